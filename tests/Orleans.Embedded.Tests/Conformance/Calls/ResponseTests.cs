using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Orleans.Embedded.Tests.Conformance.Calls;

/// <summary>Answers that do not come, in real time.</summary>
public sealed class ResponseTests : IAsyncLifetime
{
    private readonly Gates _gates = new();
    private TestSilo _silo = null!;

    public async ValueTask InitializeAsync() => _silo = await TestSilo.StartAsync(silo => silo
        .Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(1))
        .ConfigureServices(services => services.AddSingleton(_gates).AddSingleton<Journal>()));

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task a_call_without_an_answer_fails_in_time()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => Grain("call:late").WaitAsync("late"));
        _gates.Open("late");
        Assert.Equal("call:late: on", await Grain("call:late").EchoAsync("on"));
    }

    [Fact]
    public async Task a_call_that_waits_too_long_behind_another_fails_as_well()
    {
        var running = Grain("call:behind").WaitAsync("behind");
        await _gates.ArrivalAsync("behind");
        await Assert.ThrowsAsync<TimeoutException>(() => Grain("call:behind").EchoAsync("never"));
        _gates.Open("behind");
        await Assert.ThrowsAsync<TimeoutException>(() => running);
    }

    [Fact]
    public async Task a_method_may_have_a_time_of_its_own()
    {
        var grain = _silo.Grains.GetGrain<IPatientGrain>("patient:a");
        await Assert.ThrowsAsync<TimeoutException>(() => grain.HurriedAsync("hurried"));
        var patient = grain.PatientAsync("patient");
        await Assert.ThrowsAsync<TimeoutException>(() => Grain("call:other").WaitAsync("other"));
        _gates.Open("patient");
        await patient;
    }

    [Fact]
    public async Task a_call_into_a_grain_that_waits_for_the_caller_fails_in_time()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => _silo.Grains.GetGrain<Reentrancy.IChainGrain>("chain:dead").DepthAsync("chain:lock", 2));
    }

    private ICallGrain Grain(string key) => _silo.Grains.GetGrain<ICallGrain>(key);
}
