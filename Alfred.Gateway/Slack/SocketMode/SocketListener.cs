using System.Net.WebSockets;
using Alfred.Gateway.Webhooks;
using Microsoft.Extensions.Hosting;

namespace Alfred.Gateway.Slack.SocketMode;

/// <summary>
/// Keeps a socket to Slack open. When Slack announces that it will close one, the next is opened first and the old one read until its end.
/// </summary>
internal sealed partial class SocketListener(
    SocketOpening opening, SocketDispatcher dispatcher, TimeProvider time, ILogger<SocketListener> logger) : BackgroundService
{
    private static readonly TimeSpan GreetingLimit = TimeSpan.FromSeconds(10);

    /// <summary>Slack closes an announced connection after about 10 s; one that it forgot is closed by us.</summary>
    private static readonly TimeSpan OldConnectionLife = TimeSpan.FromSeconds(60);

    /// <summary>A connection that lived so long was one, even if nobody said anything.</summary>
    private static readonly TimeSpan UsefulLife = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan TooManyPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(5);

    private readonly SocketBackOff _backOff = new();
    private readonly CancellationTokenSource _closing = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A fake Slack may be a route of this very process, which has to finish its start first.
        await Task.Yield();
        try
        {
            while (await OpenAsync(stoppingToken) is { } connection)
            {
                var openedAt = time.GetTimestamp();
                var end = await connection.Ending.WaitAsync(stoppingToken);
                LogEnded(end);
                if (end == SocketEnd.Disabled)
                {
                    LogStopped("Socket Mode was switched off");
                    break;
                }

                // A connection that Slack ends right behind its hello, again and again, must not be followed at once by the next.
                if (connection.HasServed || time.GetElapsedTime(openedAt) > UsefulLife)
                    _backOff.Reset();
                if (end == SocketEnd.TooMany)
                    await PauseAsync("ten connections are open", TooManyPause, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Orderly stop: what is under way may still be acknowledged.
        }

        await DrainAsync();
        await _closing.CancelAsync();
    }

    public override void Dispose()
    {
        _closing.Dispose();
        base.Dispose();
    }

    /// <summary>Opens a connection that Slack has greeted, however long it takes; null when it is of no use to go on.</summary>
    private async Task<SocketConnection?> OpenAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            var wait = _backOff.Next();
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, time, stoppingToken);
            var (connection, failure) = await opening.OpenAsync(stoppingToken);
            if (failure is SendResult.Stopped stopped)
            {
                LogStopped(stopped.Reason);
                return null;
            }

            if (connection is null)
            {
                if (failure is SendResult.Later { RetryAfter: { } asked } later)
                    await PauseAsync(later.Reason, asked, stoppingToken);
                continue;
            }

            _ = ListenAsync(connection);
            if (await IsGreetedAsync(connection, stoppingToken))
                return connection;
        }
    }

    private async Task<bool> IsGreetedAsync(SocketConnection connection, CancellationToken stoppingToken)
    {
        try
        {
            // A connection may also be refused as one too many, or end, before any greeting.
            await Task.WhenAny(connection.Greeted, connection.Ending).WaitAsync(GreetingLimit, time, stoppingToken);
            if (connection.Greeted.IsCompletedSuccessfully)
                LogConnected();
            return true;
        }
        catch (TimeoutException)
        {
            await connection.CloseAsync(time);
            return false;
        }
    }

    /// <summary>Reads a connection until it ends.</summary>
    private async Task ListenAsync(SocketConnection connection)
    {
        // Not the token of the stop: to give up reading would break the connection while acknowledgements are under way.
        using var life = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(life.Token, _closing.Token);
        try
        {
            while (await connection.ReceiveAsync(either.Token) is { } message)
            {
                if (await TakeAsync(connection, message, either.Token))
                    life.CancelAfter(OldConnectionLife);
            }
        }
        catch (Exception exception) when (
            exception is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The connection is over; what was not acknowledged comes again over the next one.
        }

        connection.End(SocketEnd.Lost);
        await connection.CloseAsync(time);
        connection.Dispose();
    }

    /// <summary>Takes a message; true when it announces the end of the connection.</summary>
    private async Task<bool> TakeAsync(SocketConnection connection, ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        if (!JsonBody.TryParse(message, out var document))
            return false;
        using (document)
        {
            var root = document.RootElement;
            switch (root.At("type"u8).Id())
            {
                case "hello":
                    connection.Greet();
                    break;
                case "disconnect":
                    connection.End(EndOf(root));
                    return true;
                default:
                    connection.Serve();
                    await DispatchAsync(connection, root, cancellationToken);
                    break;
            }
        }

        return false;
    }

    private async Task DispatchAsync(SocketConnection connection, JsonElement root, CancellationToken cancellationToken)
    {
        if (SocketEnvelope.Read(root) is { } envelope)
            await dispatcher.TakeAsync(connection, envelope, cancellationToken);
        else if (SocketEnvelope.IdOf(root) is { } id)
            await connection.AcknowledgeAsync(id, default, cancellationToken);
    }

    private static SocketEnd EndOf(JsonElement root) => root.At("reason"u8).Id() switch
    {
        "too_many_websockets" => SocketEnd.TooMany,
        "link_disabled" => SocketEnd.Disabled,
        _ => SocketEnd.Replace,
    };

    /// <summary>Lets what is under way end. New envelopes find no place any more and come again to the next process.</summary>
    private async Task DrainAsync()
    {
        using var limit = new CancellationTokenSource(DrainLimit, time);
        try
        {
            await dispatcher.DrainAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // What is left is committed or not, and comes again if it is not.
        }
    }

    private Task PauseAsync(string reason, TimeSpan pause, CancellationToken stoppingToken)
    {
        LogRetry(reason, pause.TotalSeconds);
        return Task.Delay(pause, time, stoppingToken);
    }
}
