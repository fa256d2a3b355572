using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Conformance.References;

public sealed class ReferenceTests(SharedSilo silo)
{
    [Fact]
    public async Task a_reference_may_be_an_argument() =>
        Assert.Equal("ref:b", await Grain("ref:a").AskAsync(Grain("ref:b")));

    [Fact]
    public async Task references_may_be_in_collections() =>
        Assert.Equal(["ref:b", "ref:c"], await Grain("ref:a").AskAllAsync([Grain("ref:b"), Grain("ref:c")]));

    [Fact]
    public async Task a_grain_may_pass_itself_on()
    {
        var self = await Grain("ref:d").SelfAsync();
        Assert.Equal(Grain("ref:d"), self);
        Assert.Equal("ref:d", await self.NameAsync());
    }

    [Fact]
    public async Task a_reference_speaks_every_interface_of_its_grain()
    {
        Assert.Equal("bye from ref:e", await Grain("ref:e").AsReference<IFarewellGrain>().FarewellAsync());
        Assert.Equal("bye from ref:e", await Grain("ref:e").Cast<IFarewellGrain>().FarewellAsync());
        Assert.Equal("bye from ref:e", await silo.Grains.GetGrain<IFarewellGrain>("ref:e").FarewellAsync());
    }

    [Fact]
    public async Task a_method_of_an_inherited_interface_reaches_the_grain() =>
        Assert.Equal("ref:f", await Grain("ref:f").NameAsync());

    [Fact]
    public async Task a_reference_in_a_state_is_callable_after_it_was_stored()
    {
        await Grain("ref:g").KeepAsync(Grain("ref:h"));
        await Grain("ref:g").EndAsync();
        await silo.Cluster.WaitForDeactivationAsync(Grain("ref:g"));
        Assert.Equal("ref:h test-reference/ref:h", await Grain("ref:g").AskKeptAsync());
    }

    [Fact]
    public async Task a_grain_is_reached_by_its_id()
    {
        var id = GrainId.Create("test-reference", "ref:i");
        Assert.Equal("ref:i", await silo.Grains.GetGrain<INamedGrain>(id).NameAsync());
        Assert.Equal("ref:i", await silo.Grains.GetGrain(id).AsReference<INamedGrain>().NameAsync());
    }

    [Fact]
    public async Task a_grain_is_reached_by_the_type_of_its_interface() =>
        Assert.Equal("ref:j", await ((INamedGrain)silo.Grains.GetGrain(typeof(IReferenceGrain), "ref:j")).NameAsync());

    private IReferenceGrain Grain(string key) => silo.Grains.GetGrain<IReferenceGrain>(key);
}
