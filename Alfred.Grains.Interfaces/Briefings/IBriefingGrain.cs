using Alfred.Feeds;
using Alfred.Schedules;

namespace Alfred.Briefings;

/// <summary>The briefing of one member (key: the member's id).</summary>
[Alias("alfred.IBriefingGrain")]
public interface IBriefingGrain : ICommandGrain
{
    /// <summary>What the member wants.</summary>
    [Alias("Plan")]
    Task<BriefingPlan> PlanAsync();

    /// <summary>Sets times for days; other days keep theirs.</summary>
    /// <param name="command">The command.</param>
    /// <param name="times">The times; of a day that stands twice the last one counts.</param>
    [Alias("SetTimes")]
    Task<BriefingOutcome> SetTimesAsync(Command command, ImmutableArray<BriefingTime> times);

    /// <summary>Takes days out; all of them end the briefing.</summary>
    [Alias("Skip")]
    Task<BriefingOutcome> SkipAsync(Command command, WeekdaySet days);

    /// <summary>Wants sections, or no longer wants them.</summary>
    [Alias("Choose")]
    Task<BriefingOutcome> ChooseAsync(Command command, BriefingSections sections, bool areWanted);

    /// <summary>Says whether the briefing comes with nothing in it.</summary>
    [Alias("BeSilent")]
    Task<BriefingOutcome> BeSilentAsync(Command command, bool whenEmpty);

    /// <summary>Chooses the place whose weather is told, and wants that section.</summary>
    [Alias("SetPlace")]
    Task<BriefingOutcome> SetPlaceAsync(Command command, WeatherPlace place);

    /// <summary>Wants exactly what was wanted before, for "undo".</summary>
    [Alias("Restore")]
    Task<BriefingOutcome> RestoreAsync(Command command, BriefingPlan plan);

    /// <summary>Notes that the briefing of a local day comes now, unless it has come.</summary>
    [Alias("Give")]
    Task<BriefingOutcome> GiveAsync(Command command, DateOnly day);

    /// <summary>Forgets everything that the member wanted.</summary>
    [Alias("Forget")]
    Task<BriefingOutcome> ForgetAsync(Command command);

    /// <summary>What became of the last briefing that was due; null when none was in the last days.</summary>
    [Alias("Last")]
    Task<BriefingDelivery?> LastAsync();
}
