using System.Diagnostics.Metrics;
using Alfred.Diagnostics;
using Alfred.Gateway.Access;
using Alfred.Operators;
using Alfred.Silo.Configuration;
using Microsoft.AspNetCore.Builder;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Alfred.Silo.Observability;

/// <summary>Metrics by OpenTelemetry: shown at <c>/metrics</c> in Prometheus' format, and sent by OTLP where that is set.</summary>
internal static class Metrics
{
    /// <summary>Where they are.</summary>
    public const string Route = "/metrics";

    /// <summary>The label that every series has.</summary>
    private const string InstanceLabel = "instance";

    private static readonly TimeSpan OtlpInterval = TimeSpan.FromMinutes(1);

    /// <summary>Adds what collects them.</summary>
    public static void AddMetrics(this IServiceCollection services, ObservabilitySettings settings)
    {
        services.AddSingleton<ProcessGauges>();
        services.AddSingleton(provider => Build(settings, provider));
    }

    /// <summary>Begins to count, and maps <c>/metrics</c> for operators, readers among them.</summary>
    /// <param name="app">The application.</param>
    /// <param name="isOpen">Whether everybody who reaches the operator's listener may read them.</param>
    public static void MapMetrics(this WebApplication app, bool isOpen)
    {
        var figures = app.Services.GetRequiredService<IWorkFigures>();
        app.Services.GetRequiredService<FigureGauges>();
        app.Services.GetRequiredService<ProcessGauges>();
        var meters = app.Services.GetRequiredService<MeterProvider>();
        // Gauges are read synchronously: they are asked for before.
        app.MapPrometheusScrapingEndpoint(Route, meters, scrape => scrape.Use(async (context, next) =>
        {
            await figures.GetAsync(context.RequestAborted);
            await next(context);
        }), optionsName: null).WithAccess(isOpen ? RouteAccess.OperatorListener : RouteAccess.OperatorReader);
    }

    private static MeterProvider Build(ObservabilitySettings settings, IServiceProvider services)
    {
        var meters = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(ResourceOf(settings))
            .AddMeter(MetricViews.Meters)
            .AddView(MetricViews.Of)
            .AddPrometheusExporter(options =>
            {
                options.ScopeInfoEnabled = false;
                options.TargetInfoEnabled = false;
                options.ResourceConstantLabels = static name => name == InstanceLabel;
            });
        if (settings.OtlpUrl is not null)
        {
            meters.AddOtlpExporter((exporter, reader) =>
            {
                Otlp.Configure(exporter, settings, services, "v1/metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)OtlpInterval.TotalMilliseconds;
            });
        }

        return meters.Build();
    }

    /// <summary>Who it is that tells.</summary>
    public static ResourceBuilder ResourceOf(ObservabilitySettings settings) => ResourceBuilder.CreateEmpty()
        .AddAttributes(
        [
            new(InstanceLabel, settings.Instance), new("service.name", "alfred"), new("service.instance.id", settings.Instance),
        ]);
}

/// <summary>Says since when which version runs.</summary>
internal sealed class ProcessGauges
{
    public ProcessGauges(IOperatorHost host, IMeterFactory meters)
    {
        var meter = meters.Create(MessageMetrics.MeterName);
        meter.CreateObservableGauge(
            "process.start_time", () => host.StartedAt.ToUnixTimeMilliseconds() / 1000.0, "s", "When the process started, since 1970");
        meter.CreateObservableGauge(
            "alfred.build_info", () => new Measurement<int>(1, new KeyValuePair<string, object?>("version", host.Version)),
            description: "1, with the version that runs");
    }
}
