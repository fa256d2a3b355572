namespace Alfred.Silo.Configuration;

/// <summary>What an instance tells of itself to monitoring.</summary>
public sealed record ObservabilitySettings
{
    private const double DefaultTraceRatio = 0.1;

    /// <summary>
    /// The label <c>instance</c> of metrics, log lines and traces (<c>METRICS_INSTANCE</c>). Default: the name of the Fly app, else
    /// <c>alfred-home</c> or <c>alfred-biz</c>.
    /// </summary>
    public required string Instance { get; init; }

    /// <summary>Whether metrics are collected at all. Default true; false for <c>METRICS_INSTANCE=off</c>.</summary>
    public bool HasMetrics { get; init; } = true;

    /// <summary>
    /// Whether <c>/metrics</c> is shown to everybody who reaches the operator's listener (<c>METRICS_OPEN</c>): to a collector that has no
    /// token, such as Fly's. Default false. It needs an <c>OPERATOR_PORT</c>.
    /// </summary>
    public bool AreMetricsOpen { get; init; }

    /// <summary>Where metrics and traces are sent by OTLP over HTTP (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>); null for nowhere.</summary>
    public Uri? OtlpUrl { get; init; }

    /// <summary>What is sent along, as a key: <c>name=value,…</c> (<c>OTEL_EXPORTER_OTLP_HEADERS</c>). Secret; null for none.</summary>
    public string? OtlpHeaders { get; init; }

    /// <summary>Which part of the requests is traced, 0 to 1 (<c>OTEL_TRACES_SAMPLER_ARG</c>). Default 0.1.</summary>
    public double TraceRatio { get; init; } = DefaultTraceRatio;

    /// <summary>Hides the secrets.</summary>
    public override string ToString() => Instance;

    internal static ObservabilitySettings Read(VariableReader reader, string instance, bool hasOperatorListener)
    {
        var isOpen = reader.Read("METRICS_OPEN", false, Formats.Switch);
        if (isOpen && !hasOperatorListener)
            reader.Refuse("METRICS_OPEN", "is on, but OPERATOR_PORT is not set: the metrics would be open to the internet.");
        var app = reader.Find("FLY_APP_NAME") ?? $"alfred-{instance}";
        var label = reader.Read("METRICS_INSTANCE", app, Label);
        return new()
        {
            Instance = label == "off" ? app : label,
            HasMetrics = label != "off",
            AreMetricsOpen = isOpen,
            OtlpUrl = reader.Read<Uri?>(
                "OTEL_EXPORTER_OTLP_ENDPOINT", null,
                text => Formats.ServiceUrl(text, "https://otlp.example.com", reader.IsProduction)),
            OtlpHeaders = reader.Find("OTEL_EXPORTER_OTLP_HEADERS"),
            TraceRatio = reader.Read("OTEL_TRACES_SAMPLER_ARG", DefaultTraceRatio, Ratio),
        };
    }

    private static string Label(string text) => text.Length <= 63 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
        ? text
        : throw new FormatException("is no name such as alfred-home (at most 63 letters, digits, dots, hyphens, underscores), and not off");

    private static double Ratio(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var ratio) && ratio is >= 0 and <= 1
            ? ratio
            : throw new FormatException("is no part of 1 such as 0.1");
}
