using System.Net;
using Alfred.Testing;
using Alfred.Testing.Instances;
using Alfred.Testing.Processes;

namespace Alfred.EndToEnd.Observability;

[Trait("Category", "HomeOnly")]
public sealed class AlertTests
{
    [Fact]
    public async Task when_webhooks_fail_a_real_prometheus_wakes_the_operator_of_that_instance_once()
    {
        Assert.SkipUnless(
            File.Exists("/usr/bin/prometheus") && File.Exists("/usr/bin/prometheus-alertmanager"),
            "Prometheus is not installed: sudo apt-get install -y prometheus prometheus-alertmanager");
        await using var postgres = await PostgresServer.StartAsync();
        await using var home = await HomeInstance.StartAsync(
            await postgres.CreateDatabaseAsync(), ("OPERATOR_TOKEN", "operator-token-of-the-tests-0123456789"));
        await using var pager = await FakePager.StartAsync();
        await using var observe = ObserveRun.Start(home, pager.Url);
        await home.SayAsync("ping");
        await observe.WatchesAsync();
        Assert.Equal(0, pager.Events.Count);

        await postgres.StopAsync("immediate");
        await Eventually.GetAsync(
            async () =>
            {
                Assert.Equal(HttpStatusCode.ServiceUnavailable, await home.DeliverAsync(HomeInstance.Text(home.NextId(), "ping")));
                return pager.Events.Count;
            },
            count => count > 0);

        var alert = Assert.Single(pager.Events.All);
        Assert.Equal("trigger", alert.GetProperty("event_action").GetString());
        var payload = alert.GetProperty("payload");
        Assert.Equal("critical", payload.GetProperty("severity").GetString());
        Assert.Contains("alfred-home: ", payload.GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.Contains("of the requests fail", payload.GetProperty("summary").GetString(), StringComparison.Ordinal);
    }
}
