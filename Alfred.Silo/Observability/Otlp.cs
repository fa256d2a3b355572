using Alfred.Gateway.Outbound;
using Alfred.Silo.Configuration;
using OpenTelemetry.Exporter;

namespace Alfred.Silo.Observability;

/// <summary>The way to a collector: by the guarded client, as every way out by HTTP, to the one address of the settings.</summary>
internal static class Otlp
{
    private const string ClientName = "otlp";

    /// <summary>Allows the way; nothing where no collector is set.</summary>
    public static void AddOtlp(this IServiceCollection services, ObservabilitySettings settings, bool isProduction)
    {
        if (settings.OtlpUrl is not { } url)
            return;
        services.AddOutboundClient(new(ClientName, [AllowedOrigin.Configured(url, isProduction)]));
        services.AddHttpClient(ClientName).AddHttpMessageHandler(static () => new WaitingHandler());
    }

    /// <summary>Sends by that way.</summary>
    public static void Configure(OtlpExporterOptions exporter, ObservabilitySettings settings, IServiceProvider services, string path)
    {
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = new Uri($"{settings.OtlpUrl!.AbsoluteUri.TrimEnd('/')}/{path}");
        exporter.Headers = settings.OtlpHeaders;
        exporter.HttpClientFactory = () => services.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName);
    }

    /// <summary>The exporter sends from a thread of its own that waits; the guard only knows calls that do not.</summary>
    private sealed class WaitingHandler : DelegatingHandler
    {
#pragma warning disable RS0030 // The thread is the exporter's, which has nothing else to do.
        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
            SendAsync(request, cancellationToken).GetAwaiter().GetResult();
#pragma warning restore RS0030
    }
}
