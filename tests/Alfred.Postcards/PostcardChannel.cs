using System.Globalization;
using System.Text.Json;
using Alfred.Channels;
using Alfred.Gateway.Sending;

namespace Alfred.Postcards;

/// <summary>The way out: a text, and nothing but a text. Choices go out as numbers to type, and forms never come here.</summary>
internal sealed class PostcardChannel(PostcardsOptions options, ProviderCall provider) : IChannel
{
    public const string ClientName = "postcards";

    public static readonly ChannelName ChannelName = new("postcards");

    public ChannelName Name => ChannelName;

    public InboundMessage? Read(ReadOnlyMemory<byte> body, string contentType, int ordinal) =>
        (Postcard.Read(body) ?? throw new FormatException("no postcard")).ToMessage();

    public async Task<SendResult> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        var id = message.Id.ToString(CultureInfo.InvariantCulture);
        var card = JsonSerializer.SerializeToUtf8Bytes(
            new SentPostcard(id, message.To.Value, message.Reply.NumberedText), JsonSerializerOptions.Web);
        var (answer, failure) = await provider.PostAsync(
            ClientName, new(options.PostOffice, PostOffice.SendPath), bearer: null, card, cancellationToken);
        return answer switch
        {
            null => failure!,
            { IsSuccess: true } => new SendResult.Sent(id),
            { Status: >= 500 or 429 } => new SendResult.Later($"status {answer.Status}", answer.RetryAfter),
            _ => new SendResult.Refused($"status {answer.Status}"),
        };
    }
}
