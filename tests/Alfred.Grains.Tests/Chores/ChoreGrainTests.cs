using Alfred.Chores;
using Alfred.Tests.Commands;

namespace Alfred.Tests.Chores;

public sealed class ChoreGrainTests
{
    private static readonly ChoreDay Day = new(new(1970, 1, 1), [ChoreScene.Adult("Ada"), ChoreScene.Adult("Bob")]);

    [Fact]
    public async Task open_chores_survive_a_restart_and_done_ones_are_gone()
    {
        var rows = new RowStorage();
        await using (var silo = await GrainSilo.StartAsync(rows))
        {
            var household = silo.Grains.GetGrain<IChoreGrain>(IChoreGrain.DefaultKey);
            await household.AddAsync(
                new(new(1, 0), "Ada", DateTimeOffset.UnixEpoch), Day, [new("bins", "Ada", "Bob"), new("plants", "Ada")]);
            await household.DoneAsync(new(new(2, 0), "Bob", DateTimeOffset.UnixEpoch), Day, ["plants"]);
        }

        await using var restarted = await GrainSilo.StartAsync(rows);
        var open = await restarted.Grains.GetGrain<IChoreGrain>(IChoreGrain.DefaultKey).ListOnAsync(Day);
        Assert.Equal(("bins", "Bob"), (open.Single().Name, open.Single().Assignee));
    }
}
