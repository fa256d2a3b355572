using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using Alfred.Faults.Ledgers;
using Alfred.Faults.Loads;
using Alfred.Testing.Instances;
using Alfred.Testing.Processes;

namespace Alfred.Faults.Runs;

/// <summary>One scenario: an instance under load, the faults that are done to it, and the proof of what is left behind.</summary>
internal sealed class FaultRun : IAsyncDisposable
{
    private readonly long _began = Stopwatch.GetTimestamp();
    private DateTimeOffset _lastKillAt = DateTimeOffset.UnixEpoch;
    private readonly List<Fault> _faults = [];
    private readonly List<long> _killed = [];
    private readonly Dictionary<string, int> _points = [];
    private readonly Dictionary<string, long> _notes = [];
    private readonly int _seed = Seed.Next();
    private Task _delivering = Task.CompletedTask;
    private Ledger? _ledger;
    private double? _drainSeconds;
    private bool _isHealthy;

    private FaultRun(HomeInstance home)
    {
        Home = home;
        Random = new(_seed);
    }

    public HomeInstance Home { get; }

    public GroceryLoad Load { get; private set; } = null!;

    /// <summary>The run's dice.</summary>
    public Random Random { get; }

    /// <summary>True while messages are still to come.</summary>
    public bool IsUnderLoad => !_delivering.IsCompleted;

    /// <summary>Starts the instance.</summary>
    public static async Task<FaultRun> StartAsync(string database, params (string Name, string Value)[] settings) =>
        new(await HomeInstance.StartAsync(database, settings));

    /// <summary>Begins to send messages.</summary>
    /// <param name="shape">How many.</param>
    /// <param name="deliver">Delivers one; null for the instance's webhook.</param>
    public void Begin(LoadShape shape, Func<byte[], Task<HttpStatusCode>>? deliver = null)
    {
        Prepare(shape, deliver);
        _delivering = Load.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The same without sending: the test says each message.</summary>
    public void Prepare(LoadShape shape, Func<byte[], Task<HttpStatusCode>>? deliver = null) =>
        Load = new(shape, deliver ?? (body => Home.DeliverAsync(body)));

    /// <summary>Writes down a fault of which there is proof that it happened.</summary>
    public void Happened(string what) => _faults.Add(new(Math.Round(Stopwatch.GetElapsedTime(_began).TotalSeconds, 2), what));

    /// <summary>Keeps a figure for the report.</summary>
    public void Note(string name, long figure) => _notes[name] = figure;

    /// <summary>SIGKILL, wherever the process is, and the next process.</summary>
    public async Task KillAndStartAsync(string? point = null)
    {
        await KillAsync(Home.Process, point is null ? "kill" : $"kill at {point}");
        if (point is not null)
            _points[point] = _points.GetValueOrDefault(point) + 1;
        await Home.StartAsync();
    }

    /// <summary>SIGKILL of one of the instance's processes.</summary>
    public async Task KillAsync(AlfredProcess process, string what)
    {
        Assert.True(process.IsRunning, process.Output);
        _killed.Add(Stopwatch.GetTimestamp());
        _lastKillAt = TimeProvider.System.GetUtcNow();
        await process.KillAsync();
        Happened(what);
    }

    /// <summary>How long somebody waited at most for an answer, counted from the last kill before it.</summary>
    public async Task<TimeSpan> MaxPauseAsync() => Pauses.Longest(Load, await Effects.ReadAsync(Home), Home.Graph.Sent.All, _killed);

    /// <summary>SIGTERM, and the next process.</summary>
    public async Task StopAndStartAsync()
    {
        Assert.Equal(0, await Home.Process.StopAsync());
        Happened("stop");
        await Home.StartAsync();
    }

    /// <summary>Waits until everything is delivered, done and sent, and compares.</summary>
    public async Task<Ledger> DrainAsync(TimeSpan? patience = null)
    {
        await _delivering;
        await QuietAsync(patience);
        return _ledger = Ledger.Of(Load, await Effects.ReadAsync(Home));
    }

    /// <summary>Waits until every message is done, every reply sent and every report of a stage taken.</summary>
    public async Task QuietAsync(TimeSpan? patience = null)
    {
        var since = Stopwatch.GetTimestamp();
        await Eventually.EqualsAsync("0 messages, 0 replies, 0 uncertain, 0 reports", UnderWayAsync, patience ?? Limits.Reconciled);
        _drainSeconds = Math.Max(_drainSeconds ?? 0, Math.Round(Stopwatch.GetElapsedTime(since).TotalSeconds, 2));
    }

    /// <summary>The same, but for replies that wait for news.</summary>
    public Task IdleAsync() =>
        Eventually.GetAsync(
            UnderWayAsync,
            static underWay =>
                underWay.StartsWith("0 messages, 0 replies", StringComparison.Ordinal)
                    && underWay.EndsWith(" 0 reports", StringComparison.Ordinal));

    /// <summary>Drains, and fails unless a fault happened, the books balance and the instance is well.</summary>
    public async Task<Ledger> ProveAsync(TimeSpan? patience = null)
    {
        var ledger = await DrainAsync(patience);
        ledger.Balances();
        await ProveHealthAsync();
        return ledger;
    }

    /// <summary>The same for a run whose effects the test compares by itself.</summary>
    public async Task ProveHealthAsync()
    {
        Assert.NotEmpty(_faults);
        await Health.ProveAsync(Home);
        _isHealthy = true;
    }

    public async ValueTask DisposeAsync()
    {
        await new RunReport
        {
            Test = TestContext.Current.Test?.TestDisplayName ?? "",
            Seed = _seed,
            IsHealthy = _isHealthy,
            Seconds = Math.Round(Stopwatch.GetElapsedTime(_began).TotalSeconds, 2),
            DrainSeconds = _drainSeconds,
            Kills = _killed.Count,
            PointsHit = _points.ToImmutableSortedDictionary(),
            Faults = [.. _faults],
            Figures = _notes.ToImmutableSortedDictionary(),
            RepeatedDeliveries = Load?.Repeated ?? 0,
            Ledger = _ledger,
        }.WriteAsync();
        await Home.DisposeAsync();
    }

    private async Task<string> UnderWayAsync()
    {
        // What a killed process was sending is in nobody's hands until its claim runs out: that is to wait for news, like what is
        // uncertain.
        var rows = await Home.AskAsync<string>($"""
            select (select count(*) from inbox where state = 'waiting') || ' messages, '
                || (select count(*) from outbox where state = 'pending' or (state = 'sending'
                    and tried_at >= '{_lastKillAt:O}')) || ' replies, '
                || (select count(*) from outbox where state = 'uncertain' or (state = 'sending'
                    and tried_at < '{_lastKillAt:O}')) || ' uncertain'
            """);
        return $"{rows}, {Home.Graph.Reports?.Open ?? 0} reports";
    }
}
