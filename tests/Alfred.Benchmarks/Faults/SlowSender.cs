using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Alfred.Benchmarks.MessagePath;

namespace Alfred.Benchmarks.Faults;

/// <summary>
/// Somebody who sends one byte a second and never ends: in the head of a request, or in a body of which much was announced.
/// </summary>
internal static class SlowSender
{
    private static readonly byte[] Head = Encoding.ASCII.GetBytes(
        $"POST /webhook HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: {new string('x', 1_000)}");

    // One that is trusted to be as long as it says, and one that is read bit by bit.
    private static readonly int[] BodyLengths = [10_000, 100_000];

    /// <summary>Sends until the server ends it, and returns how long that took.</summary>
    /// <param name="port">The server.</param>
    /// <param name="number">Decides what is slow.</param>
    /// <param name="giveUp">The end of all patience.</param>
    public static async Task<TimeSpan> RunAsync(int port, int number, CancellationToken giveUp)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        // From two other addresses than the honest: one address may hold 500 connections.
        socket.Bind(new IPEndPoint(IPAddress.Parse(number % 2 == 0 ? "127.0.0.2" : "127.0.0.3"), 0));
        await socket.ConnectAsync(IPAddress.Loopback, port, giveUp);
        var since = Stopwatch.GetTimestamp();
        var ended = EndAsync(socket, giveUp);
        try
        {
            if (number % (BodyLengths.Length + 1) is > 0 and var kind)
                await socket.SendAsync(
                    HttpText.Head(
                        "/webhook", "application/json", BodyLengths[kind - 1], ("X-Hub-Signature-256", $"sha256={new string('0', 64)}")),
                    giveUp);
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
            for (var sent = 0; !ended.IsCompleted; sent++)
            {
                await socket.SendAsync(Head.AsMemory(sent % Head.Length, 1), giveUp);
                await Task.WhenAny(ended, timer.WaitForNextTickAsync(giveUp).AsTask());
            }
        }
        catch (SocketException)
        {
            // Ended between two bytes.
        }

        await ended;
        return Stopwatch.GetElapsedTime(since);
    }

    private static async Task EndAsync(Socket socket, CancellationToken giveUp)
    {
        var buffer = new byte[1024];
        try
        {
            while (await socket.ReceiveAsync(buffer, giveUp) > 0)
            {
                // 408, perhaps, and then the end.
            }
        }
        catch (SocketException)
        {
            // Reset: the end as well.
        }
    }
}
