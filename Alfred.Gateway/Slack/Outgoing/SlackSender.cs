using Alfred.Gateway.Sending;
using Alfred.Gateway.Slack.Blocks;
using Alfred.Gateway.Slack.WebApi;
using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.Slack.Outgoing;

/// <summary>
/// Makes one step of a reply. An answer that only one person was to see, and whose way is closed (a response URL that ran out, a channel
/// that the person left), goes into that person's direct messages: never anywhere else.
/// </summary>
internal sealed class SlackSender(SlackApi api, SlackFiles files, SlackUrls urls, ProviderCall provider, TimeProvider time)
{
    /// <summary>A response URL works for 30 minutes.</summary>
    private static readonly TimeSpan ResponseUrlLife = TimeSpan.FromMinutes(29);

    /// <summary>Makes a step.</summary>
    public Task<SendResult> SendAsync(OutboundMessage message, SlackStep step, int part, CancellationToken cancellationToken)
    {
        if (SlackAddress.TryGetResponseUrl(message.To, out var url, out var person))
        {
            return urls.IsResponseUrl(url)
                ? RespondAsync(message, url, person, step, part, cancellationToken)
                : Task.FromResult<SendResult>(new SendResult.Refused("a response URL that is not Slack's"));
        }

        if (!SlackAddress.TryGetPlace(message.To, out var place))
            return Task.FromResult<SendResult>(new SendResult.Refused("not an address of Slack"));
        return message.Reply.IsPrivate && place is { IsDirect: false, User: not null }
            ? WhisperAsync(message, place, step, part, cancellationToken)
            : PostAsync(message, place, step, part, cancellationToken);
    }

    /// <summary>A person's direct message channel.</summary>
    public async Task<(SlackPlace? Place, SendResult? Failure)> OpenAsync(SlackPlace place, CancellationToken cancellationToken)
    {
        if (!place.IsPerson)
            return (place, null);
        var answer = await api.PostAsync("conversations.open", [("users", place.Channel)], cancellationToken);
        if (!answer.IsOk)
            return (null, answer.Failure is SendResult.Unknown unknown ? new SendResult.Later(unknown.Reason) : answer.Failure);
        return answer.Root.At("channel"u8).At("id"u8).SlackId() is { } channel
            ? (place with { Channel = channel }, null)
            : (null, new SendResult.Refused("Slack named no channel for the person"));
    }

    private async Task<SendResult> PostAsync(
        OutboundMessage message, SlackPlace place, SlackStep step, int part, CancellationToken cancellationToken)
    {
        switch (step)
        {
            case SlackStep.Say say:
                var answer = await api.PostAsync(
                    "chat.postMessage", SlackPost.Message(place, say, message.Reply, message.Id, part), cancellationToken);
                return SlackErrors.OfPost(answer) ?? new SendResult.Sent(answer.Root.At("ts"u8).Id());
            case SlackStep.Attach attach:
                var (channel, failure) = await OpenAsync(place, cancellationToken);
                return failure ?? await files.UploadAsync(channel!, attach.File, cancellationToken);
            case SlackStep.React react:
                return await ReactAsync(message, place, react, part, cancellationToken);
            default:
                throw new ArgumentOutOfRangeException(nameof(step), step.GetType().Name, "not a step");
        }
    }

    private async Task<SendResult> ReactAsync(
        OutboundMessage message, SlackPlace place, SlackStep.React react, int part, CancellationToken cancellationToken)
    {
        if (place is { MessageTs: { } ts, IsPerson: false } && EmojiNames.Find(react.Emoji) is { } name)
        {
            var answer = await api.PostAsync(
                "reactions.add", [("channel", place.Channel), ("timestamp", ts), ("name", name)], cancellationToken);
            if (answer.IsOk || answer.Error == "already_reacted")
                return new SendResult.Sent(ProviderId: null);
            // Putting the same emoji on again changes nothing, so that an unknown outcome is simply tried again.
            if (answer.Failure is SendResult.Later or SendResult.Unknown)
                return new SendResult.Later("the reaction did not get through");
        }

        return react.IsAll
            ? await PostAsync(message, place, new SlackStep.Say(react.Emoji, HasControls: false), part, cancellationToken)
            : new SendResult.Sent(ProviderId: null);
    }

    private async Task<SendResult> WhisperAsync(
        OutboundMessage message, SlackPlace place, SlackStep step, int part, CancellationToken cancellationToken)
    {
        var person = new SlackPlace(place.User!);
        if (step is not SlackStep.Say say)
            return await PostAsync(message, step is SlackStep.React ? place : person, step, part, cancellationToken);
        var answer = await api.PostAsync(
            "chat.postEphemeral", SlackPost.Ephemeral(place, place.User!, say, message.Reply), cancellationToken);
        return answer.Failure switch
        {
            null => new SendResult.Sent(answer.Root.At("message_ts"u8).Id()),
            SendResult.Refused => await PostAsync(message, person, step, part, cancellationToken),
            var failure => failure,
        };
    }

    /// <summary>A response URL needs no token, works five times within 30 minutes, and answers a plain "ok".</summary>
    private async Task<SendResult> RespondAsync(
        OutboundMessage message, Uri url, SlackPlace? person, SlackStep step, int part, CancellationToken cancellationToken)
    {
        var isOver = message.HeardAt is { } heard && time.GetUtcNow() - heard > ResponseUrlLife;
        if (step is SlackStep.React { IsAll: true } emoji)
            step = new SlackStep.Say(emoji.Emoji, HasControls: false);
        if (person is not null && (isOver || step is not SlackStep.Say))
            return await PostAsync(message, person, step, part, cancellationToken);
        if (step is not SlackStep.Say say)
            return step is SlackStep.React
                ? new SendResult.Sent(ProviderId: null)
                : new SendResult.Refused("a response URL takes no files");

        var result = await RespondAsync(url, SlackPost.Response(say, message.Reply), cancellationToken);
        return result is SendResult.Refused
            && person is not null ? await PostAsync(message, person, step, part, cancellationToken) : result;
    }

    private async Task<SendResult> RespondAsync(Uri url, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        var (answer, failure) = await provider.PostAsync(SlackOutbound.ResponseUrls, url, bearer: null, json, cancellationToken);
        if (answer is null)
            return failure!;
        if (answer.IsSuccess && !IsRefusal(answer))
            return new SendResult.Sent(ProviderId: null);
        // No token was sent: 401, 403 and 404 say that this URL is used up, not that the app's account is in trouble.
        return SlackErrors.Classify(answer) is SendResult.Stopped or SendResult.Refused
            ? new SendResult.Refused("the response URL is used up or expired")
            : SlackErrors.Classify(answer);
    }

    private static bool IsRefusal(ProviderAnswer answer) =>
        JsonBody.Read(answer.Body, static root => root.At("ok"u8).ValueKind == System.Text.Json.JsonValueKind.False);
}
