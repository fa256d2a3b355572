using Alfred.Diagnostics;
using Alfred.Silo.Configuration;
using Microsoft.AspNetCore.Builder;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Alfred.Silo.Observability;

/// <summary>
/// Traces of a part of the messages, from the webhook to the send, sent by OTLP. Without a collector nothing listens, and spans cost
/// nothing.
/// </summary>
internal static class Traces
{
    /// <summary>What ASP.NET Core calls the spans of its requests.</summary>
    private const string Requests = "Microsoft.AspNetCore";

    /// <summary>Adds what collects them.</summary>
    public static void AddTraces(this IServiceCollection services, ObservabilitySettings settings)
    {
        if (settings.OtlpUrl is not null)
            services.AddSingleton(provider => Build(settings, provider));
    }

    /// <summary>Begins to trace, where somebody is to be told.</summary>
    public static void StartTraces(this WebApplication app) => app.Services.GetService<TracerProvider>();

    private static TracerProvider Build(ObservabilitySettings settings, IServiceProvider services)
    {
        // Whoever calls does not decide what is traced here.
        var sampler = new TraceIdRatioBasedSampler(settings.TraceRatio);
        return Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(Metrics.ResourceOf(settings))
            .SetSampler(new ParentBasedSampler(sampler, remoteParentSampled: sampler, remoteParentNotSampled: sampler))
            .AddSource(MessageTraces.SourceName, Requests)
            .AddOtlpExporter(exporter => Otlp.Configure(exporter, settings, services, "v1/traces"))
            .Build();
    }
}
