using System.Diagnostics.CodeAnalysis;

namespace Alfred.Gateway.Slack;

/// <summary>
/// Addresses of Slack: a conversation's own key (<c>slack:T1:C1:1531420618.000200</c> posts into that thread, <c>slack:T1:U1</c> into the
/// user's direct messages), the same with the answered message and its writer behind it, or a response URL with a prefix and the person who
/// may be told the same in their direct messages (<c>slack-url:U1:https://…</c>).
/// </summary>
internal static class SlackAddress
{
    private const string UrlPrefix = "slack-url:";

    /// <summary>Longer ones do not fit into an address.</summary>
    private const int MaxUrlLength = 1_900;

    /// <summary>The address behind a conversation.</summary>
    public static Address Of(ConversationId conversation) => new(conversation.Value);

    /// <summary>The address behind a message: its conversation, where a reaction goes, and who alone sees what is private.</summary>
    public static Address OfMessage(string team, string channel, string? threadTs, string ts, string user) =>
        new($"slack:{team}:{channel}:{threadTs}:{ts}:{user}");

    /// <summary>The address behind something that a person did in a conversation without writing there.</summary>
    public static Address OfPerson(ConversationId conversation, string user) =>
        TryGetPlace(conversation.Value, out var place)
            && place is { ThreadTs: not null, MessageTs: null } ? new($"{conversation.Value}::{user}") : Of(conversation);

    /// <summary>
    /// The address behind a response URL, with the person when the conversation is theirs alone: where an answer goes whose own way is
    /// closed.
    /// </summary>
    public static Address OfResponseUrl(Uri url, ConversationId conversation) =>
        new(TryGetPlace(conversation.Value, out var place) && place is { IsPerson: true, ThreadTs: null }
            ? $"{UrlPrefix}{place.Channel}:{url.AbsoluteUri}"
            : UrlPrefix + url.AbsoluteUri);

    /// <summary>Reads a response URL as Slack sent it; null when it is none.</summary>
    public static Uri? ParseResponseUrl(string? text) =>
        text is { Length: > 0 and <= MaxUrlLength } && Uri.TryCreate(text, UriKind.Absolute, out var url)
            && url.AbsoluteUri.Length <= MaxUrlLength ? url : null;

    /// <summary>The response URL in an address, and the person's direct messages if it tells them.</summary>
    public static bool TryGetResponseUrl(Address address, [NotNullWhen(true)] out Uri? url, out SlackPlace? person)
    {
        (url, person) = (null, null);
        if (!address.Value.StartsWith(UrlPrefix, StringComparison.Ordinal))
            return false;
        var text = address.Value[UrlPrefix.Length..];
        // Users begin with U or W, schemes are in lower case.
        if (text.IndexOf(':', StringComparison.Ordinal) is > 0 and var end && new SlackPlace(text[..end]) is { IsPerson: true } place)
            (person, text) = (place, text[(end + 1)..]);
        return Uri.TryCreate(text, UriKind.Absolute, out url);
    }

    /// <summary>The place in an address.</summary>
    public static bool TryGetPlace(Address address, [NotNullWhen(true)] out SlackPlace? place) => TryGetPlace(address.Value, out place);

    private static bool TryGetPlace(string text, [NotNullWhen(true)] out SlackPlace? place)
    {
        var parts = text.Split(':');
        place = parts is ["slack", _, { Length: > 0 } channel, ..] and { Length: <= 6 }
            ? new SlackPlace(channel, Part(parts, 3), Part(parts, 4), Part(parts, 5))
            : null;
        return place is not null;
    }

    private static string? Part(string[] parts, int index) => index < parts.Length && parts[index].Length > 0 ? parts[index] : null;
}
