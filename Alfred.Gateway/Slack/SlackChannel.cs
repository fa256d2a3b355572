using Alfred.Channels;
using Alfred.Gateway.Sending;
using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.Slack;

/// <summary>Slack by the Web API and response URLs: reads stored webhook bodies and sends texts.</summary>
internal sealed class SlackChannel(SlackOptions options, SlackInstallation installation, ResponseUrls responseUrls, ProviderCall provider) : IChannel
{
    private readonly PartSender _parts = new();
    private readonly Uri _postMessage = new($"{options.ApiUrl.AbsoluteUri.TrimEnd('/')}/chat.postMessage");

    /// <inheritdoc/>
    public ChannelName Name => ChannelName.Slack;

    /// <inheritdoc/>
    public InboundMessage? Read(ReadOnlyMemory<byte> body, string contentType, int ordinal) =>
        SlackBody.Read(body, contentType, installation.BotUserId, responseUrls);

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(message.Reply.Text))
            return new SendResult.Refused("an empty text");
        var parts = TextParts.Split(message.Reply.Text, SlackPost.MaxTextLength);
        if (SlackAddress.TryGetResponseUrl(message.To, out var url))
        {
            return responseUrls.IsAllowed(url)
                ? await _parts.SendAsync(message.Id, parts, part => RespondAsync(url, parts[part], cancellationToken))
                : new SendResult.Refused("a response URL that is not Slack's");
        }

        return SlackAddress.TryGetChannel(message.To, out var channel, out var threadTs)
            ? await _parts.SendAsync(message.Id, parts, part => PostAsync(SlackPost.Message(channel, threadTs, parts[part]), cancellationToken))
            : new SendResult.Refused("not an address of Slack");
    }

    private async Task<SendResult> PostAsync(ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        var (answer, failure) = await provider.PostAsync(SlackOutbound.Name, _postMessage, options.BotToken, json, cancellationToken);
        if (answer is null)
            return failure!;
        if (!answer.IsSuccess || !JsonBody.TryParse(answer.Body, out var document))
            return SlackErrors.Classify(answer);
        using (document)
        {
            return document.RootElement.At("ok"u8).IsTrue()
                ? new SendResult.Sent(document.RootElement.At("ts"u8).Id())
                : SlackErrors.Classify(answer);
        }
    }

    /// <summary>A response URL needs no token, works five times within 30 minutes, and answers a plain "ok".</summary>
    private async Task<SendResult> RespondAsync(Uri url, string text, CancellationToken cancellationToken)
    {
        var (answer, failure) = await provider.PostAsync(SlackOutbound.ResponseUrls, url, bearer: null, SlackPost.Ephemeral(text), cancellationToken);
        if (answer is null)
            return failure!;
        if (answer.IsSuccess && !IsRefusal(answer))
            return new SendResult.Sent(ProviderId: null);
        // No token was sent: 401, 403 and 404 say that this URL is used up, not that the app's account is in trouble.
        return SlackErrors.Classify(answer) is SendResult.Stopped or SendResult.Refused
            ? new SendResult.Refused("the response URL is used up or expired")
            : SlackErrors.Classify(answer);
    }

    private static bool IsRefusal(ProviderAnswer answer)
    {
        if (!JsonBody.TryParse(answer.Body, out var document))
            return false;
        using (document)
            return document.RootElement.At("ok"u8).ValueKind == System.Text.Json.JsonValueKind.False;
    }
}
