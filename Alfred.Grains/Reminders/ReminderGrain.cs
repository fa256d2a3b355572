namespace Alfred.Reminders;

/// <summary>Keeps the reminders of one member.</summary>
[Reentrant] // What commands keep while they meet: see CommandGrain.
[GrainType("reminders")]
public sealed class ReminderGrain(
    [PersistentState("reminders")] IPersistentState<Applied<ReminderBook, ReminderOutcome>> row,
    ISettledCommands settled) : CommandGrain<ReminderBook, ReminderOutcome>(row, settled), IReminderGrain
{
    private MemberId Owner => new(this.GetPrimaryKeyString());

    public Task<ReminderOutcome> AddAsync(Command command, Reminder reminder) =>
        ApplyOnceAsync(command, book => book.Add(command, reminder));

    public Task<ReminderOutcome> MoveAsync(Command command, MemberId by, int id, ReminderTime time) =>
        ApplyOnceAsync(command, book => book.Move(command, by, id, time));

    public Task<ReminderOutcome> SnoozeAsync(Command command, MemberId by, int? id, DateTimeOffset until) =>
        ApplyOnceAsync(command, book => book.Snooze(command, by, id, until));

    public Task<ReminderOutcome> CancelAsync(Command command, MemberId by, ImmutableArray<int> ids) =>
        ApplyOnceAsync(command, book => book.Cancel(command, by, ids));

    public Task<ReminderOutcome> FinishAsync(Command command, MemberId by, int? id) =>
        ApplyOnceAsync(command, book => book.Finish(command, by, id));

    public Task<ReminderOutcome> DeliverAsync(Command command, int id, int version, DateTimeOffset due, DateTimeOffset? quietUntil) =>
        ApplyOnceAsync(command, book => book.Deliver(command, Owner, id, version, due, quietUntil));

    public Task<ReminderOutcome> MoveToZoneAsync(Command command, MemberId by, string zone) =>
        ApplyOnceAsync(command, book => book.MoveToZone(command, by, zone));

    public async Task<ImmutableArray<Reminder>> ListAsync() => [.. (await ReadAsync()).Open.OrderBy(static one => (one.Due, one.Id))];

    public async Task<ImmutableArray<Reminder>> DeliveredAsync() => (await ReadAsync()).Delivered;

    public async Task<ReminderOutcome?> FindOutcomeAsync(Command command)
    {
        await ReadAsync();
        return FindOutcome(command);
    }

    public async Task<ReminderChangeView?> FindLastChangeAsync(Command command, MemberId by)
    {
        var book = await ReadAsync();
        if (FindOutcome(command) is { Undone: { } undone })
            return new(undone, DateTimeOffset.MaxValue, IsBuiltOn: false, IsTakenBack: true);
        return book.Changes.LastBy(by, command.At) is { } last
            ? new(last.Command, last.At, book.IsBuiltOn(last), IsTakenBack: false) : null;
    }

    public Task<ReminderOutcome> UndoAsync(Command command, CommandId change, bool isConfirmed) =>
        ApplyOnceAsync(command, book => book.Undo(command, change, isConfirmed));

    public Task<ReminderOutcome> ForgetAsync(Command command, MemberId member, bool isOwner) =>
        EraseOnceAsync(command, book => book.Forget(member, isOwner));
}
