using System.Collections.Immutable;
using Alfred.Chores;
using Alfred.Commands;

namespace Alfred.Skills.Tests.Doubles;

public sealed class TestChoreGrain : TestCommandGrain, IChoreGrain
{
    public ChoreBoard Board { get; private set; } = new();

    public Task<ChoreOutcome> AddAsync(Command command, ImmutableArray<Chore> chores) => Change(command, () => Board.Add(command, chores));

    public Task<ChoreOutcome> DoneAsync(Command command, ImmutableArray<string> names) =>
        Change(command, () => Board.Finish(command, names));

    public Task<ImmutableArray<Chore>> ListAsync() =>
        Task.FromResult<ImmutableArray<Chore>>([.. Board.Open.Select(entry => entry.Chore)]);

    private Task<ChoreOutcome> Change(Command command, Func<(ChoreBoard Board, ChoreOutcome Outcome)> decide) =>
        OnceAsync(command, () =>
        {
            (Board, var outcome) = decide();
            return outcome;
        });
}
