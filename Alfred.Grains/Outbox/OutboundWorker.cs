using System.Collections.Concurrent;
using Alfred.Batching;
using Alfred.Channels;
using Alfred.Database;
using Alfred.Diagnostics;
using Alfred.Ownership;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Alfred.Outbox;

/// <summary>
/// Sends what the outbox holds: conversations side by side, each in its order. Wakes when something is written or becomes due.
/// </summary>
internal sealed partial class OutboundWorker : BackgroundService
{
    // Far more than WhatsApp (80 a second) or Slack (1 a second and channel) allow; each of them is a send that a kill can cut off.
    private const int Parallel = 16;
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan DatabasePause = TimeSpan.FromSeconds(1);

    private readonly OutboxStore _store;
    private readonly Owner _owner;
    private readonly OutboxSignal _signal;
    private readonly OwnershipTaken _taken;
    private readonly Dictionary<ChannelName, IChannel> _channels;
    private readonly TimeProvider _clock;
    private readonly Random _random;
    private readonly ILogger<OutboundWorker> _log;
    private readonly GroupCommit<(long Id, string? ProviderId), bool> _sentMarks;
    private readonly ConcurrentDictionary<ChannelName, Pause> _pauses = new();
    private readonly ConcurrentDictionary<long, ClaimedRow> _inFlight = new();
    private readonly SemaphoreSlim _places = new(Parallel, Parallel);
    private CancellationToken _stopping;
    private long? _recoveredAt;
    private volatile bool _isRecoveryDue;

    public OutboundWorker(
        OutboxStore store, Owner owner, OutboxSignal signal, OwnershipTaken taken, IEnumerable<IChannel> channels, TimeProvider clock, Random random,
        ILogger<OutboundWorker> log)
    {
        _store = store;
        _owner = owner;
        _signal = signal;
        _taken = taken;
        _channels = channels.ToDictionary(channel => channel.Name);
        _clock = clock;
        _random = random;
        _log = log;
        _sentMarks = new(new()
        {
            Write = async sent =>
            {
                await store.MarkSentAsync(sent, clock.GetUtcNow());
                return [.. sent.Select(_ => true)];
            },
            IsFaultOfItem = static exception => !DatabaseFaults.IsInfrastructure(exception),
        });
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _stopping = stoppingToken;
        try
        {
            await _taken.WaitAsync(stoppingToken);
            // A process that was replaced could claim nothing any more.
            while (!stoppingToken.IsCancellationRequested && !_owner.IsReplaced)
                await _signal.WaitAsync(await SendDueAsync(stoppingToken), _clock, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Orderly stop: sends under way end below.
        }

        for (var i = 0; i < Parallel; i++)
            await _places.WaitAsync(CancellationToken.None);
    }

    /// <summary>Sends everything that is due and says how long there is nothing to do.</summary>
    private async Task<TimeSpan> SendDueAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RecoverAsync(cancellationToken);
            await _store.ResendUncertainAsync(_clock.GetUtcNow(), cancellationToken);
            while (true)
            {
                await _places.WaitAsync(cancellationToken);
                _places.Release();
                var rows = await _store.ClaimDueAsync(_clock.GetUtcNow(), Paused(), Math.Max(1, _places.CurrentCount), cancellationToken);
                foreach (var row in rows)
                {
                    _inFlight[row.Message.Id] = row;
                    await _places.WaitAsync(CancellationToken.None);
                    _ = SendAsync(row);
                }

                if (rows.Count == 0)
                    break;
            }

            var next = await _store.NextDueAsync(cancellationToken) is { } due ? due - _clock.GetUtcNow() : LongestSleep;
            // A row that is due but not claimable (behind another, or its channel paused) must not spin.
            return next < DatabasePause ? DatabasePause : next < LongestSleep ? next : LongestSleep;
        }
#pragma warning disable CA1031 // Boundary: whatever it is, the next round tries again; without this the host would stop.
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            // A claim may have been committed although its answer was lost.
            _isRecoveryDue = true;
            LogDatabaseAway(_log, exception);
            return DatabasePause;
        }
    }

    /// <summary>Finds rows that are marked as being sent and are not, when something went wrong and each minute.</summary>
    private async Task RecoverAsync(CancellationToken cancellationToken)
    {
        if (!_isRecoveryDue && _recoveredAt is { } at && _clock.GetElapsedTime(at) < LongestSleep)
            return;
        _isRecoveryDue = false;
        if (await _store.RecoverAsync([.. _inFlight.Keys], _clock.GetUtcNow() + Settlement.NewsPatience, cancellationToken) is > 0 and var found)
            LogRecovered(_log, found);
        _recoveredAt = _clock.GetTimestamp();
    }

    private async Task SendAsync(ClaimedRow row)
    {
        try
        {
            MessagePath.Reach(MessagePath.BeforeSend);
            var result = await SendByChannelAsync(row);
            MessagePath.Reach(MessagePath.Sent);
            await SettleAsync(row, Settlement.Of(row, result, _clock.GetUtcNow(), NextJitter()));
        }
#pragma warning disable CA1031 // Boundary: the row stays 'sending' until it is recovered as uncertain, never silently lost or repeated.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogUnsettled(_log, row.Message.Id, exception);
            _isRecoveryDue = true;
        }
        finally
        {
            _inFlight.TryRemove(row.Message.Id, out _);
            _places.Release();
            // Whatever waited behind this row, or for a place, can go now.
            _signal.Set();
        }
    }

    private async Task<SendResult> SendByChannelAsync(ClaimedRow row)
    {
        if (!_channels.TryGetValue(row.Channel, out var channel))
            return new SendResult.Refused($"this instance has no channel '{row.Channel}'");
        try
        {
            // No token: a stop lets a send end (channels bound it), cutting it off would only make it uncertain.
            return await channel.SendAsync(row.Message, CancellationToken.None);
        }
#pragma warning disable CA1031 // Boundary: a channel's bug may have happened before or behind the sending.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogChannelFailed(_log, row.Message.Id, row.Channel.Value, exception);
            return new SendResult.Unknown($"the channel failed: {exception.GetType().Name}");
        }
    }

    /// <summary>Notes what came of a send, however long the database is away: what left must not be forgotten.</summary>
    private async Task SettleAsync(ClaimedRow row, Settlement settlement)
    {
        while (true)
        {
            try
            {
                await NoteAsync(row, settlement);
                return;
            }
            catch (Exception exception) when (DatabaseFaults.IsInfrastructure(exception) && !_stopping.IsCancellationRequested)
            {
                LogDatabaseAway(_log, exception);
                await Task.Delay(DatabasePause, _clock, _stopping);
            }
        }
    }

    private async Task NoteAsync(ClaimedRow row, Settlement settlement)
    {
        var id = row.Message.Id;
        switch (settlement)
        {
            case Settlement.Sent sent:
                await _sentMarks.SubmitAsync((id, sent.ProviderId));
                break;
            case Settlement.Again again:
                LogLater(_log, id, row.Channel.Value, row.Attempts, again.Reason);
                if (again.ChannelPausedUntil is { } until)
                    PauseFor(row.Channel, until - _clock.GetUtcNow());
                await _store.PutBackAsync(id, again.Due, again.Reason);
                break;
            case Settlement.Uncertain uncertain:
                LogUncertain(_log, id, row.Channel.Value, uncertain.Reason);
                await _store.MarkUncertainAsync(id, uncertain.Due, uncertain.Reason);
                break;
            case Settlement.Held held:
                LogHeld(_log, id, row.Channel.Value, held.Reason);
                await _store.HoldAsync(id, _clock.GetUtcNow(), held.Reason);
                break;
            case Settlement.Dead dead:
                LogDead(_log, id, row.Channel.Value, dead.Reason);
                await _store.MarkDeadAsync(id, _clock.GetUtcNow(), dead.Reason);
                break;
        }
    }

    private void PauseFor(ChannelName channel, TimeSpan length)
    {
        var pause = new Pause(_clock.GetTimestamp(), length);
        _pauses.AddOrUpdate(channel, pause, (_, longest) => Left(pause) > Left(longest) ? pause : longest);
    }

    private ChannelName[] Paused() => [.. _pauses.Where(pause => Left(pause.Value) > TimeSpan.Zero).Select(pause => pause.Key)];

    private TimeSpan Left(Pause pause) => pause.Length - _clock.GetElapsedTime(pause.Since);

    private double NextJitter()
    {
        lock (_random)
            return _random.NextDouble();
    }

    /// <summary>Measured by a clock that nobody sets: a pause must not grow by the hour that a clock is set back.</summary>
    private sealed record Pause(long Since, TimeSpan Length);
}
