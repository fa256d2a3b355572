namespace Orleans.Embedded.Tests.Conformance.Activations;

public sealed class PartsTests(SharedSilo silo)
{
    [Fact]
    public async Task each_activation_has_services_of_its_own()
    {
        var one = await Grain("parts:a").PartAsync();
        Assert.NotEqual(one, await Grain("parts:b").PartAsync());
        Assert.Equal(one, await Grain("parts:a").PartAsync());
        Assert.Equal(one, await Grain("parts:a").PartOfContextAsync());
    }

    [Fact]
    public async Task the_services_of_an_activation_end_with_it()
    {
        var id = await Grain("parts:c").PartAsync();
        await Grain("parts:c").EndAsync();
        await silo.Journal.UntilAsync($"{id} disposed");
    }

    [Fact]
    public async Task a_grain_that_ends_is_disposed()
    {
        await Grain("parts:d").PartAsync();
        await Grain("parts:d").EndAsync();
        await silo.Journal.UntilAsync("parts:d disposed");
    }

    [Fact]
    public async Task the_stages_of_a_grains_life_come_in_order()
    {
        await Grain("parts:e").PartAsync();
        await silo.Cluster.DeactivateAsync(Grain("parts:e"));
        await silo.Journal.UntilAsync("parts:e disposed");
        Assert.Equal(
            ["parts:e first", "parts:e set up", "parts:e activate", "parts:e deactivate", "parts:e last", "parts:e disposed"],
            silo.Journal.Entries.Where(entry => entry.StartsWith("parts:e ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task a_grain_knows_its_context() =>
        Assert.Equal("test-parts/parts:f True True", await Grain("parts:f").ContextAsync());

    [Fact]
    public async Task a_test_sees_whether_a_grain_is_active()
    {
        var grain = Grain("parts:g");
        Assert.False(silo.Cluster.TryGetGrainContext(grain.GetGrainId(), out _));
        await grain.PartAsync();
        Assert.True(silo.Cluster.TryGetGrainContext(grain.GetGrainId(), out var context));
        Assert.Equal(grain.GetGrainId(), context.GrainId);
        await silo.Cluster.DeactivateAsync(grain);
        Assert.False(silo.Cluster.TryGetGrainContext(grain.GetGrainId(), out _));
    }

    private IPartsGrain Grain(string key) => silo.Grains.GetGrain<IPartsGrain>(key);
}
