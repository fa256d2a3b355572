using System.Net.Sockets;
using Alfred.Gateway.Outbound;
using Alfred.Mailboxes;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Security;

namespace Alfred.Gateway.Mail;

/// <summary>
/// Reads mailboxes over IMAP (RFC 3501), a connection for each reading. Folders are opened by EXAMINE and content is taken by BODY.PEEK
/// alone, so that nothing is ever marked, moved or deleted.
/// </summary>
/// <remarks>
/// The connection goes where the operator's settings say and nowhere else, with TLS checked against that name; no part of a message
/// decides where anything connects.
/// </remarks>
internal sealed partial class ImapMailReader(
    ImmutableArray<MailboxOptions> mailboxes, IDialer dialer, MailTokens tokens, ILogger<ImapMailReader> log) : IMailReader
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(8);

    // Before the mail library looks for the first time which charsets there are.
    static ImapMailReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>What listens to the connection; for tests. Null for nothing.</summary>
    internal Func<IProtocolLogger>? ProtocolLogger { get; init; }

    public ImmutableArray<string> Mailboxes { get; } = [.. mailboxes.Select(mailbox => mailbox.Name)];

    public async Task<MailResult> ReadAsync(MailWindow window, CancellationToken cancellationToken)
    {
        var mailbox = mailboxes.First(mailbox => mailbox.Name == window.Mailbox);
        try
        {
            return await ReadAsync(mailbox, window, cancellationToken);
        }
        catch (Exception exception) when (FaultOf(exception) is { } fault)
        {
            if (fault == MailFault.Refused)
                tokens.Forget(mailbox);
            // The server's own words may repeat the user's name: only the kind is logged.
            LogFault(log, mailbox.Host, fault, exception.GetType().Name);
            return new() { Window = window, Fault = fault };
        }
    }

    private async Task<MailResult> ReadAsync(MailboxOptions mailbox, MailWindow window, CancellationToken cancellationToken)
    {
        using var client = ProtocolLogger is { } listen ? new ImapClient(listen()) : new ImapClient();
        // Its list would be fetched over a connection that nobody guards.
        client.CheckCertificateRevocation = false;
        var addresses = await dialer.ResolveAsync(mailbox.Host, cancellationToken);
        using (var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken))
        {
            limit.CancelAfter(ConnectTimeout);
            var stream = await dialer.ConnectAsync(addresses, mailbox.Port, limit.Token);
            await client.ConnectAsync(
                stream, mailbox.Host, mailbox.Port,
                mailbox.IsEncrypted ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.None, limit.Token);
        }

        await SignInAsync(client, mailbox, cancellationToken);
        var folder = await client.GetFolderAsync(mailbox.Folder, cancellationToken);
        await folder.OpenAsync(FolderAccess.ReadOnly, cancellationToken);
        var reading = await new ImapFolderReader(folder, mailbox, window).RunAsync(cancellationToken);
        await client.DisconnectAsync(quit: true, cancellationToken);
        return reading;
    }

    private async Task SignInAsync(ImapClient client, MailboxOptions mailbox, CancellationToken cancellationToken)
    {
        if (mailbox.UsesOAuth)
        {
            var token = await tokens.GetAsync(mailbox, cancellationToken);
            await client.AuthenticateAsync(new SaslMechanismOAuth2(mailbox.User, token), cancellationToken);
        }
        else
        {
            await client.AuthenticateAsync(mailbox.User, mailbox.Secret, cancellationToken);
        }
    }

    private static MailFault? FaultOf(Exception exception) => exception switch
    {
        AuthenticationException => MailFault.Refused,
        SslHandshakeException => MailFault.Untrusted,
        FolderNotFoundException => MailFault.NoFolder,
        OperationCanceledException or TimeoutException => MailFault.TimedOut,
        SocketException or IOException or HttpRequestException or JsonException or ProtocolException or CommandException
            or NotSupportedException => MailFault.Unreachable,
        _ => null,
    };

    [LoggerMessage(2401, LogLevel.Warning, "A mailbox at {Host} could not be read: {Fault} ({Exception})")]
    private static partial void LogFault(ILogger logger, string host, MailFault fault, string exception);
}
