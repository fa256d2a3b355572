namespace Alfred.Facts;

/// <summary>Keeps what one person, or everyone, asked to be remembered.</summary>
[Reentrant] // What commands keep while they meet: see CommandGrain.
[GrainType("facts")]
public sealed class FactGrain(
    [PersistentState("facts")] IPersistentState<Applied<FactBook, FactOutcome>> row,
    ISettledCommands settled) : CommandGrain<FactBook, FactOutcome>(row, settled), IFactGrain
{
    public Task<FactOutcome> RememberAsync(Command command, Fact fact) => ApplyOnceAsync(command, book => book.Remember(fact));

    public Task<FactOutcome> ForgetAsync(Command command, string words) => ApplyOnceAsync(command, book => book.Forget(words));

    public Task<FactOutcome> ForgetLastAsync(Command command, MemberId member, DateTimeOffset after) =>
        ApplyOnceAsync(command, book => book.ForgetLast(member, after));

    public Task<FactOutcome> ForgetAllAsync(Command command) => EraseOnceAsync(command, static book => book.ForgetAll());

    public Task<FactOutcome> DisownAsync(Command command, MemberId member) => EraseOnceAsync(command, book => book.Disown(member));

    public async Task<ImmutableArray<Fact>> ListAsync() => (await ReadAsync()).Facts;
}
