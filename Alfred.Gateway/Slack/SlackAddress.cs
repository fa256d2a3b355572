using System.Diagnostics.CodeAnalysis;
using Alfred.Channels;
using Alfred.Conversations;

namespace Alfred.Gateway.Slack;

/// <summary>
/// Addresses of Slack: a conversation's own key (<c>slack:T1:C1:1531420618.000200</c> posts into that thread, <c>slack:T1:U1</c> into the
/// user's direct messages), or a response URL with a prefix.
/// </summary>
internal static class SlackAddress
{
    private const string UrlPrefix = "slack-url:";

    /// <summary>Longer ones do not fit into an address.</summary>
    private const int MaxUrlLength = 1_900;

    /// <summary>The address behind a conversation.</summary>
    public static Address Of(ConversationId conversation) => new(conversation.Value);

    /// <summary>The address behind a response URL.</summary>
    public static Address OfResponseUrl(Uri url) => new(UrlPrefix + url.AbsoluteUri);

    /// <summary>Reads a response URL as Slack sent it; null when it is none.</summary>
    public static Uri? ParseResponseUrl(string? text) =>
        text is { Length: > 0 and <= MaxUrlLength } && Uri.TryCreate(text, UriKind.Absolute, out var url) && url.AbsoluteUri.Length <= MaxUrlLength ? url : null;

    /// <summary>The response URL in an address.</summary>
    public static bool TryGetResponseUrl(Address address, [NotNullWhen(true)] out Uri? url)
    {
        url = null;
        return address.Value.StartsWith(UrlPrefix, StringComparison.Ordinal)
            && Uri.TryCreate(address.Value[UrlPrefix.Length..], UriKind.Absolute, out url);
    }

    /// <summary>The channel (or user) and the thread in an address.</summary>
    public static bool TryGetChannel(Address address, [NotNullWhen(true)] out string? channel, out string? threadTs)
    {
        var parts = address.Value.Split(':');
        channel = parts is ["slack", _, { Length: > 0 }, ..] and { Length: <= 4 } ? parts[2] : null;
        threadTs = parts.Length == 4 ? parts[3] : null;
        return channel is not null;
    }
}
