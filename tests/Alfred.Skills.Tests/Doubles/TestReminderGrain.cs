using System.Collections.Immutable;
using Alfred.Commands;
using Alfred.Members;
using Alfred.Reminders;

namespace Alfred.Skills.Tests.Doubles;

public sealed class TestReminderGrain : TestCommandGrain, IReminderGrain
{
    /// <summary>Whose reminders they are.</summary>
    public MemberId Owner { get; set; }

    public ReminderBook Book { get; private set; } = new();

    public Task<ReminderOutcome> AddAsync(Command command, Reminder reminder) => Change(command, () => Book.Add(command, reminder));

    public Task<ReminderOutcome> MoveAsync(Command command, MemberId by, int id, ReminderTime time) =>
        Change(command, () => Book.Move(command, by, id, time));

    public Task<ReminderOutcome> SnoozeAsync(Command command, MemberId by, int? id, DateTimeOffset until) =>
        Change(command, () => Book.Snooze(command, by, id, until));

    public Task<ReminderOutcome> CancelAsync(Command command, MemberId by, ImmutableArray<int> ids) =>
        Change(command, () => Book.Cancel(command, by, ids));

    public Task<ReminderOutcome> FinishAsync(Command command, MemberId by, int? id) =>
        Change(command, () => Book.Finish(command, by, id));

    public Task<ReminderOutcome> DeliverAsync(Command command, int id, int version, DateTimeOffset due, DateTimeOffset? quietUntil) =>
        Change(command, () => Book.Deliver(command, Owner, id, version, due, quietUntil));

    public Task<ReminderOutcome> MoveToZoneAsync(Command command, MemberId by, string zone) =>
        Change(command, () => Book.MoveToZone(command, by, zone));

    public Task<ImmutableArray<Reminder>> ListAsync() =>
        Task.FromResult<ImmutableArray<Reminder>>([.. Book.Open.OrderBy(one => (one.Due, one.Id))]);

    public Task<ImmutableArray<Reminder>> DeliveredAsync() => Task.FromResult(Book.Delivered);

    public Task<ReminderOutcome?> FindOutcomeAsync(Command command) => Task.FromResult(Outcome<ReminderOutcome>(command));

    public Task<ReminderChangeView?> FindLastChangeAsync(Command command, MemberId by)
    {
        if (Outcome<ReminderOutcome>(command) is { Undone: { } undone })
            return Task.FromResult<ReminderChangeView?>(new(undone, DateTimeOffset.MaxValue, IsBuiltOn: false, IsTakenBack: true));
        return Task.FromResult(Book.Changes.LastBy(by, command.At) is { } last
            ? new ReminderChangeView(last.Command, last.At, Book.IsBuiltOn(last), IsTakenBack: false) : null);
    }

    public Task<ReminderOutcome> UndoAsync(Command command, CommandId change, bool isConfirmed) =>
        Change(command, () => Book.Undo(command, change, isConfirmed));

    public Task<ReminderOutcome> ForgetAsync(Command command, MemberId member, bool isOwner) =>
        Change(command, () => Book.Forget(member, isOwner));

    private Task<ReminderOutcome> Change(Command command, Func<(ReminderBook Book, ReminderOutcome Outcome)> decide) =>
        OnceAsync(command, () =>
        {
            (Book, var outcome) = decide();
            return outcome;
        });
}
