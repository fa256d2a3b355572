using System.Globalization;

namespace Alfred.Silo.Configuration;

/// <summary>Turns <c>redis://[user:password@]host:port[/database]</c> (or <c>rediss://</c> for TLS) into a configuration of StackExchange.Redis.</summary>
public static class RedisUrl
{
    /// <summary>The configuration. A server that is not there at start does no harm: it is used when it comes.</summary>
    /// <exception cref="FormatException">It is no such URL; the message never holds a part of the text.</exception>
    public static string ToConfiguration(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("redis" or "rediss") || url.Host.Length == 0)
            throw new FormatException("is not of the form redis://:password@host:6379 (rediss:// for TLS)");
        var colon = url.UserInfo.IndexOf(':', StringComparison.Ordinal);
        var user = Uri.UnescapeDataString(colon < 0 ? url.UserInfo : url.UserInfo[..colon]);
        var password = Uri.UnescapeDataString(colon < 0 ? string.Empty : url.UserInfo[(colon + 1)..]);
        if (user.Contains(',', StringComparison.Ordinal) || password.Contains(',', StringComparison.Ordinal))
            throw new FormatException("has a comma in its user or password, which the client's configuration cannot express. Choose another one");

        var parts = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture, $"{(url.HostNameType == UriHostNameType.IPv6 ? url.Host : url.IdnHost)}:{(url.Port < 0 ? 6379 : url.Port)}"),
            "abortConnect=false",
        };
        // Named, it would ask for a Redis of 6 or newer.
        if (user is not ("" or "default"))
            parts.Add($"user={user}");
        if (password.Length > 0)
            parts.Add($"password={password}");
        if (url.Scheme == "rediss")
            parts.Add("ssl=true");
        if (url.AbsolutePath.Trim('/') is { Length: > 0 } database)
            parts.Add($"defaultDatabase={ReadDatabase(database)}");
        return string.Join(',', parts);
    }

    private static string ReadDatabase(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : throw new FormatException("ends in something that is no database number: redis://host:6379/0");
}
