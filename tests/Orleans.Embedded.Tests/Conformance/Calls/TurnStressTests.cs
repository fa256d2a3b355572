namespace Orleans.Embedded.Tests.Conformance.Calls;

public interface IStressGrain : IGrainWithIntegerKey
{
    Task<int> StepAsync(int hops, int seed);

    Task<int> OverlapsAsync();
}

[GrainType("test-stress")]
public sealed class StressGrain : Grain, IStressGrain
{
    private int _inside;
    private int _overlaps;

    public async Task<int> StepAsync(int hops, int seed)
    {
        // Plain fields: if two turns ever ran at once, or a call entered between two awaits of another, these would show it.
        if (++_inside != 1) _overlaps++;
        for (var turn = 0; turn < seed % 4; turn++)
        {
            if (turn % 2 == 0) await Task.Yield();
            else await Task.Run(() => { });
        }

        // Only upwards, so that no two grains wait for each other.
        var below = hops == 0 ? 0 : await GrainFactory.GetGrain<IStressGrain>(this.GetPrimaryKeyLong() + 1).StepAsync(hops - 1, seed * 31 & 0xFFFF);
        if (--_inside != 0) _overlaps++;
        return below + 1;
    }

    public Task<int> OverlapsAsync() => Task.FromResult(_overlaps);
}

public sealed class TurnStressTests
{
    [Fact]
    public async Task no_call_enters_a_grain_between_the_turns_of_another()
    {
        await using var silo = await TestSilo.StartAsync();
        var grains = Enumerable.Range(0, 24).Select(number => silo.Grains.GetGrain<IStressGrain>(number)).ToArray();
        await Task.WhenAll(Enumerable.Range(0, 32).Select(caller => Task.Run(async () =>
        {
            var random = new Random(caller);
            for (var call = 0; call < 200; call++) Assert.Equal(4, await grains[random.Next(20)].StepAsync(3, random.Next(1000)));
        })));
        foreach (var grain in grains) Assert.Equal(0, await grain.OverlapsAsync());
    }
}
