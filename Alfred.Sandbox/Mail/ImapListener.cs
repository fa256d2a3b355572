using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Hosting;

namespace Alfred.Sandbox.Mail;

/// <summary>Serves the played mailbox over IMAP, on this machine only.</summary>
internal sealed partial class ImapListener(
    MailboxSettings settings, FakeMailbox mailbox, IConnectionListenerFactory listeners, ILogger<ImapListener> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var listener = await listeners.BindAsync(new IPEndPoint(IPAddress.Loopback, settings.Port), stoppingToken);
            while (await listener.AcceptAsync(stoppingToken) is { } connection)
                _ = ServeAsync(connection, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends.
        }
        catch (AddressInUseException)
        {
            // Alfred then says that the mailbox cannot be reached.
            LogTaken(log, settings.Port);
        }
    }

    private async Task ServeAsync(ConnectionContext connection, CancellationToken cancellationToken)
    {
        await using (connection)
        {
            try
            {
                await new ImapSession(settings, mailbox, connection.Transport).RunAsync(cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException)
            {
                // The other side has left.
            }
        }
    }

    [LoggerMessage(2451, LogLevel.Warning, "Port {Port} of the played mailbox was taken meanwhile")]
    private static partial void LogTaken(ILogger logger, int port);
}
