using System.Text.Json;
using Alfred.Channels;

namespace Alfred.Postcards;

/// <summary>A postcard as the provider delivers it.</summary>
/// <param name="Id">The provider's id.</param>
/// <param name="From">Who wrote it.</param>
/// <param name="Text">What it says.</param>
public sealed record Postcard(string Id, string From, string Text)
{
    /// <summary>The conversation it belongs to: one for each writer.</summary>
    public ConversationId Conversation => new($"postcards:{From}");

    /// <summary>Reads a body; null when it is no postcard.</summary>
    public static Postcard? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<Postcard>(body.Span, JsonSerializerOptions.Web) is { Id.Length: > 0 and <= 100,
                From.Length: > 0 and <= 100, Text: not null } card
                ? card
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The message as the assistant reads it.</summary>
    public InboundMessage ToMessage() => new()
    {
        Sender = new($"postcards:{From}"),
        SenderName = From,
        Conversation = Conversation,
        Text = Text,
        ReplyTo = new(From),
        StandingAddress = new(From),
    };
}
