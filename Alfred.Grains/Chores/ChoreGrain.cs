namespace Alfred.Chores;

/// <summary>Keeps the chores of one household.</summary>
[Reentrant] // What commands keep while they meet: see CommandGrain.
[GrainType("chores")]
public sealed class ChoreGrain(
    [PersistentState("chores")] IPersistentState<Applied<ChoreBoard, ChoreOutcome>> row,
    ISettledCommands settled) : CommandGrain<ChoreBoard, ChoreOutcome>(row, settled), IChoreGrain
{
    public Task<ChoreOutcome> AddAsync(Command command, ChoreDay day, ImmutableArray<Chore> chores) =>
        ApplyOnceAsync(command, board => board.Add(command, day, chores));

    public Task<ChoreOutcome> DoneAsync(Command command, ChoreDay day, ImmutableArray<string> names) =>
        ApplyOnceAsync(command, board => board.Finish(command, day, names));

    public Task<ChoreOutcome> DoneByAsync(Command command, ChoreDay day, ImmutableArray<string> names, string doer) =>
        ApplyOnceAsync(command, board => board.Finish(command, day, names, doer));

    public Task<ChoreOutcome> ConfirmAsync(Command command, ChoreDay day, string name, bool isDone) =>
        ApplyOnceAsync(command, board => board.Confirm(command, day, name, isDone));

    public Task<ChoreOutcome> AssignAsync(Command command, string name, string? member) =>
        ApplyOnceAsync(command, board => board.Assign(command, name, member));

    public Task<ChoreOutcome> SwapAsync(Command command, ChoreDay day, string name, string with) =>
        ApplyOnceAsync(command, board => board.Swap(command, day, name, with));

    public Task<ChoreOutcome> SnoozeAsync(Command command, string name, DateTimeOffset until) =>
        ApplyOnceAsync(command, board => board.Snooze(command, name, until));

    public Task<ChoreOutcome> MoveAsync(Command command, string name, DateOnly due, TimeOnly? at, string zone) =>
        ApplyOnceAsync(command, board => board.Move(command, name, due, at, zone));

    public Task<ChoreOutcome> NagAsync(Command command, string name, NagPolicy? policy) =>
        ApplyOnceAsync(command, board => board.SetNag(command, name, policy));

    public Task<ChoreOutcome> SetUrgentAsync(Command command, string name, bool isUrgent) =>
        ApplyOnceAsync(command, board => board.SetUrgent(command, name, isUrgent));

    public Task<ChoreOutcome> PauseAsync(Command command, ChoreDay day, string name, bool isPaused) =>
        ApplyOnceAsync(command, board => board.Pause(command, day, name, isPaused));

    public Task<ChoreOutcome> RemoveAsync(Command command, string name) => ApplyOnceAsync(command, board => board.Remove(command, name));

    public Task<ChoreOutcome> UndoAsync(Command command, bool isConfirmed) =>
        ApplyOnceAsync(command, board => board.Undo(command, isConfirmed));

    public async Task<DateTimeOffset?> FindLastChangeAsync(Command command)
    {
        var board = await ReadAsync();
        return board.HasUndone(command) ? DateTimeOffset.MaxValue : board.LastOf(command)?.At;
    }

    public Task<ChoreOutcome> RenameAsync(Command command, string former, string name) =>
        ApplyOnceAsync(command, board => board.Rename(former, name));

    public Task<ChoreOutcome> ForgetAsync(Command command) => EraseOnceAsync(command, board => board.Forget(command));

    public async Task<ImmutableArray<Chore>> ListOnAsync(ChoreDay day) => (await ReadAsync()).ListOn(day);

    public async Task<ImmutableArray<ChoreDeed>> HistoryAsync() => [.. (await ReadAsync()).Done.Select(deed => deed.ToDeed())];
}
