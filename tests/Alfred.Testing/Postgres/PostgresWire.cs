using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace Alfred.Testing;

/// <summary>
/// A wire between the product and a PostgreSQL server that can lose answers: a statement reaches the server and is committed there, then
/// the connection ends, and whoever asked never learns the outcome.
/// </summary>
public sealed class PostgresWire : IAsyncDisposable
{
    // ReadyForQuery outside of a transaction: what was asked is committed, or nothing was to commit.
    private static readonly byte[] Committed = [(byte)'Z', 0, 0, 0, 5, (byte)'I'];

    private static readonly string[] Kinds = [
        "insert into inbox", "settled_commands = c.settled", "OrleansStorage", "state = 'sending'", "state = 'sent'", "from inbox"];

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<string, int> _lost = new();
    private readonly PostgresServer _server;
    private readonly Task _accepting;
    private Func<bool> _losesNext = static () => false;

    /// <summary>Begins to listen.</summary>
    public PostgresWire(PostgresServer server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>How many answers were lost, by what the statement did.</summary>
    public ImmutableSortedDictionary<string, int> Lost => _lost.ToImmutableSortedDictionary();

    /// <summary>How many answers were lost.</summary>
    public int LostCount => _lost.Values.Sum();

    /// <summary>From now on, this decides for each answer whether it is lost; called from several threads.</summary>
    public void Lose(Func<bool> losesNext) => _losesNext = losesNext;

    /// <summary>From now on all answers arrive.</summary>
    public void LoseNothing() => _losesNext = static () => false;

    /// <summary>The same database by this wire.</summary>
    public string Through(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString)
    {
        Host = IPAddress.Loopback.ToString(),
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
    }.ConnectionString;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = CarryAsync(await _listener.AcceptSocketAsync(_stopping.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task CarryAsync(Socket client)
    {
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using (client)
        {
            try
            {
                client.NoDelay = true;
                await server.ConnectAsync(new UnixDomainSocketEndPoint(_server.Socket), _stopping.Token);
                var line = new Line();
                await Task.WhenAny(AskAsync(client, server, line), AnswerAsync(server, client, line));
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The server is away: so is the connection.
            }
        }
    }

    private async Task AskAsync(Socket client, Socket server, Line line)
    {
        var buffer = new byte[32 * 1024];
        while (await client.ReceiveAsync(buffer, _stopping.Token) is > 0 and var length)
        {
            line.Statement = Kinds.FirstOrDefault(kind => buffer.AsSpan(0, length).IndexOf(Encoding.ASCII.GetBytes(kind)) >= 0)
                ?? "another statement";
            await server.SendAsync(buffer.AsMemory(0, length), _stopping.Token);
        }
    }

    private async Task AnswerAsync(Socket server, Socket client, Line line)
    {
        var buffer = new byte[32 * 1024];
        var isOpen = false;
        while (await server.ReceiveAsync(buffer, _stopping.Token) is > 0 and var length)
        {
            var answer = buffer.AsMemory(0, length);
            if (answer.Span.EndsWith(Committed))
            {
                // The first one ends the log-in.
                if (isOpen && _losesNext())
                {
                    _lost.AddOrUpdate(line.Statement, 1, static (_, count) => count + 1);
                    return;
                }

                isOpen = true;
            }

            await client.SendAsync(answer, _stopping.Token);
        }
    }

    private sealed class Line
    {
        public volatile string Statement = "";
    }
}
