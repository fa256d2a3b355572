using System.Security.Cryptography;
using System.Text;
using Alfred.Channels;
using Alfred.Gateway.Webhooks;
using Alfred.Inbox;
using Microsoft.AspNetCore.Http;

namespace Alfred.Postcards;

/// <summary>The way in: what is particular about this provider's webhook, and nothing else.</summary>
internal sealed class PostcardWebhook(PostcardsOptions options) : IWebhook
{
    public ChannelName Channel => PostcardChannel.ChannelName;

    public int MaxBodyBytes => 16 * 1024;

    public bool VerifySignature(IHeaderDictionary headers, ReadOnlySpan<byte> body)
    {
        Span<byte> signature = stackalloc byte[SHA256.HashSizeInBytes];
        return HexSignature.TryRead(headers[PostOffice.SignatureHeader], PostOffice.SignaturePrefix, signature)
            && CryptographicOperations.FixedTimeEquals(signature, HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.Secret), body));
    }

    public WebhookResult ParseKeys(IHeaderDictionary headers, ReadOnlyMemory<byte> body, string contentType) =>
        Postcard.Read(body) is { } card
        ? new(WebhookResult.DeliveryOf(
            Channel, body, contentType, new DeliveryItem(new($"postcards:{card.Id}"), card.Conversation, 0)))
        : WebhookResult.Quarantine(Channel, body, contentType, "no postcard");

    public Task AnswerAsync(HttpContext context, WebhookResult reading, bool isNew, long receivedAt) => Task.CompletedTask;
}
