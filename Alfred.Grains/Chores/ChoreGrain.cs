using System.Collections.Immutable;
using Alfred.Commands;
using Orleans.Concurrency;

namespace Alfred.Chores;

/// <summary>Keeps the chores of one household.</summary>
[Reentrant] // What commands keep while they meet: see CommandGrain.
[GrainType("chores")]
public sealed class ChoreGrain(
    [PersistentState("chores")] IPersistentState<Applied<ChoreBoard, ChoreOutcome>> row,
    IUnsettledCommands unsettled) : CommandGrain<ChoreBoard, ChoreOutcome>(row, unsettled), IChoreGrain
{
    /// <inheritdoc/>
    public Task<ChoreOutcome> AddAsync(Command command, ImmutableArray<Chore> chores) =>
        ApplyOnceAsync(command, board => board.Add(command, chores));

    /// <inheritdoc/>
    public Task<ChoreOutcome> DoneAsync(Command command, ImmutableArray<string> names) =>
        ApplyOnceAsync(command, board => board.Finish(command, names));

    /// <inheritdoc/>
    public Task<ImmutableArray<Chore>> ListAsync() =>
        Task.FromResult<ImmutableArray<Chore>>([.. State.Open.Select(entry => entry.Chore)]);
}
