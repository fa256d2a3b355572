using System.Collections.Immutable;
using Alfred.Skills.Shared.Times;
using NodaTime;

namespace Alfred.Skills.Home.Briefing;

/// <summary>
/// The morning briefing: what a person has to know of the day, at their times, with their sections, or now.
/// </summary>
public sealed class BriefingSkill : Skill, IPersonalData, IZoneFollower
{
    private static readonly Parameter Time = new()
    {
        Name = "time",
        Summary = "The local time of day, such as 7:30, for every day; asked for when it is left out",
        IsRequired = false,
        Read = ClockTime.Read,
    };

    private static readonly Parameter Times = new()
    {
        Name = "times",
        Summary = "Times with the days on which they count, several separated by commas: weekdays at 7, weekends at 9",
        Read = TimesText.Read,
    };

    private static readonly Parameter Days = new()
    {
        Name = "days",
        Summary = "Days of the week: Sundays, weekends",
        Read = WeekdayText.Read,
    };

    private static readonly Parameter Sections = new()
    {
        Name = "sections",
        Summary = "Sections, several separated by commas: weather, calendar, birthdays, chores, groceries",
        // "Weather" alone would be a request of its own.
        IsFreeText = true,
        Read = SectionText.Read,
    };

    private static readonly Parameter Place = new()
    {
        Name = "place",
        Summary = "A place's name, or its latitude and longitude: Madrid, 40.42 -3.7",
        IsFreeText = true,
        Read = WeatherActions.ReadPlace,
    };

    /// <inheritdoc/>
    public override string Name => "briefing";

    /// <inheritdoc/>
    public override int Position => 30;

    /// <inheritdoc/>
    public override IReadOnlyList<SkillAction> Actions { get; } =
    [
        Action("show", Effect.Read, static (context, _) => BriefingReport.RunAsync(context)),
        Action("schedule", Effect.Write, BriefingActions.ScheduleAsync, Time),
        Action("schedule-days", Effect.Write, BriefingActions.ScheduleDaysAsync, Times),
        Action("skip", Effect.Write, BriefingActions.SkipAsync, Days),
        Action("off", Effect.Write, static (context, _) => BriefingActions.StopAsync(context)),
        Action("when", Effect.Read, static (context, _) => BriefingActions.WhenAsync(context)),
        Action("sections", Effect.Read, static (context, _) => SectionActions.TellAsync(context)),
        Action("with", Effect.Write, SectionActions.AddAsync, Sections),
        Action("without", Effect.Write, SectionActions.RemoveAsync, Sections),
        Action("quiet", Effect.Write, static (context, _) => SectionActions.BeSilentAsync(context, whenEmpty: true)),
        Action("always", Effect.Write, static (context, _) => SectionActions.BeSilentAsync(context, whenEmpty: false)),
        Action("place", Effect.Write, WeatherActions.SetPlaceAsync, Place),
        Action("weather", Effect.Read, static (context, _) => WeatherActions.TellAsync(context)),
        Action("why", Effect.Read, static (context, _) => DeliveryAnswer.TellAsync(context)),
    ];

    /// <inheritdoc/>
    public Task<ImmutableArray<ExportTable>> ExportAsync(ActionContext context) => BriefingData.ExportAsync(context);

    /// <inheritdoc/>
    public Task<Outcome> ForgetAsync(ActionContext context) => BriefingData.ForgetAsync(context);

    /// <inheritdoc/>
    public Task<Outcome> MoveToZoneAsync(ActionContext context, DateTimeZone zone) => BriefingActions.FollowAsync(context, zone);

    private static SkillAction Action(
        string name, Effect effect, Func<ActionContext, Arguments, Task<Outcome>> run, params Parameter[] parameters) => new()
    {
        Name = name,
        Effect = effect,
        Parameters = parameters,
        Run = (context, arguments, _) => run(context, arguments),
    };
}
