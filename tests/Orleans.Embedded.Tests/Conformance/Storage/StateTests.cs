using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Runtime.Hosting;
using Orleans.Storage;

namespace Orleans.Embedded.Tests.Conformance.Storage;

public sealed class StateTests(SharedSilo silo)
{
    [Fact]
    public async Task a_state_that_was_never_written_is_new_and_has_no_version() => Assert.True(await Grain("states:a").IsFreshAsync());

    [Fact]
    public async Task states_of_one_grain_keep_apart_and_outlive_its_activation()
    {
        await Grain("states:b").SetAsync(1, 2);
        await silo.Cluster.DeactivateAsync(Grain("states:b"));
        Assert.Equal((1, 2), await Grain("states:b").ReadAsync());
    }

    [Fact]
    public async Task what_was_not_written_ends_with_the_activation()
    {
        await Grain("states:c").SetAsync(1, 1);
        await Grain("states:c").ChangeOnlyInMemoryAsync(5);
        Assert.Equal((5, 1), await Grain("states:c").ReadAsync());
        await silo.Cluster.DeactivateAsync(Grain("states:c"));
        Assert.Equal((1, 1), await Grain("states:c").ReadAsync());
    }

    [Fact]
    public async Task a_record_without_a_constructor_of_its_own_may_be_a_state()
    {
        Assert.Equal(" 0 False", await Grain("states:d").ProfileAsync());
        await Grain("states:d").SetProfileAsync("Ann");
        await silo.Cluster.DeactivateAsync(Grain("states:d"));
        Assert.Equal("Ann 7 True", await Grain("states:d").ProfileAsync());
    }

    [Fact]
    public async Task grains_of_one_class_keep_their_states_apart()
    {
        await Grain("states:e").SetAsync(1, 1);
        Assert.Equal((0, 0), await Grain("states:f").ReadAsync());
    }

    [Fact]
    public async Task a_storage_that_does_not_exist_is_named_by_the_failure()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => silo.Grains.GetGrain<ILostGrain>("lost:a").CallAsync());
        var cause = Assert.IsType<BadProviderConfigException>(failure.GetBaseException());
        Assert.Contains("nowhere", cause.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_reload_drops_what_was_not_written()
    {
        var grain = silo.Grains.GetGrain<ICounterGrain>("counter:reload");
        await grain.AddAsync(2);
        await grain.ReloadAsync();
        Assert.Equal(2, await grain.ReadAsync());
        Assert.True(await grain.ExistsAsync());
    }

    [Fact]
    public async Task a_clear_empties_the_state()
    {
        var grain = silo.Grains.GetGrain<ICounterGrain>("counter:clear");
        await grain.AddAsync(2);
        await grain.ClearAsync();
        Assert.Equal(0, await grain.ReadAsync());
        Assert.False(await grain.ExistsAsync());
        Assert.Equal(3, await grain.AddAsync(3));
    }

    [Fact]
    public async Task a_storage_of_ones_own_is_used_by_its_name()
    {
        var storage = new FailingStorage();
        await using var own = await TestSilo.StartAsync(builder => builder.Services.AddGrainStorage("nowhere", (_, _) => storage));
        var failure = await Assert.ThrowsAnyAsync<OrleansException>(() => own.Grains.GetGrain<ILostGrain>("lost:b").CallAsync());
        Assert.Contains("disk is full", failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(["read lost", "write lost"], storage.Steps);
    }

    private IStatesGrain Grain(string key) => silo.Grains.GetGrain<IStatesGrain>(key);

    private sealed class FailingStorage : IGrainStorage
    {
        public List<string> Steps { get; } = [];

        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            Steps.Add($"read {stateName}");
            return Task.CompletedTask;
        }

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            Steps.Add($"write {stateName}");
            throw new IOException("The disk is full.");
        }

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;
    }
}
