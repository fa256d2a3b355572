using System.Collections.Concurrent;
using Alfred.Channels;
using Alfred.Database;
using Alfred.Diagnostics;
using Alfred.Ownership;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Alfred.Outbox;

/// <summary>
/// Sends what the outbox holds: conversations side by side, each in its order. Works in rounds of one transaction each, which note what came of the
/// sends that ended and claim those that begin. What to claim it knows from memory; the claim itself asks the database.
/// </summary>
internal sealed partial class OutboundWorker(
    OutboxStore store, OutboxRound round, OutboxSignal signal, ChannelSends channels, Owner owner, OwnershipTaken taken, TimeProvider clock, Random random,
    ILogger<OutboundWorker> log) : BackgroundService
{
    // Far more than WhatsApp (80 a second) or Slack (1 a second and channel) allow; each of them is a send that a kill can cut off.
    private const int Parallel = 16;
    private const int Capacity = 2_000;
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan DatabasePause = TimeSpan.FromSeconds(1);

    private readonly SendLines _lines = new(Capacity);
    private readonly ConcurrentQueue<(ClaimedRow Row, Settlement Settlement)> _ended = new();
    // Ended sends that are not noted yet: what left must not be forgotten, however long the database is away.
    private readonly List<(ClaimedRow Row, Settlement Settlement)> _unwritten = [];
    private readonly Dictionary<ChannelName, Pause> _pauses = [];
    private long? _lookedAt;
    private bool _isLookDue = true;
    private bool _isMoving;
    private int _busy;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await taken.WaitAsync(stoppingToken);
            // A process that was replaced could claim nothing any more.
            while (!stoppingToken.IsCancellationRequested && !owner.IsReplaced)
                await signal.WaitAsync(await WorkAsync(stoppingToken), clock, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Orderly stop: sends under way end below.
        }

        await EndAsync();
    }

    /// <summary>One round; says how long there is nothing to do.</summary>
    private async Task<Pause> WorkAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<WaitingReply> heads = [];
        try
        {
            HearNews();
            if (IsTimeToLook())
                await LookAsync(cancellationToken);
            heads = _lines.TakeDue(clock.GetUtcNow(), Parallel - _busy, LeftOf);
            await WriteAsync(heads);
            return Sleep();
        }
#pragma warning disable CA1031 // Boundary: whatever it is, the next round tries again; without this the host would stop.
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            // The round may have been committed although its answer was lost: noting twice changes nothing, and a claim of ours is claimed again.
            foreach (var head in heads)
                _lines.ComeBack(head);
            if (DatabaseFaults.IsFaultOfData(exception))
                MakeDoubtful(exception);
            else
                LogDatabaseAway(log, exception);
            _isLookDue = true;
            return Pause.Of(DatabasePause, clock);
        }
    }

    private void HearNews()
    {
        while (_ended.TryDequeue(out var end))
            _unwritten.Add(end);
        while (signal.TryTakeConfirmed(out var id))
            _lines.Leave(id);
        // Before the offers: a look finds what is offered from now on, or it is offered behind it.
        if (signal.TakeLook())
        {
            // Somebody changed rows: there is something to find, however short ago the last look was.
            _isLookDue = true;
            _isMoving = true;
        }

        while (signal.TryTakeOffer(out var offer))
            _lines.Add(offer!);
    }

    private bool IsTimeToLook() =>
        _lookedAt is not { } at || clock.GetElapsedTime(at) is var since
            && (since >= LongestSleep || (_isLookDue && (_isMoving || since >= DatabasePause)) || (_lines.IsPartial && _lines.NextDue is null && (_isMoving || since >= DatabasePause)));

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        if (await store.RecoverAsync(clock.GetUtcNow() + Settlement.NewsPatience, cancellationToken) is > 0 and var found)
            LogRecovered(log, found);
        await store.ReplaceHeldAsync(clock.GetUtcNow(), cancellationToken);
        await store.RecheckHeldAsync(clock.GetUtcNow(), cancellationToken);
        await store.ReleaseHeardAsync(clock.GetUtcNow(), cancellationToken);
        var open = await store.OpenAsync(Capacity, cancellationToken);
        _lines.Replace(open, isPartial: open.Count == Capacity);
        _lookedAt = clock.GetTimestamp();
        _isLookDue = false;
        _isMoving = false;
    }

    private async Task WriteAsync(IReadOnlyList<WaitingReply> heads)
    {
        var claims = heads.Where(head => !head.IsUncertain).ToArray();
        if (_unwritten.Count > 0 || claims.Length > 0)
        {
            var written = await round.WriteAsync(_unwritten, claims, clock.GetUtcNow());
            foreach (var (row, settlement) in _unwritten)
                Conclude(row, settlement, written.GetValueOrDefault(row.Message.Id));
            _unwritten.Clear();
            foreach (var claim in claims)
                Begin(claim, written.GetValueOrDefault(claim.Id));
        }

        foreach (var head in heads.Where(head => head.IsUncertain))
        {
            _busy++;
            _ = AskAsync(head.Row);
        }
    }

    private void Begin(WaitingReply claim, WrittenRow? written)
    {
        if (written is null)
        {
            // It stands behind another, was taken, or is not due yet: the next look tells.
            _lines.Forget(claim.Id);
            _isLookDue = true;
            return;
        }

        _isMoving = true;
        _busy++;
        var row = claim.Row with { Attempts = written.Attempts, WasUncertain = written.WasUncertain };
        // On the pool: a subscriber or a channel that begins synchronously must not hold up the others.
        _ = Task.Run(() => SendAsync(row));
    }

    /// <summary>The end of a send is committed: its conversation goes on, or waits.</summary>
    private void Conclude(ClaimedRow row, Settlement settlement, WrittenRow? written)
    {
        _busy--;
        _isMoving = true;
        switch (settlement)
        {
            case Settlement.Again again:
                _lines.ComeBack(new(row, again.Due));
                break;
            case Settlement.Uncertain uncertain when written is { State: "uncertain" }:
                _lines.ComeBack(new(row with { WasUncertain = true }, uncertain.Due, IsUncertain: true));
                break;
            case Settlement.Sent or Settlement.Uncertain when written is { State: "pending" }:
                // It failed before its sending ended: when it is due again and what it still answers, the look tells.
                _lines.Leave(row.Message.Id);
                _isLookDue = true;
                break;
            case Settlement.Doubted when written is { State: "pending" }:
                _lines.ComeBack(new(row with { WasUncertain = written.WasUncertain }, clock.GetUtcNow()));
                break;
            case Settlement.Held:
                _lines.Leave(row.Message.Id);
                // The person may have written while it was tried: only a look behind this commit sees both.
                _isLookDue = true;
                break;
            default:
                _lines.Leave(row.Message.Id);
                break;
        }
    }

    private async Task SendAsync(ClaimedRow row)
    {
        MessagePath.Reach(MessagePath.BeforeSend);
        var result = await channels.SendAsync(row);
        MessagePath.Reach(MessagePath.Sent);
        End(row, Settlement.Of(row, result, clock.GetUtcNow(), NextJitter()));
    }

    private async Task AskAsync(ClaimedRow row) => End(row, Settlement.Of(await channels.FindSentAsync(row)));

    private void End(ClaimedRow row, Settlement settlement)
    {
        Log(row, settlement);
        if (settlement is Settlement.Again { ChannelPausedUntil: { } until })
            PauseFor(row.Channel, until - clock.GetUtcNow());
        _ended.Enqueue((row, settlement));
        signal.Stir();
    }

    // The database refuses something that a provider said. The sends themselves did leave.
    private void MakeDoubtful(Exception exception)
    {
        for (var i = 0; i < _unwritten.Count; i++)
        {
            var row = _unwritten[i].Row;
            LogUnsettled(log, row.Message.Id, exception);
            _unwritten[i] = (row, _unwritten[i].Settlement is Settlement.Sent
                ? new Settlement.Sent(ProviderId: null)
                : new Settlement.Uncertain(clock.GetUtcNow() + Settlement.NewsPatience, "its end could not be stored"));
        }
    }

    /// <summary>Lets what is leaving end and notes it. Nothing new begins.</summary>
    private async Task EndAsync()
    {
        try
        {
            while (_busy > 0)
            {
                HearNews();
                await WriteAsync([]);
                await signal.WaitAsync(Pause.Of(_busy > 0 ? LongestSleep : TimeSpan.Zero, clock), clock, CancellationToken.None);
            }
        }
#pragma warning disable CA1031 // Boundary: the database is away while the process stops. The rows stay 'sending'; the next process finds them uncertain.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogDatabaseAway(log, exception);
        }
    }

    private Pause Sleep()
    {
        // Taken first: what the clock does behind this line shortens the sleep, it never lengthens it.
        var since = clock.GetTimestamp();
        if (_busy >= Parallel)
            return new(since, LongestSleep);
        if (IsTimeToLook())
            return default;
        var next = _lines.NextDue is { } due ? due - clock.GetUtcNow() : LongestSleep;
        var longest = _lines.IsPartial || _isLookDue ? DatabasePause : LongestSleep;
        return new(since, next < longest ? next : longest);
    }

    private double NextJitter()
    {
        lock (random)
            return random.NextDouble();
    }

    private void PauseFor(ChannelName channel, TimeSpan length)
    {
        var pause = Pause.Of(length, clock);
        lock (_pauses)
        {
            if (!_pauses.TryGetValue(channel, out var longest) || pause.Left(clock) > longest.Left(clock))
                _pauses[channel] = pause;
        }
    }

    private TimeSpan LeftOf(ChannelName channel)
    {
        lock (_pauses)
            return _pauses.TryGetValue(channel, out var pause) ? pause.Left(clock) : TimeSpan.Zero;
    }
}
