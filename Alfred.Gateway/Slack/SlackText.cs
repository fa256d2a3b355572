using Alfred.Gateway.Sending;
using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.Slack;

/// <summary>Between Slack's markup and plain text.</summary>
internal static class SlackText
{
    /// <summary>
    /// Makes plain text for Slack. With these three escaped, nothing that anybody wrote can become a link or a mention;
    /// <c>&lt;!channel&gt;</c> in an item's name pings nobody.
    /// </summary>
    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>Parts of which each has at most <paramref name="limit"/> characters, also when it is escaped.</summary>
    public static IEnumerable<string> Split(string text, int limit) => Split(text, limit, limit);

    private static IEnumerable<string> Split(string text, int limit, int length) =>
        TextParts.Split(text, length).SelectMany(part => Escape(part).Length <= limit ? [part] : Split(part, limit, (part.Length / 2) + 1));

    /// <summary>
    /// What a person wrote: mentions of the bot removed, other entities as people see them, Slack's three escapes undone.
    /// </summary>
    public static string Read(string? raw, params ReadOnlySpan<string?> bots)
    {
        if (string.IsNullOrEmpty(raw))
            return "";
        var text = new StringBuilder(raw.Length);
        var rest = raw.AsSpan();
        while (true)
        {
            var start = rest.IndexOf('<');
            var length = start < 0 ? -1 : rest[(start + 1)..].IndexOf('>');
            if (length < 0)
                break;
            text.Append(rest[..start]);
            AppendEntity(text, rest.Slice(start + 1, length), bots);
            rest = rest[(start + length + 2)..];
        }

        text.Append(rest);
        // "&amp;" last, or "&amp;lt;" would become "<".
        text.Replace("&lt;", "<").Replace("&gt;", ">").Replace("&amp;", "&");
        return WrittenText.Clean(text.ToString());
    }

    /// <summary>True when a text mentions a user.</summary>
    public static bool Mentions(string raw, string user) =>
        raw.Contains($"<@{user}>", StringComparison.Ordinal) || raw.Contains($"<@{user}|", StringComparison.Ordinal);

    private static void AppendEntity(StringBuilder text, ReadOnlySpan<char> entity, ReadOnlySpan<string?> bots)
    {
        var bar = entity.IndexOf('|');
        var id = bar < 0 ? entity : entity[..bar];
        var label = bar < 0 ? default : entity[(bar + 1)..];
        switch (id)
        {
            case ['@', .. var user]:
                if (!IsOneOf(user, bots))
                    AppendMarked(text, '@', label.IsEmpty ? user : label);
                break;
            case ['#', .. var channel]:
                AppendMarked(text, '#', label.IsEmpty ? channel : label);
                break;
            case ['!', .. var command]:
                AppendMarked(text, '@', label.IsEmpty ? command : label);
                break;
            default:
                AppendLink(text, id, label);
                break;
        }
    }

    private static void AppendMarked(StringBuilder text, char mark, ReadOnlySpan<char> name)
    {
        if (!name.StartsWith([mark]))
            text.Append(mark);
        text.Append(name);
    }

    // A label may pretend another address: both are shown, unless the label is just the address as typed.
    private static void AppendLink(StringBuilder text, ReadOnlySpan<char> url, ReadOnlySpan<char> label)
    {
        if (label.IsEmpty)
            text.Append(url);
        else if (url.EndsWith(label, StringComparison.Ordinal))
            text.Append(label);
        else
            text.Append(label).Append(" (").Append(url).Append(')');
    }

    private static bool IsOneOf(ReadOnlySpan<char> user, ReadOnlySpan<string?> bots)
    {
        foreach (var bot in bots)
        {
            if (bot is not null && user.SequenceEqual(bot))
                return true;
        }

        return false;
    }
}
