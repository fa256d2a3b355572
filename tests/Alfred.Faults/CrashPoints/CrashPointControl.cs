using System.Net.Sockets;
using Alfred.Testing.Processes;

namespace Alfred.Faults.CrashPoints;

/// <summary>
/// Lets a test hold the product's process at a moment of the message path. The process is started with an assembly that listens to those
/// moments (Alfred.CrashPoints); it is told over a socket which one is meant, and says when it got there.
/// </summary>
internal sealed class CrashPointControl : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("alfred-cp-");
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly Task _accepting;
    private volatile Line? _line;

    public CrashPointControl()
    {
        _listener.Bind(new UnixDomainSocketEndPoint(Path.Combine(_folder.FullName, "points")));
        _listener.Listen();
        _accepting = AcceptAsync();
    }

    /// <summary>What the processes have to be started with.</summary>
    public (string Name, string Value)[] Settings =>
    [
        ("DOTNET_STARTUP_HOOKS", Path.Combine(AppContext.BaseDirectory, "Alfred.CrashPoints.dll")),
        ("ALFRED_CRASH_POINTS", Path.Combine(_folder.FullName, "points")),
    ];

    /// <summary>The moment at which the next process is held; null for none.</summary>
    public string? ArmedAtStart { get; set; }

    /// <summary>From now on the running process is held at this moment, once.</summary>
    public async Task ArmAsync(string moment)
    {
        var line = _line ?? throw new InvalidOperationException("no process has connected");
        await line.Writer.WriteLineAsync(moment);
        await line.ReadAsync("", "that it is armed");
    }

    /// <summary>Waits until the process is held there.</summary>
    public async Task ReachedAsync(string moment)
    {
        await Eventually.GetAsync(() => Task.FromResult(_line), static line => line is not null);
        await _line!.ReadAsync(moment, $"the moment {moment}");
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _accepting;
        _folder.Delete(recursive: true);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var line = Line.Of(await _listener.AcceptAsync());
                await line.Writer.WriteLineAsync(ArmedAtStart ?? "");
                _line = line;
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    /// <summary>The connection of one process; it goes with the process.</summary>
    private sealed record Line(StreamReader Reader, StreamWriter Writer)
    {
        public static Line Of(Socket socket)
        {
            var stream = new NetworkStream(socket, ownsSocket: true);
            return new(new(stream), new(stream) { AutoFlush = true });
        }

        public async Task ReadAsync(string wanted, string what)
        {
            try
            {
                Assert.Equal(wanted, await Reader.ReadLineAsync().WaitAsync(Limits.Patience));
            }
            catch (TimeoutException exception)
            {
                throw new TimeoutException($"waited {Limits.Patience.TotalSeconds:0} s for {what}", exception);
            }
        }
    }
}
