namespace Alfred.Silo.Configuration;

/// <summary>
/// What production asks of connections that leave this machine: passwords and messages are not sent in the clear. Each method throws
/// <see cref="FormatException"/> with the rest of a sentence that begins with the variable's name.
/// </summary>
internal static class Encryption
{
    /// <summary>Networks that encrypt everything in them: Fly's private one is WireGuard.</summary>
    private static readonly string[] EncryptedNetworks = [".internal", ".flycast"];

    /// <summary>Refuses a database on another machine with encryption switched off.</summary>
    public static string RequireForDatabase(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        return connection.SslMode is not (SslMode.Disable or SslMode.Allow) || (connection.Host ?? "").Split(',').All(IsNear)
            ? connectionString
            : throw new FormatException(
                "goes to another machine with encryption off. Set sslmode=verify-full, or require, which believes any certificate");
    }

    /// <summary>Refuses a Redis on another machine without TLS.</summary>
    public static string RequireForRedis(string url) =>
        !Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != "redis" || IsNear(address.Host)
            ? url
            : throw new FormatException("goes to another machine without encryption. Take rediss://, or a Redis on this machine");

    private static bool IsNear(string host)
    {
        // Sockets, abstract ones with an "@".
        if (host is ['/' or '@', ..])
            return true;
        var name = host.Trim('[', ']');
        // A host may bring its port; an IPv6 address has more than one colon.
        name = name.Split(':') is [var bare, _] ? bare : name;
        return name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(name, out var address) && IPAddress.IsLoopback(address))
            || EncryptedNetworks.Any(network => name.EndsWith(network, StringComparison.OrdinalIgnoreCase));
    }
}
