using System.Diagnostics;
using System.Net.Sockets;

namespace Alfred.CrashPoints;

/// <summary>
/// Holds the process at a moment that the test names: lines that come over the socket arm a moment (an empty one disarms), and the first
/// thread that reaches it says so and never goes on.
/// </summary>
internal sealed class Watch : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const string Observed = "Alfred.MessagePath";

    private readonly StreamWriter _test;
    private volatile string? _armed;

    private Watch(StreamWriter test) => _test = test;

    /// <summary>Begins with what the test arms at once, so that nothing of a start is missed.</summary>
    public static void Begin(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(path));
        var stream = new NetworkStream(socket, ownsSocket: true);
        var lines = new StreamReader(stream);
        var watch = new Watch(new StreamWriter(stream) { AutoFlush = true });
        watch.Arm(lines.ReadLine());
        new Thread(() => watch.Obey(lines)) { IsBackground = true, Name = "crash points" }.Start();
        DiagnosticListener.AllListeners.Subscribe(watch);
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == Observed)
            value.Subscribe(this, moment => moment == _armed);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        var armed = _armed;
        if (armed != value.Key || Interlocked.CompareExchange(ref _armed, null, armed) != (object)armed)
            return;
        lock (_test)
            _test.WriteLine(value.Key);
        // Until the process is killed.
        new ManualResetEventSlim().Wait();
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private void Obey(StreamReader lines)
    {
        while (lines.ReadLine() is { } line)
        {
            Arm(line);
            // Says that it is armed: what comes behind it meets the moment.
            lock (_test)
                _test.WriteLine("");
        }
    }

    private void Arm(string? line) => _armed = line is { Length: > 0 } ? line : null;
}
