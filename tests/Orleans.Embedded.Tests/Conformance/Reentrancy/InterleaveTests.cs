namespace Orleans.Embedded.Tests.Conformance.Reentrancy;

public sealed class InterleaveTests(SharedSilo silo)
{
    [Fact]
    public async Task a_call_that_the_predicate_lets_in_does_not_wait()
    {
        var grain = Grain("interleave:a");
        var running = grain.HoldAsync("predicate");
        await silo.Gates.ArrivalAsync("predicate");
        var odd = grain.ByPredicateAsync(1);
        Assert.Equal(2, await grain.ByPredicateAsync(2));
        Assert.False(odd.IsCompleted);
        silo.Gates.Open("predicate");
        await running;
        Assert.Equal(1, await odd);
    }

    [Fact]
    public async Task a_method_that_always_interleaves_does_not_wait()
    {
        var grain = Grain("interleave:b");
        var running = grain.HoldAsync("always");
        await silo.Gates.ArrivalAsync("always");
        Assert.Equal(1, await grain.AlwaysAsync());
        silo.Gates.Open("always");
        await running;
    }

    [Fact]
    public async Task a_grain_may_call_itself_in_a_chain_that_allows_it() =>
        Assert.Equal(1, await Grain("interleave:c").CallSelfAsync(allows: true));

    [Fact]
    public async Task a_section_without_reentrancy_ends_where_it_says() =>
        Assert.Equal("some none True", await Grain("interleave:d").SuppressedAsync());

    private IInterleaveGrain Grain(string key) => silo.Grains.GetGrain<IInterleaveGrain>(key);
}
