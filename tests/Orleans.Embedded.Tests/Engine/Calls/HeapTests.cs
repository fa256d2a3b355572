using Orleans.Embedded.Tests.Conformance.Calls;
using Orleans.Embedded.Tests.Conformance;

namespace Orleans.Embedded.Tests.Engine.Calls;

/// <summary>Runs alone: what other tests allocate would be counted.</summary>
[CollectionDefinition(nameof(HeapTests), DisableParallelization = true)]
[Collection(nameof(HeapTests))]
public sealed class HeapTests
{
    [Fact]
    public async Task activations_that_come_and_go_leave_no_heap_behind()
    {
        await using var silo = await TimedSilo.StartAsync();
        // The first round grows the tables that stay.
        await RoundAsync(20_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await RoundAsync(20_000);
        var left = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(left < 20_000 * 20, $"{left} bytes are left of 20,000 activations.");

        async Task RoundAsync(int count)
        {
            for (var number = 0; number < count; number++) await silo.Grains.GetGrain<IStressGrain>(1_000_000 + number).OverlapsAsync();
            silo.Time.Advance(TimeSpan.FromMinutes(20));
            var management = silo.Grains.GetGrain<Orleans.Runtime.IManagementGrain>(0);
            while ((await management.GetActiveGrains(Orleans.Runtime.GrainType.Create("test-stress"))).Count > 0) await Task.Yield();
        }
    }
}
