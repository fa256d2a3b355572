using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Core.Internal;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Conformance.Management;

public sealed class ManagementTests : IAsyncLifetime
{
    private readonly Gates _gates = new();
    private readonly List<string> _started = [];
    private TestSilo _silo = null!;

    private IManagementGrain Management => _silo.Grains.GetGrain<IManagementGrain>(0);

    public async ValueTask InitializeAsync() => _silo = await TestSilo.StartAsync(silo => silo
        .ConfigureServices(services => services.AddSingleton(_gates))
        .Configure<SiloMessagingOptions>(options => options.MaxEnqueuedRequestsHardLimit = 2)
        .AddStartupTask(async (services, _) =>
        {
            // Grains can be called from a start-up task.
            await services.GetRequiredService<IGrainFactory>().GetGrain<IQueueGrain>(0, "startup").KeyAsync();
            _started.Add("active");
        })
        .AddStartupTask(
            (_, _) =>
            {
                _started.Add("services");
                return Task.CompletedTask;
            },
            ServiceLifecycleStage.ApplicationServices + 1));

    public ValueTask DisposeAsync()
    {
        _gates.OpenAll();
        return _silo.DisposeAsync();
    }

    [Fact]
    public void startup_tasks_run_in_the_order_of_their_stages() => Assert.Equal(["services", "active"], _started);

    [Fact]
    public async Task workers_share_the_calls_of_a_stateless_grain_up_to_their_limit()
    {
        var grain = _silo.Grains.GetGrain<IWorkerGrain>(0);
        var first = grain.WorkAsync("one");
        var second = grain.WorkAsync("two");
        await _gates.ArrivalAsync("one");
        await _gates.ArrivalAsync("two");
        var third = grain.WorkAsync("three");
        Assert.False(third.IsCompleted);
        _gates.Open("one");
        _gates.Open("two");
        _gates.Open("three");
        Assert.NotEqual(await first, await second);
        Assert.Contains(await third, new[] { await first, await second });
    }

    [Fact]
    public async Task calls_beyond_the_limit_of_the_queue_fail_at_once()
    {
        var grain = _silo.Grains.GetGrain<IQueueGrain>(1, "limit");
        var running = grain.HoldAsync("queue");
        await _gates.ArrivalAsync("queue");
        var waiting = new[] { grain.KeyAsync(), grain.KeyAsync() };
        await Assert.ThrowsAsync<LimitExceededException>(() => grain.KeyAsync());
        _gates.Open("queue");
        await running;
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task compound_keys_come_back_as_they_were_given()
    {
        var id = new Guid("00112233-4455-6677-8899-aabbccddeeff");
        Assert.Equal("-1 x+y", await _silo.Grains.GetGrain<IQueueGrain>(-1, "x+y").KeyAsync());
        Assert.Equal($"{id} ext", await _silo.Grains.GetGrain<IStateGrain>(id, "ext").KeyAsync());
    }

    [Fact]
    public async Task the_state_of_a_grain_base_class_is_read_before_its_first_call()
    {
        var grain = _silo.Grains.GetGrain<IStateGrain>(Guid.NewGuid(), "s");
        Assert.Equal(2, await grain.AddAsync(2));
        await grain.EndAsync();
        Assert.Equal(5, await grain.AddAsync(3));
    }

    [Fact]
    public async Task the_management_grain_counts_activations_and_ends_idle_ones()
    {
        var grain = _silo.Grains.GetGrain<IStateGrain>(Guid.NewGuid(), "m");
        await grain.AddAsync(1);
        Assert.Contains(await Management.GetSimpleGrainStatistics(), statistic => statistic.GrainType == $"{typeof(StateGrain).FullName},Orleans.Embedded.Tests" && statistic.ActivationCount == 1);
        Assert.Contains(grain.GetGrainId(), await Management.GetActiveGrains(GrainType.Create("test-state")));
        Assert.NotNull(await Management.GetActivationAddress(grain));
        await Management.ForceActivationCollection(TimeSpan.Zero);
        Assert.Null(await Management.GetActivationAddress(grain));
        Assert.Equal(SiloStatus.Active, Assert.Single(await Management.GetHosts()).Value);
    }

    [Fact]
    public async Task an_operator_ends_any_grain_by_its_management_extension()
    {
        var grain = _silo.Grains.GetGrain<IStateGrain>(Guid.NewGuid(), "e");
        await grain.AddAsync(1);
        await grain.AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        Assert.Equal(3, await grain.AddAsync(2));
    }

    [Fact]
    public void references_to_one_grain_are_equal()
    {
        var id = Guid.NewGuid();
        var one = _silo.Grains.GetGrain<IStateGrain>(id, "x");
        Assert.Equal(one, _silo.Grains.GetGrain<IStateGrain>(id, "x"));
        Assert.NotEqual(one, _silo.Grains.GetGrain<IStateGrain>(id, "y"));
        Assert.Equal(one.GetGrainId(), GrainId.Parse($"test-state/{id:N}+x"));
    }
}
