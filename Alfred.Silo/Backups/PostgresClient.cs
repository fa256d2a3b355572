using System.Diagnostics;
using Alfred.Silo.PrivatePostgres;

namespace Alfred.Silo.Backups;

/// <summary>
/// Runs <c>pg_dump</c> and <c>pg_restore</c> on a database. What they need to connect goes through their environment, never as an argument.
/// </summary>
internal sealed class PostgresClient
{
    private readonly PostgresBinaries _binaries = PostgresBinaries.Find(null);
    private readonly ImmutableArray<(string Name, string Value)> _environment;

    /// <param name="connectionString">The database.</param>
    public PostgresClient(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        (string Name, string? Value)[] variables =
        [
            ("PGHOST", connection.Host), ("PGPORT", connection.Port.ToString(CultureInfo.InvariantCulture)),
            ("PGUSER", connection.Username), ("PGPASSWORD", connection.Password), ("PGDATABASE", connection.Database),
            ("PGSSLMODE", SslMode(connection.SslMode)),
            // Npgsql knows the machine's authorities; libpq is told to ask for them.
            ("PGSSLROOTCERT", connection.RootCertificate ?? (connection.SslMode >= Npgsql.SslMode.VerifyCA ? "system" : null)),
            ("PGAPPNAME", "alfred backup"), ("PGCONNECT_TIMEOUT", "10"),
        ];
        _environment = [.. variables.Where(static one => one.Value is not null).Select(static one => (one.Name, one.Value!))];
    }

    /// <summary>Runs one of them.</summary>
    /// <returns>What it printed.</returns>
    /// <exception cref="BackupFailedException">It failed; the message holds what it said.</exception>
    public async Task<string> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(_binaries[program], arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        foreach (var (name, value) in _environment)
            start.Environment[name] = value;
        using var process = Process.Start(start) ?? throw new BackupFailedException($"{program} does not start.");
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? await output
            : throw new BackupFailedException($"{program} failed: {(await error).Trim()}");
    }

    private static string SslMode(SslMode mode) => mode switch
    {
        Npgsql.SslMode.VerifyCA => "verify-ca",
        Npgsql.SslMode.VerifyFull => "verify-full",
        _ => mode.ToString().ToLowerInvariant(),
    };
}
