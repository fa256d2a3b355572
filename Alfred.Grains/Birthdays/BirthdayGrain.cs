namespace Alfred.Birthdays;

/// <summary>Keeps the birthdays of one household.</summary>
[Reentrant] // What commands keep while they meet: see CommandGrain.
[GrainType("birthdays")]
public sealed class BirthdayGrain(
    [PersistentState("birthdays")] IPersistentState<Applied<BirthdayBook, BirthdayOutcome>> row,
    ISettledCommands settled) : CommandGrain<BirthdayBook, BirthdayOutcome>(row, settled), IBirthdayGrain
{
    public Task<BirthdayOutcome> AddAsync(Command command, Birthday birthday) => ApplyOnceAsync(command, book => book.Add(birthday));

    public Task<BirthdayOutcome> RemoveAsync(Command command, string name) => ApplyOnceAsync(command, book => book.Remove(name));

    public Task<BirthdayOutcome> UndoAsync(Command command, string name, Birthday? left, Birthday? before) =>
        ApplyOnceAsync(command, book => book.Undo(name, left, before));

    public Task RenameAsync(Command command, MemberId member, string original, string name) =>
        ApplyOnceAsync(command, book => book.Rename(member, original, name));

    public Task<BirthdayOutcome> ForgetAsync(Command command, MemberId member, string original) =>
        EraseOnceAsync(command, book => book.Forget(member, original));

    public async Task<ImmutableArray<Birthday>> ListAsync() => (await ReadAsync()).Birthdays;
}
