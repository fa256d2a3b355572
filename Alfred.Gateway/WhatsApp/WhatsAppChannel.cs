using Alfred.Gateway.Sending;
using Alfred.Gateway.WhatsApp.Media;
using Alfred.Gateway.WhatsApp.Messages;
using Alfred.Gateway.WhatsApp.Window;

namespace Alfred.Gateway.WhatsApp;

/// <summary>WhatsApp by the Cloud API: reads stored webhook bodies, and sends replies while the person's window is open.</summary>
internal sealed partial class WhatsAppChannel(
    WhatsAppOptions options, GraphCalls calls, WindowCheck window, SeenMarks marks, StepSender steps, MediaUpload upload,
    MediaDownload download,
    TimeProvider time, ILogger<WhatsAppChannel> logger) : IChannel
{
    public ChannelName Name => ChannelName.WhatsApp;

    /// <summary>
    /// Meta tries for up to 7 days, and its signature holds for ever. The sandbox moves its time, and what plays Meta elsewhere has none.
    /// </summary>
    public TimeSpan? MaxDeliveryAge => options.IsSandbox ? null : TimeSpan.FromDays(8);

    public InboundMessage? Read(ReadOnlyMemory<byte> body, string contentType, int ordinal)
    {
        var reading = WhatsAppReader.Read(body, ordinal, options.PhoneId);
        if (reading.IsNumberChange)
            LogNumberChanged();
        return reading.Message;
    }

    public Contact? FindContact(Identity identity) =>
        identity.Value.StartsWith("wa:", StringComparison.Ordinal)
            ? new(Name, identity, new(identity.Value), new(identity.Value))
            : null;

    public Identity? FindReader(Address to) =>
        WhatsAppAddress.TryParse(to, out var address) && !address.IsGroup ? new(address.Recipient) : null;

    /// <summary>
    /// Sends the reply in as many calls as it needs. Only the last call carries the outbox row as opaque data, so that a status of an
    /// earlier part is never taken for the whole.
    /// </summary>
    public async Task<SendResult> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        if (!WhatsAppAddress.TryParse(message.To, out var to))
            return new SendResult.Refused("not an address of WhatsApp");
        var parts = ReplySteps.Of(message.Reply, to);
        if (parts.IsEmpty)
            return new SendResult.Refused("an empty text");
        if (await window.CheckAsync(message, to, cancellationToken) is { } closed)
            return closed;
        var since = time.GetUtcNow();
        var result = await steps.SendAsync(message.Id, parts.Length, part => SendStepAsync(to, parts, part, message.Id, cancellationToken));
        return result is SendResult.Held held ? await window.CloseAsync(message, to, held.Reason, since, cancellationToken) : result;
    }

    public Task ShowSeenAsync(InboundMessage message, CancellationToken cancellationToken) => marks.ShowAsync(message, cancellationToken);

    public Task<ReadOnlyMemory<byte>?> FetchAsync(InboundFile file, int atMost, CancellationToken cancellationToken) =>
        download.FetchAsync(file.Reference, atMost, cancellationToken);

    private async Task<SendResult> SendStepAsync(
        WhatsAppAddress to, ImmutableArray<Step> parts, int part, long outboxId, CancellationToken cancellationToken)
    {
        var opaqueData = part == parts.Length - 1
            ? outboxId.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{outboxId}/{part + 1}");
        switch (parts[part])
        {
            case Step.Text text:
                return await calls.SendAsync(to, GraphMessage.Text(to, text.Body, opaqueData), cancellationToken);
            case Step.Question question:
                return await calls.SendAsync(
                    to, GraphInteractive.Write(to, question.Body, question.Choices, opaqueData), cancellationToken);
            case Step.File file:
                return await SendFileAsync(to, file, opaqueData, cancellationToken);
            case Step.Reaction reaction:
                var result = await calls.SendAsync(
                    to, GraphMessage.Reaction(to, reaction.MessageId, reaction.Emoji, opaqueData), cancellationToken);
                // The message may be deleted by now; what is said beside the emoji still counts.
                return result is SendResult.Refused && !reaction.IsWhole ? new SendResult.Sent(ProviderId: null) : result;
            default:
                throw new InvalidOperationException($"an unknown kind of step: {parts[part].GetType().Name}");
        }
    }

    private async Task<SendResult> SendFileAsync(WhatsAppAddress to, Step.File file, string opaqueData, CancellationToken cancellationToken)
    {
        var (media, failure) = await upload.UploadAsync(file.Content, cancellationToken);
        if (media is null)
            return failure!;
        var name = MediaKind.IsImage(file.Content) ? null : file.Content.Name;
        return await calls.SendAsync(to, GraphMessage.Media(to, media, name, file.Caption, opaqueData), cancellationToken);
    }

    [LoggerMessage(2211, LogLevel.Warning,
        "WhatsApp: a person changed their number. A member goes on under the new one, and the old one is a stranger's; correct " +
            "MEMBERS all the same")]
    private partial void LogNumberChanged();
}
