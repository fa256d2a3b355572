using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Alfred.Gateway.Outbound;

namespace Alfred.Gateway.Tests.Outbound;

/// <summary>
/// Resolves as a test says, literal addresses as the system would, and connects whatever was let through to a listener on this machine:
/// each connection that the guard lets pass is one that the listener sees.
/// </summary>
internal sealed class TrapDialer : IDialer, IDisposable
{
    private readonly TcpListener _trap = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<string, ConcurrentQueue<IPAddress[]>> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentQueue<IPAddress[]> _connected = new();
    private readonly SystemDialer _system = new();

    public TrapDialer() => _trap.Start();

    /// <summary>The addresses that a connection was opened to.</summary>
    public IReadOnlyCollection<IPAddress[]> Connected => _connected;

    /// <summary>True when the listener saw a connection.</summary>
    public bool HasVisitors => _trap.Pending();

    /// <summary>How often names were resolved.</summary>
    public int Resolutions { get; private set; }

    /// <summary>Gives a name one answer after the other; the last one stays.</summary>
    public void Name(string host, params string[] answers) =>
        _names[host] = new(answers.Select(answer => answer.Split(' ').Select(IPAddress.Parse).ToArray()));

    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        Resolutions++;
        if (!_names.TryGetValue(host, out var answers))
            return _system.ResolveAsync(host, cancellationToken);
        return Task.FromResult(answers.Count > 1 && answers.TryDequeue(out var next) ? next : answers.First());
    }

    public Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        _connected.Enqueue(addresses);
        return _system.ConnectAsync([IPAddress.Loopback], ((IPEndPoint)_trap.LocalEndpoint).Port, cancellationToken);
    }

    public void Dispose() => _trap.Dispose();
}
