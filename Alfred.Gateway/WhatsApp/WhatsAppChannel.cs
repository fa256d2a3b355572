using System.Globalization;
using Alfred.Channels;
using Alfred.Gateway.Sending;
using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.WhatsApp;

/// <summary>WhatsApp by the Cloud API: reads stored webhook bodies and sends texts.</summary>
internal sealed class WhatsAppChannel(WhatsAppOptions options, ProviderCall provider) : IChannel
{
    private readonly PartSender _parts = new();
    private readonly PairBackoff _pairs = new();
    private readonly Uri _messages = new($"{options.GraphUrl.AbsoluteUri.TrimEnd('/')}/{options.GraphVersion}/{options.PhoneId}/messages");

    /// <inheritdoc/>
    public ChannelName Name => ChannelName.WhatsApp;

    /// <inheritdoc/>
    public InboundMessage? Read(ReadOnlyMemory<byte> body, string contentType, int ordinal) => WhatsAppReader.Read(body, ordinal);

    /// <summary>
    /// Sends the text in as many calls as its length needs. Only the last call carries the outbox row as opaque data, so that a status of an
    /// earlier part is never taken for the whole.
    /// </summary>
    public async Task<SendResult> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        if (!GraphMessage.IsAddress(message.To))
            return new SendResult.Refused("not an address of WhatsApp");
        if (string.IsNullOrWhiteSpace(message.Reply.Text))
            return new SendResult.Refused("an empty text");
        var parts = TextParts.Split(message.Reply.Text, GraphMessage.MaxTextLength);
        return await _parts.SendAsync(message.Id, parts, part =>
        {
            var opaqueData = part == parts.Length - 1
                ? message.Id.ToString(CultureInfo.InvariantCulture)
                : string.Create(CultureInfo.InvariantCulture, $"{message.Id}/{part + 1}");
            return PostAsync(message.To, GraphMessage.Text(message.To, parts[part], opaqueData), cancellationToken);
        });
    }

    private async Task<SendResult> PostAsync(Address to, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        var (answer, failure) = await provider.PostAsync(WhatsAppOutbound.Name, _messages, options.AccessToken, json, cancellationToken);
        if (answer is null)
            return failure!;
        if (!answer.IsSuccess)
            return GraphErrors.IsPairLimit(answer) ? new SendResult.Later("WhatsApp error 131056", _pairs.Next(to)) : GraphErrors.Classify(answer);
        _pairs.Reset(to);
        return IdOf(answer) is { } id ? new SendResult.Sent(id) : new SendResult.Unknown("WhatsApp's answer names no message");
    }

    private static string? IdOf(ProviderAnswer answer)
    {
        if (!JsonBody.TryParse(answer.Body, out var document))
            return null;
        using (document)
            return document.RootElement.At("messages"u8).First().At("id"u8).Id();
    }
}
