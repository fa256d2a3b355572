using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Alfred.Silo.Dashboard;

/// <summary>
/// The counters that the dashboard shows of a silo, read as often as they are shown. The package reads them each second, and OpenTelemetry
/// makes room for 2,000 values of each of them at the start: 13 MB, while few have more than one.
/// </summary>
internal sealed class DashboardCounters(IServiceProvider services, DashboardPackage package, OrleansInstruments instruments)
    : IHostedService, IDisposable
{
    private const int MaxValues = 50;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private MeterProvider? _meters;

    /// <summary>Replaces the package's own.</summary>
    public static void Replace(IServiceCollection services, DashboardPackage package)
    {
        // The package's host still starts its grains. It takes counters of the one meter that it is given: here one that has none.
        services.Replace(ServiceDescriptor.Singleton(package.Host, provider =>
            ActivatorUtilities.CreateInstance(provider, package.Host, new OrleansInstruments(new NoMeters()))));
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<DashboardCounters>(provider, package));
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var exporter = (BaseExporter<Metric>)services.GetRequiredService(package.Exporter);
        _meters = Sdk.CreateMeterProviderBuilder()
            .AddMeter(instruments.Meter.Name)
            .AddView(instrument => instrument.Meter != instruments.Meter ? MetricStreamConfiguration.Drop
                : IsHistogram(instrument) ? Sum()
                : Plain())
            .AddReader(new PeriodicExportingMetricReader(exporter, (int)Interval.TotalMilliseconds))
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _meters?.Dispose();

    private static bool IsHistogram(Instrument instrument) =>
        instrument.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Histogram<>);

    private static MetricStreamConfiguration Plain() => new() { CardinalityLimit = MaxValues };

    // Of a histogram the page shows the sum alone.
    private static ExplicitBucketHistogramConfiguration Sum() =>
        new() { CardinalityLimit = MaxValues, TagKeys = [], Boundaries = [], RecordMinMax = false };

    private sealed class NoMeters : IMeterFactory
    {
        public Meter Create(MeterOptions options) => new(options);

        public void Dispose()
        {
            // The meters have no instruments, and end with the process.
        }
    }
}
