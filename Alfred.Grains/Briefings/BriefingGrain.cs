using Alfred.Feeds;
using Alfred.Keys;

namespace Alfred.Briefings;

/// <summary>Keeps what one member wants of their briefing, and finds what became of the last one.</summary>
[Reentrant] // What commands keep while they meet: see CommandGrain.
[GrainType("briefing")]
internal sealed class BriefingGrain(
    [PersistentState("briefing")] IPersistentState<Applied<BriefingState, BriefingOutcome>> row,
    ISettledCommands settled, BriefingLedger ledger, KeySecret keys)
    : CommandGrain<BriefingState, BriefingOutcome>(row, settled), IBriefingGrain
{
    public async Task<BriefingPlan> PlanAsync() => (await ReadAsync()).Plan;

    public Task<BriefingOutcome> SetTimesAsync(Command command, ImmutableArray<BriefingTime> times) =>
        ApplyOnceAsync(command, state => state.SetTimes(times));

    public Task<BriefingOutcome> SkipAsync(Command command, WeekdaySet days) => ApplyOnceAsync(command, state => state.Skip(days));

    public Task<BriefingOutcome> ChooseAsync(Command command, BriefingSections sections, bool areWanted) =>
        ApplyOnceAsync(command, state => state.Choose(sections, areWanted));

    public Task<BriefingOutcome> BeSilentAsync(Command command, bool whenEmpty) =>
        ApplyOnceAsync(command, state => state.BeSilent(whenEmpty));

    public Task<BriefingOutcome> SetPlaceAsync(Command command, WeatherPlace place) =>
        ApplyOnceAsync(command, state => state.SetPlace(place));

    public Task<BriefingOutcome> RestoreAsync(Command command, BriefingPlan plan) => ApplyOnceAsync(command, state => state.Restore(plan));

    public Task<BriefingOutcome> GiveAsync(Command command, DateOnly day) => ApplyOnceAsync(command, state => state.Give(day));

    public Task<BriefingOutcome> ForgetAsync(Command command) => EraseOnceAsync(command, static state => state.Forget());

    public async Task<BriefingDelivery?> LastAsync()
    {
        var member = new MemberId(this.GetPrimaryKeyString());
        return await GrainFactory.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key).FindContactAsync(member) is { } contact
            ? await ledger.FindLastAsync(keys.KeyOf(contact.Conversation), CancellationToken.None)
            : null;
    }
}
