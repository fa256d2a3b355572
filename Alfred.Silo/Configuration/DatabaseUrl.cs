using System.Data.Common;
using System.Globalization;
using Npgsql;

namespace Alfred.Silo.Configuration;

/// <summary>Turns <c>postgres://user:password@host:port/database?sslmode=…</c>, or Npgsql's own keywords, into a connection string of Npgsql.</summary>
public static class DatabaseUrl
{
    // Ports and names under which transaction poolers are reached (Supabase, PgBouncer, Neon): they give each transaction another server
    // process, so nothing may be prepared in one of them.
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
    /// <param name="applicationName">How the server's lists name this process.</param>
    /// <exception cref="FormatException">It is neither; the message never holds a part of the text that may be secret.</exception>
    public static string ToConnectionString(string text, string applicationName)
    {
        try
        {
            var given = text.StartsWith("postgres://", StringComparison.Ordinal) || text.StartsWith("postgresql://", StringComparison.Ordinal)
                ? ReadUrl(text)
                : new DbConnectionStringBuilder { ConnectionString = text };
            var isPooler = given.Remove("pgbouncer");
            var connection = new NpgsqlConnectionStringBuilder { ConnectionString = given.ConnectionString };
            if (string.IsNullOrEmpty(connection.Host))
                throw new FormatException("names no host");
            isPooler |= PoolerPorts.Contains(connection.Port) || connection.Host.Contains("pooler", StringComparison.OrdinalIgnoreCase);
            return WithDefaults(given, isPooler, applicationName);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or KeyNotFoundException or OverflowException)
        {
            throw new FormatException("is neither postgres://user:password@host:5432/database nor a list of keywords that Npgsql knows", exception);
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
            // Npgsql asks the server to cancel on a thread that it holds for as long: of a server that hangs, as many threads as statements waited for it.
            CancellationTimeout = CancellationMilliseconds,
            MaxAutoPrepare = isPooler ? 0 : 30,
            // Nothing here leaves session state behind, and the reset costs a round trip's worth of work for each use.
            NoResetOnClose = true,
        };
        foreach (string keyword in given.Keys)
            connection[keyword] = given[keyword];
        if (isPooler)
            connection.MaxAutoPrepare = 0;
        return connection.ConnectionString;
    }

    private static DbConnectionStringBuilder ReadUrl(string text)
    {
        var builder = new DbConnectionStringBuilder();
        var rest = text[(text.IndexOf("://", StringComparison.Ordinal) + 3)..];
        var (beforeQuery, query) = Split(rest, rest.IndexOf('?', StringComparison.Ordinal));
        var (authority, database) = Split(beforeQuery, beforeQuery.IndexOf('/', StringComparison.Ordinal));
        var at = authority.LastIndexOf('@');
        var (host, port) = SplitPort(authority[(at + 1)..]);
        if (at >= 0)
        {
            var (user, password) = Split(authority[..at], authority.IndexOf(':', StringComparison.Ordinal) is var colon && colon < at ? colon : -1);
            Set(builder, "Username", user);
            Set(builder, "Password", password);
        }

        Set(builder, "Host", host);
        Set(builder, "Port", port);
        Set(builder, "Database", database);
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
            Add(builder, pair);
        return builder;
    }

    private static void Add(DbConnectionStringBuilder builder, string pair)
    {
        var (name, value) = Split(pair, pair.IndexOf('=', StringComparison.Ordinal));
        if (name == "pgbouncer")
        {
            if (value == "true")
                builder["pgbouncer"] = value;
            return;
        }

        if (!Keywords.TryGetValue(name, out var keyword))
            throw new FormatException($"has the parameter '{Safe(name)}', which is not known. Known: {string.Join(", ", Keywords.Keys.Order(StringComparer.Ordinal))}");
        Set(builder, keyword, name is "sslmode" or "channel_binding" or "target_session_attrs" ? value.Replace("-", string.Empty, StringComparison.Ordinal) : value);
    }

    // What looks like a name may be the tail of a password with a '?' in it.
    private static string Safe(string name) => name.Length <= 24 && name.All(c => char.IsAsciiLetterLower(c) || c == '_') ? name : "…";

    private static (string Host, string Port) SplitPort(string authority)
    {
        // Brackets hold an IPv6 address, whose colons are its own.
        var end = authority.IndexOf(']', StringComparison.Ordinal);
        var colon = authority.IndexOf(':', Math.Max(end, 0));
        var (host, port) = Split(authority, colon);
        if (port.Length > 0 && !(int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 65536))
            throw new FormatException("has no valid port. Characters such as @ : / ? # in user or password must be percent-encoded");
        return (host.Trim('[', ']'), port);
    }

    private static (string Before, string After) Split(string text, int index) =>
        index < 0 ? (text, string.Empty) : (text[..index], text[(index + 1)..]);

    private static void Set(DbConnectionStringBuilder builder, string keyword, string value)
    {
        if (value.Length == 0)
            return;
        var meant = Uri.UnescapeDataString(value);
        // .NET's connection strings lose a line end behind a value; it is hardly ever meant.
        if (meant.Any(char.IsControl))
            throw new FormatException("holds a control character. Is there a line end behind the password?");
        builder[keyword] = meant;
    }
}
