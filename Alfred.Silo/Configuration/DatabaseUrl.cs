using System.Data.Common;

namespace Alfred.Silo.Configuration;

/// <summary>
/// Turns <c>postgres://user:password@host:port/database?sslmode=…</c>, or Npgsql's own keywords, into a connection string.
/// </summary>
public static class DatabaseUrl
{
    // Transaction poolers (Supabase, PgBouncer; Neon's is recognised by its name) give each transaction another server process, so nothing
    // may be prepared in one.
    private static readonly int[] PoolerPorts = [6543, 6432];

    private static readonly Dictionary<string, string> Keywords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sslmode"] = "SSL Mode",
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["channel_binding"] = "Channel Binding",
        ["application_name"] = "Application Name",
        ["connect_timeout"] = "Timeout",
        ["options"] = "Options",
        ["host"] = "Host",
        ["port"] = "Port",
        ["user"] = "Username",
        ["password"] = "Password",
        ["dbname"] = "Database",
        ["target_session_attrs"] = "Target Session Attributes",
        ["keepalives_idle"] = "Tcp Keepalive Time",
    };

    /// <summary>How long a server may take to cancel a statement before its connection is given up, in milliseconds.</summary>
    internal const int CancellationMilliseconds = 200;

    /// <summary>The connection string, with what Alfred needs of a pool unless the text says otherwise.</summary>
    /// <param name="text">The URL or the keywords.</param>
    /// <param name="applicationName">The name of this process in the server's lists.</param>
    /// <exception cref="FormatException">It is neither; the message never holds a part of the text that may be secret.</exception>
    public static string ToConnectionString(string text, string applicationName)
    {
        try
        {
            var isUrl = text.Split("://", 2) is ["postgres" or "postgresql", _];
            var given = isUrl ? ParseUrl(text) : new DbConnectionStringBuilder { ConnectionString = text };
            var isPooler = given.Remove("pgbouncer");
            var connection = new NpgsqlConnectionStringBuilder { ConnectionString = given.ConnectionString };
            if (string.IsNullOrEmpty(connection.Host))
                throw new FormatException("names no host");
            isPooler |= PoolerPorts.Contains(connection.Port) || connection.Host.Contains("pooler", StringComparison.OrdinalIgnoreCase);
            return WithDefaults(given, isPooler, applicationName);
        }
        catch (Exception exception)
            when (exception is ArgumentException or InvalidOperationException or KeyNotFoundException or OverflowException)
        {
            throw new FormatException(
                "is neither postgres://user:password@host:5432/database nor a list of keywords that Npgsql knows", exception);
        }
    }

    private static string WithDefaults(DbConnectionStringBuilder given, bool isPooler, string applicationName)
    {
        var connection = new NpgsqlConnectionStringBuilder
        {
            ApplicationName = applicationName,
            // A server takes 100 connections by default, and a deploy runs two processes for a moment.
            MaxPoolSize = 20,
            KeepAlive = 30,
            Timeout = 10,
            // Npgsql blocks a thread while it asks the server to cancel: with a server that hangs, a thread for each statement that waits.
            CancellationTimeout = CancellationMilliseconds,
            MaxAutoPrepare = 30,
            // Nothing here leaves session state behind, and the reset costs a round trip's worth of work for each use.
            NoResetOnClose = true,
        };
        foreach (string keyword in given.Keys)
            connection[keyword] = given[keyword];
        if (isPooler)
            connection.MaxAutoPrepare = 0;
        return connection.ConnectionString;
    }

    private static DbConnectionStringBuilder ParseUrl(string text)
    {
        var builder = new DbConnectionStringBuilder();
        var (beforeQuery, query) = Split(text[(text.IndexOf("://", StringComparison.Ordinal) + 3)..], '?');
        var (authority, database) = Split(beforeQuery, '/');
        var at = authority.LastIndexOf('@');
        var (user, password) = Split(authority[..Math.Max(at, 0)], ':');
        var (host, port) = SplitPort(authority[(at + 1)..]);
        Set(builder, "Username", user);
        Set(builder, "Password", password);
        Set(builder, "Host", host);
        Set(builder, "Port", port);
        Set(builder, "Database", database);
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
            AddParameter(builder, pair);
        return builder;
    }

    private static void AddParameter(DbConnectionStringBuilder builder, string pair)
    {
        var (name, value) = Split(pair, '=');
        if (name == "pgbouncer")
            Set(builder, name, value == "true" ? value : string.Empty);
        else if (!Keywords.TryGetValue(name, out var keyword))
            throw new FormatException($"has the parameter '{Safe(name)}', which is not known. Known: {KnownParameters()}");
        else if (name is "sslmode" or "channel_binding" or "target_session_attrs")
            Set(builder, keyword, value.Replace("-", string.Empty, StringComparison.Ordinal));
        else
            Set(builder, keyword, value);
    }

    private static string KnownParameters() => string.Join(", ", Keywords.Keys.Order(StringComparer.Ordinal));

    // What looks like a name may be the tail of a password with a '?' in it.
    private static string Safe(string name) => name.Length <= 24 && name.All(c => char.IsAsciiLetterLower(c) || c == '_') ? name : "…";

    private static (string Host, string Port) SplitPort(string authority)
    {
        // Brackets hold an IPv6 address, whose colons are its own.
        var colon = authority.IndexOf(':', Math.Max(authority.IndexOf(']', StringComparison.Ordinal), 0));
        var (host, port) = colon < 0 ? (authority, "") : (authority[..colon], authority[(colon + 1)..]);
        if (port.Length > 0 && !(ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0))
            throw new FormatException("has no valid port. Characters such as @ : / ? # in user or password must be percent-encoded");
        return (host.Trim('[', ']'), port);
    }

    private static (string Before, string After) Split(string text, char separator) =>
        text.Split(separator, 2) is [var before, var after] ? (before, after) : (text, string.Empty);

    private static void Set(DbConnectionStringBuilder builder, string keyword, string value)
    {
        if (value.Length == 0)
            return;
        var unescaped = Uri.UnescapeDataString(value);
        // .NET's connection strings lose a line end behind a value; it is hardly ever meant.
        if (unescaped.Any(char.IsControl))
            throw new FormatException("holds a control character. Is there a line end behind the password?");
        builder[keyword] = unescaped;
    }
}
