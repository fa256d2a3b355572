using System.Diagnostics;
using Alfred.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace Alfred.Outbox;

/// <summary>
/// Sends a conversation's replies. What there is to send the database says with each claim, which gives a row to one attempt for a while:
/// also where two activations work side by side, each reply is in one hand. Nothing kept here matters when it is lost but the end of a send
/// that could not be noted yet; without it the row becomes uncertain when its claim runs out.
/// </summary>
[GrainType("outbox")]
internal sealed partial class OutboxGrain(
    OutboxWriter writer, OutboxStore store, ChannelSender sender, ChannelPauses pauses, SendSlots slots, IHostApplicationLifetime lifetime,
    TimeProvider clock, Random random,
    ILogger<OutboxGrain> log) : Grain, IOutboxGrain
{
    private const string Unstorable = "its end could not be stored";

    private static readonly TimeSpan DatabasePause = TimeSpan.FromSeconds(1);

    /// <summary>Each renewal may miss once before the claim runs out.</summary>
    private static readonly TimeSpan RenewAfter = OutboxWriter.Lease / 3;

    private ConversationId _conversation;
    private IGrainTimer? _later;
    private EndedSend? _ended;
    private Guid _claim;
    private bool _isWorking;
    private bool _isWakeRequested;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _conversation = new(this.GetPrimaryKeyString());
        _claim = NewClaim();
        _later = this.RegisterGrainTimer(
            _ =>
                WakeAsync(),
                new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan)
                    {
                        KeepAlive = true,
                        Interleave = true,
                    });
        return Task.CompletedTask;
    }

    // Interleaves with itself: one call works, the others only say that there may be more.
    public async Task WakeAsync()
    {
        _isWakeRequested = true;
        if (_isWorking)
            return;
        _isWorking = true;
        try
        {
            while (_isWakeRequested)
            {
                _isWakeRequested = false;
                await WorkAsync();
            }
        }
        catch (Exception exception) when (DatabaseFaults.IsInfrastructure(exception))
        {
            // Recovery tells the operator of a database that is away.
            LookAgainIn(DatabasePause);
        }
        finally
        {
            _isWorking = false;
        }
    }

    private async Task WorkAsync()
    {
        // A process that stops begins nothing any more, but notes what ended.
        await slots.EnterAsync(_ended is null ? lifetime.ApplicationStopping : CancellationToken.None);
        try
        {
            while (await StepAsync(isClaiming: !IsStopping) is { } head)
            {
                if (!await HandleAsync(head))
                    return;
                if (slots.AreContended)
                {
                    // Others wait: what came of it is noted now, the next one waits for its turn.
                    await StepAsync(isClaiming: false);
                    _isWakeRequested = !IsStopping;
                    return;
                }
            }
        }
        finally
        {
            slots.Leave();
        }
    }

    private bool IsStopping => lifetime.ApplicationStopping.IsCancellationRequested;

    /// <summary>Notes what ended and, if it may, claims what comes next.</summary>
    private async Task<OutboxHead?> StepAsync(bool isClaiming)
    {
        if (_ended is null && !isClaiming)
            return null;
        try
        {
            var result = await writer.WriteAsync(new(_conversation, _ended, isClaiming ? _claim : null));
            if (_ended?.Result is SettlementResult.Held)
                await ReleaseHeldAsync();
            _ended = null;
            if (result.Head is { State: HeadState.Claimed })
                _claim = NewClaim();
            return result.Head;
        }
        catch (Exception exception) when (
            _ended is { Result: not SettlementResult.Uncertain { Reason: Unstorable } } ended && DatabaseFaults.IsFaultOfData(exception))
        {
            // The database refuses something that a provider said. The send itself did leave.
            LogUnsettled(log, ended.Id, exception);
            _ended = ended with
            {
                Result = ended.Result is SettlementResult.Sent { ProviderId: not null }
                    ? new SettlementResult.Sent(ProviderId: null)
                    : new SettlementResult.Uncertain(clock.GetUtcNow() + SettlementResult.ReceiptTimeout, Unstorable),
            };
            return await StepAsync(isClaiming);
        }
    }

    // The person may have written while it was tried: only a look behind the commit sees both.
    private async Task ReleaseHeldAsync()
    {
        if (await store.MaintainHeldAsync(clock.GetUtcNow(), _conversation, CancellationToken.None) is { Count: > 0 })
            _isWakeRequested = true;
    }

    /// <returns>False when there is nothing to do before another time.</returns>
    private async Task<bool> HandleAsync(OutboxHead head)
    {
        if (head.Row is not { } row)
        {
            await store.GiveUpAsync(head.Id, CancellationToken.None);
            return true;
        }

        var now = clock.GetUtcNow();
        switch (head.State)
        {
            case HeadState.Claimed:
                _ended = new(head.Id, row.Claim, await SendAsync(row));
                return true;
            case HeadState.Uncertain when head.At <= now:
                _ended = new(head.Id, row.Claim, Log(row, SettlementResult.Of(await sender.FindSentAsync(row))));
                return true;
            case HeadState.Sending when head.At <= now:
                await store.RecoverClaimsAsync(now, _conversation, CancellationToken.None);
                return true;
            case HeadState.Pending when head.At <= now:
                // It became due, or changed hands, while it was asked about.
                return true;
            default:
                LookAgainIn(head.At - now);
                return false;
        }
    }

    private async Task<SettlementResult> SendAsync(ClaimedReply row)
    {
        if (pauses.Left(row.Channel) is var left && left > TimeSpan.Zero)
            return new SettlementResult.Postponed(clock.GetUtcNow() + left);
        using var sending = MessageTraces.StartSending(row.Message.Id, row.Channel.Value);
        var since = Stopwatch.GetTimestamp();
        MessagePath.Reach(MessagePath.BeforeSend);
        // Not in the grain's turn: a subscriber or a channel that begins synchronously must not hold up anybody.
        var result = await KeepClaimAsync(row, Task.Run(() => sender.SendAsync(row)));
        MessagePath.Reach(MessagePath.Sent);
        var settlement = Log(row, SettlementResult.Of(row, result, clock.GetUtcNow(), NextJitter()));
        MessageMetrics.Sent(row.Channel, settlement.Name, since);
        if (settlement is SettlementResult.Retry { ChannelPausedUntil: { } until })
            pauses.Add(row.Channel, until - clock.GetUtcNow());
        return settlement;
    }

    private async Task<SendResult> KeepClaimAsync(ClaimedReply row, Task<SendResult> sending)
    {
        while (true)
        {
            try
            {
                return await sending.WaitAsync(RenewAfter, clock);
            }
            catch (TimeoutException) when (!sending.IsCompleted)
            {
                await RenewAsync(row);
            }
        }
    }

    private async Task RenewAsync(ClaimedReply row)
    {
        try
        {
            await writer.RenewAsync(row);
        }
        catch (Exception exception) when (DatabaseFaults.IsInfrastructure(exception))
        {
            // The send goes on; if the claim runs out meanwhile, its end counts for nothing but "sent".
        }
    }

    private void LookAgainIn(TimeSpan delay) => _later!.Change(delay, Timeout.InfiniteTimeSpan);

    private Guid NewClaim() => Guid.CreateVersion7(clock.GetUtcNow());

    private double NextJitter()
    {
        lock (random)
            return random.NextDouble();
    }
}
