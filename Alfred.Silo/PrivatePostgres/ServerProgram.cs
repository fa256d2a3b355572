using System.Diagnostics;

namespace Alfred.Silo.PrivatePostgres;

/// <summary>Runs one of Postgres' own programs to its end.</summary>
internal static class ServerProgram
{
    // What programs need to be found, to read text and to tell the time.
    private static readonly string[] Passed = ["PATH", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR"];

    /// <summary>Runs a program.</summary>
    /// <returns>Its exit code and what it wrote.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        ServerUser user, string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            // One that every user may be in.
            WorkingDirectory = "/",
        };
        if (user.Name is not null)
            start.UserName = user.Name;
        // PGDATA, PGPORT and their like of the caller's shell mean another server, and our secrets may stand there, too: whatever else
        // runs as the server's user could read them.
        foreach (var name in start.Environment.Keys.Except(Passed, StringComparer.Ordinal).ToArray())
            start.Environment.Remove(name);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, $"{await output}{await error}".Trim());
    }

    /// <summary>Runs a program that has to succeed.</summary>
    /// <exception cref="PrivatePostgresException">It failed; the message holds what it wrote.</exception>
    public static async Task RequireAsync(
        ServerUser user, string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var (exitCode, output) = await RunAsync(user, program, arguments, cancellationToken);
        if (exitCode != 0)
            throw new PrivatePostgresException($"{Path.GetFileName(program)} failed with exit code {exitCode}: {output}");
    }
}
