using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Alfred.Faults.Runs;
using Alfred.Testing;
using Alfred.Testing.Instances;
using Alfred.Testing.Processes;

namespace Alfred.Faults.Processes;

/// <summary>
/// Two processes of one instance on one database, each with a public port. Deliveries go to both in turn, as by a balancer that does not
/// look whether anybody is there: what finds nobody is delivered again, to the other one.
/// </summary>
internal sealed class ProcessPair : IAsyncDisposable
{
    private readonly FaultRun _run;
    private readonly int _port = FreePort.TakeLasting();
    private readonly ImmutableArray<(string Name, string Value)> _settings;
    private readonly HttpClient _client;
    private AlfredProcess? _second;
    private int _deliveries;

    private ProcessPair(FaultRun run, ImmutableArray<(string Name, string Value)> settings)
    {
        _run = run;
        _settings = settings;
        _client = LocalClient.To(_port, TimeSpan.FromSeconds(10));
    }

    /// <summary>Starts a second process beside that of the run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="settings">What the second process starts with beside the instance's settings.</param>
    public static async Task<ProcessPair> StartAsync(FaultRun run, params ImmutableArray<(string Name, string Value)> settings)
    {
        var pair = new ProcessPair(run, settings);
        await pair.StartSecondAsync();
        return pair;
    }

    /// <summary>Two silos of one cluster: what the first one starts with.</summary>
    public static (string Name, string Value)[] Silo() =>
    [
        ("CLUSTER", "postgres"), ("SILO_ADDRESS", "127.0.0.1"), SiloPort(), ("SILO_GATEWAY_PORT", "0"),
    ];

    /// <summary>A port for another silo.</summary>
    public static (string Name, string Value) SiloPort() => ("SILO_PORT", FreePort.TakeLasting().ToString(CultureInfo.InvariantCulture));

    /// <summary>The process beside that of the instance.</summary>
    public AlfredProcess Second => _second ?? throw new InvalidOperationException("there is no second process");

    /// <summary>Delivers a body to one or the other.</summary>
    public Task<HttpStatusCode> DeliverAsync(byte[] body) =>
        Interlocked.Increment(ref _deliveries) % 2 == 0 ? _run.Home.DeliverAsync(body) : HomeInstance.DeliverAsync(body, _client);

    /// <summary>Starts the second process, the first time or again.</summary>
    public async Task StartSecondAsync()
    {
        if (_second is not null)
            await _second.DisposeAsync();
        _second = null;
        _second = await _run.Home.StartBesideAsync(_port, _settings);
    }

    /// <summary>SIGKILL of either, and its start after something else.</summary>
    public async Task KillAndStartAsync(bool isSecond, Func<Task> between)
    {
        await _run.KillAsync(isSecond ? Second : _run.Home.Process, isSecond ? "kill of the second" : "kill of the first");
        await between();
        await (isSecond ? StartSecondAsync() : _run.Home.StartAsync());
    }

    /// <summary>Ends the second process by SIGTERM.</summary>
    public async Task StopSecondAsync() => Assert.Equal(0, await Second.StopAsync());

    public async ValueTask DisposeAsync()
    {
        if (_second is not null)
            await _second.DisposeAsync();
        _client.Dispose();
    }
}
