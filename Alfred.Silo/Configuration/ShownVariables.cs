using System.Collections.Frozen;
using Alfred.Operators;

namespace Alfred.Silo.Configuration;

/// <summary>Which variables the console shows with their values. Every other one may hold a secret or a person.</summary>
internal static class ShownVariables
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "ALFRED_ENV", "CHANNELS", "CLUSTER", "CURRENCY", "FX_URL", "INSTANCE", "LANGUAGE", "META_GRAPH_URL", "META_GRAPH_VERSION",
        "META_PAIR_PACE", "META_TEMPLATE", "METRICS_INSTANCE", "METRICS_OPEN", "MODEL_BUDGET_DAY", "MODEL_BUDGET_MONTH", "OPENAI_BASE_URL",
        "OPENAI_MODEL", "OPERATOR_ADDRESS", "OPERATOR_PORT", "ORLEANS_DASHBOARD", "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_TRACES_SAMPLER_ARG",
        "PORT", "SENDER_LIMIT", "SILO_ADDRESS", "SILO_GATEWAY_PORT", "SILO_PORT", "SLACK_API_URL", "TIMEZONE", "WEATHER_URL",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>How a variable is shown.</summary>
    public static SettingRow Row(string name, string? value) => new(name, Names.Contains(name) ? Shown(value) : null, value is not null);

    // Some gateways take their key in the query of an address.
    private static string? Shown(string? value) =>
        value?.Contains("://", StringComparison.Ordinal) == true ? value.Split('?', 2)[0] : value;
}
