namespace Alfred.Silo.Configuration;

/// <summary>
/// Turns <c>redis://[user:password@]host:port[/database]</c> (<c>rediss://</c> for TLS) into a configuration of StackExchange.Redis.
/// </summary>
public static class RedisUrl
{
    /// <summary>The configuration. A server that is down at the start does no harm: it is used when it comes.</summary>
    /// <exception cref="FormatException">It is no such URL; the message never holds a part of the text.</exception>
    public static string ToConfiguration(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("redis" or "rediss") || url.Host.Length == 0)
            throw new FormatException("is not of the form redis://:password@host:6379 (rediss:// for TLS)");
        var (user, password) = url.UserInfo.Split(':', 2) is [var first, var second] ? (first, second) : (url.UserInfo, string.Empty);
        (user, password) = (Uri.UnescapeDataString(user), Uri.UnescapeDataString(password));
        if (user.Contains(',', StringComparison.Ordinal) || password.Contains(',', StringComparison.Ordinal))
        {
            throw new FormatException(
                "has a comma in its user or password, which the client's configuration cannot express. Choose another one");
        }

        var host = url.HostNameType == UriHostNameType.IPv6 ? url.Host : url.IdnHost;
        return string.Join(',', ((string?[])
        [
            string.Create(CultureInfo.InvariantCulture, $"{host}:{(url.Port < 0 ? 6379 : url.Port)}"),
            "abortConnect=false",
            // A named default user would need Redis 6 or newer.
            user is "" or "default" ? null : $"user={user}",
            password.Length > 0 ? $"password={password}" : null,
            url.Scheme == "rediss" ? "ssl=true" : null,
            url.AbsolutePath.Trim('/') is { Length: > 0 } database ? $"defaultDatabase={ParseDatabase(database)}" : null,
        ]).OfType<string>());
    }

    private static int ParseDatabase(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new FormatException("ends in something that is no database number: redis://host:6379/0");
}
