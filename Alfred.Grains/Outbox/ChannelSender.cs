namespace Alfred.Outbox;

/// <summary>The outbox's side of the channels: whatever a channel does, a result comes back.</summary>
internal sealed partial class ChannelSender(
    IEnumerable<IChannel> channels, IGrainFactory grains, TimeProvider clock, ILogger<ChannelSender> log)
{
    /// <summary>Longer than any channel asks for by itself: a question must not hold up its conversation for good.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Dictionary<ChannelName, IChannel> _channels = channels.ToDictionary(channel => channel.Name);

    /// <summary>Sends once.</summary>
    public async Task<SendResult> SendAsync(ClaimedReply row)
    {
        if (!_channels.TryGetValue(row.Channel, out var channel))
            return new SendResult.Refused($"this instance has no channel '{row.Channel}'");
        try
        {
            if (row is { IsProactive: true, Message.Reply.IsFarewell: false } && channel.FindReader(row.Message.To) is { } reader
                && !await grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key).IsMemberAsync(reader))
                return new SendResult.Refused("whoever reads there is no member any more");
            // No token: a stop lets a send end (channels bound it), cutting it off would only make it uncertain.
            return await channel.SendAsync(row.Message, CancellationToken.None);
        }
        catch (Exception exception) when (DatabaseFaults.IsInfrastructure(exception))
        {
            // The directory cannot be asked: nothing was sent.
            return new SendResult.Later("nobody can say whether a member reads there");
        }
#pragma warning disable CA1031 // Boundary: a channel's bug may have happened before or behind the sending.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(log, row.Message.Id, row.Channel.Value, exception);
            return new SendResult.Unknown($"the channel failed: {exception.GetType().Name}");
        }
    }

    /// <summary>Asks whether a message was sent whose sending ended without an answer.</summary>
    public async Task<SendEvidence> FindSentAsync(ClaimedReply row)
    {
        if (!_channels.TryGetValue(row.Channel, out var channel))
            return new SendEvidence.Unknown();
        using var limit = new CancellationTokenSource(Patience, clock);
        try
        {
            return await channel.FindSentAsync(row.Message, row.CreatedAt, limit.Token).WaitAsync(limit.Token);
        }
#pragma warning disable CA1031 // Boundary: a provider that cannot be asked has no news, whatever the reason.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogNotAsked(log, row.Message.Id, row.Channel.Value, exception);
            return new SendEvidence.Unknown();
        }
    }

    [LoggerMessage(206, LogLevel.Error, "Channel {Channel} failed on outbox row {Id}, which is treated as uncertain")]
    private static partial void LogFailed(ILogger logger, long id, string channel, Exception exception);

    [LoggerMessage(208, LogLevel.Warning, "Channel {Channel} could not be asked whether outbox row {Id} was sent")]
    private static partial void LogNotAsked(ILogger logger, long id, string channel, Exception exception);
}
