using Orleans.Embedded.Tests.Conformance.Filters;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Conformance.Calls;

public sealed class ContextTests(SharedSilo silo)
{
    [Fact]
    public void a_value_is_read_changed_and_removed()
    {
        RequestContext.Set("a", 1);
        RequestContext.Set("a", 2);
        Assert.Equal(2, RequestContext.Get("a"));
        Assert.Contains("a", RequestContext.Keys);
        Assert.True(RequestContext.Remove("a"));
        Assert.False(RequestContext.Remove("a"));
        Assert.Null(RequestContext.Get("a"));
    }

    [Fact]
    public async Task a_value_set_in_a_called_method_stays_there()
    {
        await InnerAsync();
        Assert.Null(RequestContext.Get("inner"));

        static async Task InnerAsync()
        {
            RequestContext.Set("inner", "x");
            await Task.Yield();
        }
    }

    [Fact]
    public async Task a_value_travels_on_from_grain_to_grain()
    {
        RequestContext.Set("chain", "c1");
        var seen = await silo.Grains.GetGrain<IRelayGrain>("relay:a").RelayAsync(Guid.NewGuid(), "chain");
        Assert.Equal("c1!", seen);
    }

    [Fact]
    public async Task callers_at_once_have_contexts_of_their_own()
    {
        var seen = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => Task.Run(async () =>
        {
            RequestContext.Set("number", $"n{number}");
            return await silo.Grains.GetGrain<IFilteredGrain>(Guid.NewGuid()).ContextAsync("number");
        })));
        Assert.Equal(Enumerable.Range(0, 50).Select(number => $"n{number}!"), seen);
    }
}

public interface IRelayGrain : IGrainWithStringKey
{
    Task<string?> RelayAsync(Guid other, string key);
}

[GrainType("test-relay")]
public sealed class RelayGrain : Grain, IRelayGrain
{
    public Task<string?> RelayAsync(Guid other, string key) => GrainFactory.GetGrain<IFilteredGrain>(other).ContextAsync(key);
}
