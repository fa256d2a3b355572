using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Alfred.Testing.Processes;

namespace Alfred.Testing;

/// <summary>A real Dovecot of a test's own on a free port of the loopback, with one user and the mail that the test puts in.</summary>
public sealed class DovecotServer : IAsyncDisposable
{
    /// <summary>Who signs in.</summary>
    public const string User = "team@example.com";

    /// <summary>With what.</summary>
    public const string Password = "canary-password";

    private readonly DirectoryInfo _folder;
    private readonly Process _process;
    private int _delivered;

    private DovecotServer(DirectoryInfo folder, Process process, int port)
    {
        _folder = folder;
        _process = process;
        Port = port;
    }

    /// <summary>Where it listens, without TLS.</summary>
    public int Port { get; }

    /// <summary>The server's process.</summary>
    public int ProcessId => _process.Id;

    private string Inbox => Path.Combine(_folder.FullName, "mail", "cur");

    /// <summary>The program; null where Dovecot is not installed.</summary>
    public static string? FindProgram() =>
        ((string[])["/usr/sbin/dovecot", "/usr/local/sbin/dovecot", "/opt/homebrew/sbin/dovecot"]).FirstOrDefault(File.Exists);

    /// <summary>Starts one with an empty mailbox.</summary>
    public static async Task<DovecotServer> StartAsync()
    {
        var program = FindProgram() ?? throw new InvalidOperationException("Dovecot is missing: install dovecot-imapd");
        // Sockets below it have to fit into 100 characters.
        var folder = Directory.CreateTempSubdirectory("alfred-dovecot-");
        foreach (var name in (string[])["mail/cur", "mail/new", "mail/tmp", "run", "state"])
            folder.CreateSubdirectory(name);
        var port = FreePort.TakeLasting();
        var configuration = Path.Combine(folder.FullName, "dovecot.conf");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "users"), $"{User}:{{plain}}{Password}::::::\n");
        await File.WriteAllTextAsync(configuration, Configuration(folder.FullName, port));
        // Dovecot serves nobody's mail as root.
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", "-R", $"{UserName}:{GroupOf(UserName)}", folder.FullName);
        var start = new ProcessStartInfo(program, ["-F", "-c", configuration])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("dovecot does not start");
        Guardian.Watch(process);
        var errors = process.StandardError.ReadToEndAsync();
        var server = new DovecotServer(folder, process, port);
        if (!await Eventually.GetAsync(server.AnswersAsync, answers => answers || process.HasExited))
            throw new InvalidOperationException($"dovecot ended: {await errors}");
        return server;
    }

    /// <summary>Puts a message in as it came over the wire.</summary>
    /// <param name="message">Its bytes; lines end in \n or \r\n.</param>
    /// <param name="receivedAt">When it came in.</param>
    public void Deliver(ReadOnlySpan<byte> message, DateTimeOffset receivedAt)
    {
        var number = ++_delivered;
        // Dovecot numbers new files in the order of their names, and takes the time of a file as that of the message.
        var path = Path.Combine(Inbox, string.Create(CultureInfo.InvariantCulture, $"{1_000_000_000 + number}.M{number}.test:2,"));
        File.WriteAllBytes(path, message);
        File.SetLastWriteTimeUtc(path, receivedAt.UtcDateTime);
    }

    /// <summary>Puts a text message in.</summary>
    public void Deliver(string message, DateTimeOffset receivedAt) => Deliver(Encoding.UTF8.GetBytes(message), receivedAt);

    /// <summary>Takes everything out of the mailbox.</summary>
    public void Empty()
    {
        foreach (var file in Files())
            File.Delete(file);
    }

    /// <summary>The names of all message files, which hold their flags: what changes when somebody marks or moves one.</summary>
    public IReadOnlyList<string> Files() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(_folder.FullName, "mail"), "*.test*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Ends it; what was in the mailbox is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            // TERM, so that it ends its own processes, too.
            await RunAsync("kill", _process.Id.ToString(CultureInfo.InvariantCulture));
            await _process.WaitForExitAsync();
        }

        Guardian.Release(_process);
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string UserName => Environment.IsPrivilegedProcess ? "nobody" : Environment.UserName;

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port);
            using var reader = new StreamReader(client.GetStream());
            return (await reader.ReadLineAsync())?.StartsWith("* OK", StringComparison.Ordinal) ?? false;
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return false;
        }
    }

    private static string Configuration(string folder, int port)
    {
        var user = UserName;
        return $$"""
            base_dir = {{folder}}/run
            state_dir = {{folder}}/state
            log_path = {{folder}}/log
            protocols = imap
            ssl = no
            disable_plaintext_auth = no
            listen = 127.0.0.1
            default_login_user = {{user}}
            default_internal_user = {{user}}
            default_internal_group = {{GroupOf(user)}}
            first_valid_uid = 0
            first_valid_gid = 0
            mail_location = maildir:{{folder}}/mail:INDEX={{folder}}/state/index
            passdb {
              driver = passwd-file
              args = scheme=PLAIN username_format=%u {{folder}}/users
            }
            userdb {
              driver = static
              args = uid={{user}} gid={{GroupOf(user)}} home={{folder}}
            }
            service imap-login {
              chroot =
              inet_listener imap {
                port = {{port}}
              }
              inet_listener imaps {
                port = 0
              }
            }
            service anvil {
              chroot =
            }
            service stats {
              chroot =
            }
            """;
    }

    private static string GroupOf(string user)
    {
        using var id = Process.Start(new ProcessStartInfo("id", ["-gn", user])
        {
            RedirectStandardOutput = true, UseShellExecute = false,
        })!;
        return id.StandardOutput.ReadToEnd().Trim();
    }
}
