using Alfred.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Embedded.Tests.Conformance;
using Orleans.Hosting;

namespace Orleans.Embedded.Tests.Engine;

/// <summary>
/// A silo on a clock that the test moves. Only this engine takes one: the official runtime's own loops spin when their clock stands or leaps.
/// </summary>
internal sealed class TimedSilo : IAsyncDisposable
{
    private readonly TestSilo _silo;

    private TimedSilo(TestSilo silo, ManualTimeProvider time)
    {
        _silo = silo;
        Time = time;
    }

    public ManualTimeProvider Time { get; }

    public IHost Host => _silo.Host;

    public IGrainFactory Grains => _silo.Grains;

    public static async Task<TimedSilo> StartAsync(Action<ISiloBuilder>? configure = null, ManualTimeProvider? time = null)
    {
        var clock = time ?? new ManualTimeProvider();
        return new TimedSilo(
            await TestSilo.StartAsync(silo =>
            {
                silo.Services.AddSingleton<TimeProvider>(clock);
                configure?.Invoke(silo);
            }),
            clock);
    }

    public ValueTask DisposeAsync() => _silo.DisposeAsync();
}
