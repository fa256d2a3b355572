using System.Collections.Immutable;
using Alfred.Commands;
using Orleans.Concurrency;

namespace Alfred.Chores;

/// <summary>Keeps the chores of one household.</summary>
[Reentrant] // What commands keep while they meet: see CommandGrain.
[GrainType("chores")]
public sealed class ChoreGrain(
    [PersistentState("chores")] IPersistentState<Applied<ChoreBoard, ChoreOutcome>> row,
    ISettledCommands settled) : CommandGrain<ChoreBoard, ChoreOutcome>(row, settled), IChoreGrain
{
    /// <inheritdoc/>
    public Task<ChoreOutcome> AddAsync(Command command, ImmutableArray<Chore> chores) =>
        ApplyOnceAsync(command, board => board.Add(command, chores));

    /// <inheritdoc/>
    public Task<ChoreOutcome> DoneAsync(Command command, ImmutableArray<string> names) =>
        ApplyOnceAsync(command, board => board.Finish(command, names));

    /// <inheritdoc/>
    public async Task<ImmutableArray<Chore>> ListAsync() => [.. (await ReadAsync()).Open.Select(entry => entry.Chore)];
}
