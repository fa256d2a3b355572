namespace Alfred.Silo.Configuration;

public sealed class ObservabilitySettingsTests : IDisposable
{
    private readonly TemporaryDirectory _root = new();

    public void Dispose() => _root.Dispose();

    [Theory]
    [InlineData(null, null, "alfred-home", true)]
    [InlineData("alfred-smith", null, "alfred-smith", true)]
    [InlineData("alfred-smith", "alfred-2", "alfred-2", true)]
    [InlineData(null, "off", "alfred-home", false)]
    public void the_label_is_the_one_that_was_chosen_or_the_apps_name(string? app, string? chosen, string label, bool hasMetrics)
    {
        // The app's name makes it production, which this is not about.
        var settings = Read(("FLY_APP_NAME", app), ("METRICS_INSTANCE", chosen), ("ALFRED_ENV", "development")).Observability;
        Assert.Equal((label, hasMetrics), (settings.Instance, settings.HasMetrics));
    }

    [Theory]
    [InlineData("METRICS_INSTANCE", "a\"b")]
    [InlineData("METRICS_OPEN", "on")]
    [InlineData("OTEL_TRACES_SAMPLER_ARG", "2")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector.example.com")]
    [InlineData("OPERATOR_READ_TOKEN", "short")]
    public void what_makes_no_sense_is_refused_by_its_name(string name, string value)
    {
        var refused = Assert.Throws<SettingsRefusedException>(() => Read((name, value)));
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void metrics_are_open_on_a_listener_of_their_own_where_that_is_set() => Assert.True(
        Read(("METRICS_OPEN", "on"), ("PORT", "8080"), ("OPERATOR_PORT", "9080")).Observability.AreMetricsOpen);

    [Fact]
    public void the_console_shows_secrets_and_people_as_set_or_unset_only()
    {
        var shown = Read(
            ("OPERATOR_TOKEN", "secret-0123456789-abcdefgh"), ("MEMBERS", "Ada=+34600111222"), ("TIMEZONE", "Europe/Lisbon"),
            ("DATABASE_URL", "postgres://u:secret@h/d"), ("OTEL_EXPORTER_OTLP_HEADERS", "key=secret")).Variables;
        Assert.DoesNotContain(shown, row => row.Value?.Contains("secret", StringComparison.Ordinal) == true);
        Assert.DoesNotContain(shown, row => row.Value?.Contains("Ada", StringComparison.Ordinal) == true);
        Assert.Contains(shown, row => row is { Name: "OPERATOR_TOKEN", IsSet: true, Value: null });
        Assert.Contains(shown, row => row is { Name: "REDIS_URL", IsSet: false, Value: null });
        Assert.Contains(shown, row => row is { Name: "TIMEZONE", Value: "Europe/Lisbon" });
        Assert.Contains(shown, row => row is { Name: "INSTANCE", Value: "home" });
    }

    private AlfredSettings Read(params (string Name, string? Value)[] variables) => SettingsReader.Read(
        Variables.Of(variables.Append(("INSTANCE", "home")).Where(one => one.Item2 is not null)
            .ToDictionary(one => one.Item1, one => one.Item2!, StringComparer.Ordinal)),
        _root.Path);
}
