using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace Orleans.Embedded.Tests.Conformance.Calls;

public sealed class CallTests : IAsyncLifetime
{
    private readonly Gates _gates = new();
    private TestSilo _silo = null!;

    public async ValueTask InitializeAsync() =>
        _silo = await TestSilo.StartAsync(silo => silo.ConfigureServices(services => services.AddSingleton(_gates)));

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task a_call_reaches_the_grain_of_its_key() =>
        Assert.Equal("call:a: hello", await Grain("a").EchoAsync("hello"));

    [Fact]
    public async Task calls_of_one_grain_never_overlap()
    {
        var grain = Grain("b");
        var counts = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => Task.Run(grain.CountAsync)));
        Assert.Equal(Enumerable.Range(1, 500), counts.Order());
    }

    [Fact]
    public async Task a_call_waits_for_the_turn_before_it()
    {
        var grain = Grain("c");
        var first = grain.WaitAsync("c");
        await _gates.ArrivalAsync("c");
        var second = grain.EchoAsync("second");
        Assert.Equal(1, await grain.PeekAsync());
        Assert.False(second.IsCompleted);
        _gates.Open("c");
        await first;
        Assert.Equal("call:c: second", await second);
    }

    [Fact]
    public async Task an_argument_and_a_result_are_copies()
    {
        var grain = Grain("d");
        var mine = new Basket { Items = ["milk"], Counts = { ["milk"] = [1] } };
        await grain.KeepAsync(mine);
        mine.Items.Add("bread");
        mine.Counts["milk"].Add(2);
        var kept = await grain.KeepAsync(new Basket());
        Assert.Equal(["milk"], kept.Items);
        Assert.Equal([1], kept.Counts["milk"]);
        Assert.NotSame(mine, kept);
    }

    [Fact]
    public async Task a_generic_method_takes_any_type_that_travels()
    {
        var grain = Grain("f");
        Assert.Equal(42, await grain.GenericAsync(42));
        var list = new List<string> { "a" };
        var back = await grain.GenericAsync(list);
        Assert.Equal(list, back);
        Assert.NotSame(list, back);
    }

    [Fact]
    public async Task an_exception_keeps_its_type_and_message()
    {
        var failure = await Assert.ThrowsAsync<NotSupportedException>(() => Grain("g").FailAsync("no such thing"));
        Assert.Equal("no such thing", failure.Message);
    }

    private ICallGrain Grain(string name) => _silo.Grains.GetGrain<ICallGrain>("call:" + name);
}
