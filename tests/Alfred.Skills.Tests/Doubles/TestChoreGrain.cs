using System.Collections.Immutable;
using Alfred.Chores;
using Alfred.Commands;

namespace Alfred.Skills.Tests.Doubles;

public sealed class TestChoreGrain : TestCommandGrain, IChoreGrain
{
    public ChoreBoard Board { get; private set; } = new();

    public Task<ChoreOutcome> AddAsync(Command command, ChoreDay day, ImmutableArray<Chore> chores) =>
        Change(command, () => Board.Add(command, day, chores));

    public Task<ChoreOutcome> DoneAsync(Command command, ChoreDay day, ImmutableArray<string> names) =>
        Change(command, () => Board.Finish(command, day, names));

    public Task<ChoreOutcome> ConfirmAsync(Command command, ChoreDay day, string name, bool isDone) =>
        Change(command, () => Board.Confirm(command, day, name, isDone));

    public Task<ChoreOutcome> AssignAsync(Command command, string name, string? member) =>
        Change(command, () => Board.Assign(command, name, member));

    public Task<ChoreOutcome> SwapAsync(Command command, ChoreDay day, string name, string with) =>
        Change(command, () => Board.Swap(command, day, name, with));

    public Task<ChoreOutcome> SnoozeAsync(Command command, string name, DateTimeOffset until) =>
        Change(command, () => Board.Snooze(command, name, until));

    public Task<ChoreOutcome> MoveAsync(Command command, string name, DateOnly due, TimeOnly? at, string zone) =>
        Change(command, () => Board.Move(command, name, due, at, zone));

    public Task<ChoreOutcome> NagAsync(Command command, string name, NagPolicy? policy) =>
        Change(command, () => Board.SetNag(command, name, policy));

    public Task<ChoreOutcome> SetUrgentAsync(Command command, string name, bool isUrgent) =>
        Change(command, () => Board.SetUrgent(command, name, isUrgent));

    public Task<ChoreOutcome> PauseAsync(Command command, ChoreDay day, string name, bool isPaused) =>
        Change(command, () => Board.Pause(command, day, name, isPaused));

    public Task<ChoreOutcome> RemoveAsync(Command command, string name) => Change(command, () => Board.Remove(command, name));

    public Task<ChoreOutcome> UndoAsync(Command command, bool isConfirmed) => Change(command, () => Board.Undo(command, isConfirmed));

    public Task<DateTimeOffset?> FindLastChangeAsync(Command command) =>
        Task.FromResult(Board.HasUndone(command) ? DateTimeOffset.MaxValue : Board.LastOf(command)?.At);

    public Task<ChoreOutcome> ForgetAsync(Command command) => Change(command, () => Board.Forget(command));

    public Task<ImmutableArray<Chore>> ListOnAsync(ChoreDay day) => Task.FromResult(Board.ListOn(day));

    public Task<ImmutableArray<ChoreDeed>> HistoryAsync() =>
        Task.FromResult<ImmutableArray<ChoreDeed>>([.. Board.Done.Select(deed => deed.ToDeed())]);

    private Task<ChoreOutcome> Change(Command command, Func<(ChoreBoard Board, ChoreOutcome Outcome)> decide) =>
        OnceAsync(command, () =>
        {
            (Board, var outcome) = decide();
            return outcome;
        });
}
