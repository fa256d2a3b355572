using System.Diagnostics;
using System.Globalization;

namespace Alfred.Testing;

/// <summary>
/// Ends what a test run started when the run itself was killed and could not. A small shell outlives the run: it is told of every process,
/// sees the run end by the end of its own input, and kills what was not taken off its list.
/// </summary>
public static class Guardian
{
    // A number may have passed to another program meanwhile, so the command line must still name one of ours.
    private const string Script = """
        while read -r word value; do
            case $word in
            process) processes="$processes $value" ;;
            gone) kept=; for p in $processes; do [ "$p" = "$value" ] || kept="$kept $p"; done; processes=$kept ;;
            postgres) folders="$folders $value" ;;
            esac
        done
        for f in $folders; do
            if [ -r "$f/postmaster.pid" ] && read -r p <"$f/postmaster.pid"; then processes="$processes $p"; fi
        done
        for p in $processes; do
            if [ ! -d /proc/self ] || grep -aqE 'Alfred|redis-server|postgres|dovecot' "/proc/$p/cmdline" 2>/dev/null; then kill -9 "$p" 2>/dev/null; fi
        done
        """;

    private static readonly Lock Gate = new();
    private static StreamWriter? _shell;

    /// <summary>Guards a process until <see cref="Release"/>.</summary>
    public static void Watch(Process process) => Say("process", process.Id.ToString(CultureInfo.InvariantCulture));

    /// <summary>A process has ended.</summary>
    public static void Release(Process process) => Say("gone", process.Id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Guards whatever server runs on a PostgreSQL data directory at the end.</summary>
    public static void WatchPostgres(string dataDirectory) => Say("postgres", dataDirectory);

    private static void Say(string word, string value)
    {
        lock (Gate)
        {
            _shell ??= Start();
            _shell.WriteLine($"{word} {value}");
        }
    }

    private static StreamWriter Start()
    {
        // A session of its own: what kills the run's process group does not reach it.
        string[] command = File.Exists("/usr/bin/setsid") ? ["setsid", "sh", "-c", Script] : ["sh", "-c", Script];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        var shell = Process.Start(start) ?? throw new InvalidOperationException("sh does not start");
        shell.StandardInput.AutoFlush = true;
        return shell.StandardInput;
    }
}
