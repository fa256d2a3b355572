using Alfred.Gateway.Sending;
using Alfred.Gateway.Slack.Answers;
using Alfred.Gateway.Slack.Home;
using Alfred.Gateway.Slack.Outgoing;

namespace Alfred.Gateway.Slack;

/// <summary>Slack by the Web API and response URLs: reads stored webhook bodies and sends replies.</summary>
internal sealed class SlackChannel(
    SlackInstallation installation, SlackUrls urls, SlackSender sender, SlackHistory history, SlackFiles files, SlackPeople people,
    UsedControlsQueue usedControls, HomeTab home, StepSender parts) : IChannel
{
    public ChannelName Name => ChannelName.Slack;

    public bool HasForms => true;

    public InboundMessage? Read(ReadOnlyMemory<byte> body, string contentType, int ordinal) =>
        SlackBody.Read(body, contentType, installation.BotUserId, urls);

    public Contact? FindContact(Identity identity)
    {
        if (identity.Value.Split(':') is not ["slack", var team, var user] || (team == "*" ? installation.TeamId : team) is not { } known)
            return null;
        var conversation = SlackIds.Direct(known, user);
        return new(Name, SlackIds.IdentityOf(known, user), conversation, SlackAddress.Of(conversation));
    }

    public Task<InboundMessage> EnrichSenderAsync(InboundMessage message, CancellationToken cancellationToken) =>
        people.EnrichSenderAsync(message, cancellationToken);

    public async Task<SendResult> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        if (installation.StoppedBecause is { } reason)
            return new SendResult.Stopped(reason);
        var steps = SlackStep.Of(message.Reply);
        if (steps.IsEmpty)
            return new SendResult.Refused("an empty text");
        string? providerId = null;
        var result = await parts.SendAsync(message.Id, steps.Length, async part =>
        {
            var sent = await sender.SendAsync(message, steps[part], part, cancellationToken);
            providerId = sent is SendResult.Sent { ProviderId: { } id } ? id : providerId;
            return sent;
        });
        return result is SendResult.Sent ? new SendResult.Sent(providerId) : result;
    }

    /// <summary>Sends what is left of a row of which the first step travelled in a response.</summary>
    public async Task<SendResult> SendRestAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        await parts.SkipAsync(message.Id, 1, cancellationToken);
        return await SendAsync(message, cancellationToken);
    }

    public async Task<SendEvidence> FindSentAsync(OutboundMessage message, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var steps = SlackStep.Of(message.Reply);
        // What only one person saw is in no history.
        if (!SlackAddress.TryGetPlace(message.To, out var place) || (message.Reply.IsPrivate && !place.IsDirect)
            || await history.FindAsync(place, message, steps, since, cancellationToken) is not { } found)
            return new SendEvidence.Unknown();
        // What travelled in a response, or before the time that was asked about, is in no history, but it was noted.
        var noted = steps.Length == 1 ? 0 : Math.Min(await parts.SentOfAsync(message.Id, cancellationToken), steps.Length - 1);
        var sent = noted + Enumerable.Range(noted, steps.Length - noted).TakeWhile(part => found.ContainsKey(part)).Count();
        // Putting an emoji on twice is putting it on once.
        if (sent == steps.Length || (sent > 0 && sent == steps.Length - 1 && steps[sent] is SlackStep.React))
            return new SendEvidence.Found(found.GetValueOrDefault(0));
        if (sent > noted)
            await parts.SkipAsync(message.Id, sent, cancellationToken);
        return new SendEvidence.Absent();
    }

    public void ShowAnswered(ReadOnlyMemory<byte> body, string contentType)
    {
        if (SlackBody.ReadUsedControls(body, contentType) is { } used)
            usedControls.Add(used);
        else if (SlackBody.ReadHome(body, contentType) is { } opening)
            _ = home.PublishAsync(opening);
    }

    public Task<ReadOnlyMemory<byte>?> FetchAsync(InboundFile file, int atMost, CancellationToken cancellationToken) =>
        files.DownloadAsync(file.Reference, atMost, cancellationToken);
}
