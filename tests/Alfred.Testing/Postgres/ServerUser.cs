namespace Alfred.Testing;

/// <summary>Under whom a test's PostgreSQL runs.</summary>
public static class ServerUser
{
    /// <summary>The unprivileged user that Debian's package creates.</summary>
    public const string Name = "postgres";

    /// <summary>True when the tests run as root, which PostgreSQL refuses.</summary>
    public static bool IsRoot => string.Equals(Environment.UserName, "root", StringComparison.Ordinal);
}
