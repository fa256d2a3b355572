using System.Collections.Immutable;
using Alfred.Briefings;
using Alfred.Commands;
using Alfred.Feeds;
using Alfred.Schedules;

namespace Alfred.Skills.Tests.Doubles;

public sealed class TestBriefingGrain : TestCommandGrain, IBriefingGrain
{
    private BriefingState _state = new();

    /// <summary>What the ledger says of the last one.</summary>
    public BriefingDelivery? Last { get; set; }

    public Task<BriefingPlan> PlanAsync() => Task.FromResult(_state.Plan);

    public Task<BriefingOutcome> SetTimesAsync(Command command, ImmutableArray<BriefingTime> times) =>
        Change(command, () => _state.SetTimes(times));

    public Task<BriefingOutcome> SkipAsync(Command command, WeekdaySet days) => Change(command, () => _state.Skip(days));

    public Task<BriefingOutcome> ChooseAsync(Command command, BriefingSections sections, bool areWanted) =>
        Change(command, () => _state.Choose(sections, areWanted));

    public Task<BriefingOutcome> BeSilentAsync(Command command, bool whenEmpty) => Change(command, () => _state.BeSilent(whenEmpty));

    public Task<BriefingOutcome> SetPlaceAsync(Command command, WeatherPlace place) => Change(command, () => _state.SetPlace(place));

    public Task<BriefingOutcome> RestoreAsync(Command command, BriefingPlan plan) => Change(command, () => _state.Restore(plan));

    public Task<BriefingOutcome> GiveAsync(Command command, DateOnly day) => Change(command, () => _state.Give(day));

    public Task<BriefingOutcome> ForgetAsync(Command command) => Change(command, () => _state.Forget());

    public Task<BriefingDelivery?> LastAsync() => Task.FromResult(Last);

    private Task<BriefingOutcome> Change(Command command, Func<(BriefingState State, BriefingOutcome Outcome)> decide) =>
        OnceAsync(command, () =>
        {
            (_state, var outcome) = decide();
            return outcome;
        });
}
