using System.Diagnostics;
using System.Globalization;
using Alfred.Testing;
using Alfred.Testing.Instances;
using Alfred.Testing.Processes;

namespace Alfred.EndToEnd.Observability;

/// <summary><c>./alfred observe</c>: a real Prometheus and a real Alertmanager beside an instance.</summary>
internal sealed class ObserveRun : IAsyncDisposable
{
    private readonly Process _process;

    private ObserveRun(Process process, Uri prometheus)
    {
        _process = process;
        Prometheus = prometheus;
    }

    public Uri Prometheus { get; }

    public static ObserveRun Start(HomeInstance home, Uri pager)
    {
        var (prometheus, alertmanager) = (FreePort.TakeLasting(), FreePort.TakeLasting());
        var start = new ProcessStartInfo(RepositoryFiles.PathOf("alfred"), ["observe", "home"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        start.Environment["ALFRED_ROOT"] = home.Environment["ALFRED_ROOT"];
        start.Environment["PORT"] = home.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["OPERATOR_TOKEN"] = home.Environment["OPERATOR_TOKEN"];
        start.Environment["PROMETHEUS_PORT"] = prometheus.ToString(CultureInfo.InvariantCulture);
        start.Environment["ALERTMANAGER_PORT"] = alertmanager.ToString(CultureInfo.InvariantCulture);
        start.Environment["PAGERDUTY_URL"] = new Uri(pager, "/v2/enqueue").AbsoluteUri;
        var process = Process.Start(start) ?? throw new InvalidOperationException("the launcher does not start");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process, new Uri($"http://127.0.0.1:{prometheus}"));
    }

    /// <summary>Waits until Prometheus has read the instance's metrics.</summary>
    public async Task WatchesAsync()
    {
        using var client = LocalClient.To(Prometheus.Port, Limits.Patience);
        await Eventually.GetAsync(
            async () =>
            {
                try
                {
                    return await client.GetStringAsync(new Uri(Prometheus, "/api/v1/query?query=alfred_postgres_up"));
                }
                catch (HttpRequestException)
                {
                    return "not up yet";
                }
            },
            answer => answer.Contains("alfred-home", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await ProgramRun.TryAsync("kill", "-TERM", _process.Id.ToString(CultureInfo.InvariantCulture));
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
