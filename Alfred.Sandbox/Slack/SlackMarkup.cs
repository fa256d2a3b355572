namespace Alfred.Sandbox.Slack;

/// <summary>Slack's markup, as its clients write and read it.</summary>
internal static class SlackMarkup
{
    /// <summary>What Slack makes of the three characters that its markup is made of.</summary>
    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>The three characters again; "&amp;amp;" last, or "&amp;amp;lt;" would become "&lt;".</summary>
    public static string Unescape(string text) => text
        .Replace("&lt;", "<", StringComparison.Ordinal)
        .Replace("&gt;", ">", StringComparison.Ordinal)
        .Replace("&amp;", "&", StringComparison.Ordinal);

    /// <summary>True when a text mentions a user.</summary>
    public static bool Mentions(string text, string user) => text.Contains($"<@{user}>", StringComparison.Ordinal);
}
