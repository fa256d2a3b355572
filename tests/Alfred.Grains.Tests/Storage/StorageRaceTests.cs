using Orleans.Storage;

namespace Alfred.Tests.Storage;

/// <summary>
/// R8: of those who write what they read at the same time one is told that it wrote, and the others that somebody else did.
/// </summary>
public sealed class StorageRaceTests(StorageSilo silo) : IClassFixture<StorageSilo>
{
    private const string StateName = "race";

    [Fact]
    public async Task two_hundred_first_writes_at_once_leave_one_row()
    {
        var id = GrainId.Create("race", "first");
        var wrote = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(number => WritesAsync(id, new GrainState<Counter>(new() { Value = number }))));

        Assert.Equal(1, wrote.Count(isWritten => isWritten));
        await using var count = silo.Database.CreateCommand("select count(*) from OrleansStorage where grainidextensionstring = 'first'");
        Assert.Equal(1L, await count.ExecuteScalarAsync());
    }

    [Fact]
    public async Task of_two_writers_with_one_version_exactly_one_writes_a_thousand_times()
    {
        var winners = await Task.WhenAll(Enumerable.Range(0, 20).Select(async key =>
        {
            var (id, one) = (GrainId.Create("race", $"pair:{key}"), 0);
            for (var round = 0; round < 50; round++)
            {
                var (first, second) = (new GrainState<Counter>(), new GrainState<Counter>());
                await silo.Named(StorageSilo.Keeping).ReadStateAsync(StateName, id, first);
                await silo.Named(StorageSilo.Keeping).ReadStateAsync(StateName, id, second);
                (first.State, second.State) = (new() { Value = 1 }, new() { Value = 2 });
                var wrote = await Task.WhenAll(WritesAsync(id, first), WritesAsync(id, second));
                one += wrote[0] != wrote[1] ? 1 : 0;
            }

            return one;
        }));

        Assert.Equal(1_000, winners.Sum());
    }

    private async Task<bool> WritesAsync(GrainId id, GrainState<Counter> state)
    {
        try
        {
            await silo.Named(StorageSilo.Keeping).WriteStateAsync(StateName, id, state);
            return true;
        }
        catch (InconsistentStateException)
        {
            return false;
        }
    }
}
