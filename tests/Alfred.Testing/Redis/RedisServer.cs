using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Alfred.Testing;

/// <summary>A real redis-server of a test's own, on a free port of the loopback, keeping nothing on disk.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private Process? _process;

    private RedisServer(int port) => Port = port;

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>Its address as <c>REDIS_URL</c> writes it.</summary>
    public string Url => string.Create(CultureInfo.InvariantCulture, $"redis://127.0.0.1:{Port}");

    /// <summary>Starts one.</summary>
    public static async Task<RedisServer> StartAsync()
    {
        var server = new RedisServer(FreePort.TakeLasting());
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts it, empty, after it was killed.</summary>
    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo(
            "redis-server",
            ["--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        _process = Process.Start(start) ?? throw new InvalidOperationException("redis-server does not start");
        Guardian.Watch(_process);
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("eady to accept connections", StringComparison.Ordinal))
            {
                _ = _process.StandardOutput.ReadToEndAsync();
                return;
            }
        }

        throw new InvalidOperationException("redis-server ended before it was ready");
    }

    /// <summary>Kills it; what it held is gone.</summary>
    public async Task KillAsync()
    {
        if (_process is null)
            return;
        _process.Kill();
        await _process.WaitForExitAsync();
        Guardian.Release(_process);
        _process.Dispose();
        _process = null;
    }

    /// <summary>Sends one command without arguments and returns the first line of the answer.</summary>
    public async Task<string> CommandAsync(params string[] words)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Port);
        await using var stream = client.GetStream();
        await using var writer = new StreamWriter(stream) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync(string.Join(' ', words));
        using var reader = new StreamReader(stream);
        var head = await reader.ReadLineAsync() ?? "";
        return head.StartsWith('$') && head != "$-1" ? await reader.ReadLineAsync() ?? "" : head;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await KillAsync();
}
