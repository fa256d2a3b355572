using System.Collections.Immutable;
using Alfred.Gateway.Mail;
using Alfred.Gateway.Outbound;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Mailboxes;
using Alfred.Testing;
using MailKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Alfred.Gateway.Tests.Mail;

/// <summary>A reader of a real server, with everything that it sends and logs.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider _services;

    private MailServer(DovecotServer dovecot, MailboxOptions mailbox)
    {
        Dovecot = dovecot;
        Mailbox = mailbox;
        _services = new ServiceCollection().AddLogging().AddMail([mailbox], isProduction: false).BuildServiceProvider();
        Reader = ReaderOf(mailbox);
    }

    public DovecotServer Dovecot { get; }

    public MailboxOptions Mailbox { get; }

    public ImapMailReader Reader { get; }

    public LogLines Log { get; } = new();

    public SentCommands Sent { get; } = new();

    public static async Task<MailServer> StartAsync()
    {
        Assert.SkipUnless(DovecotServer.FindProgram() is not null, "Dovecot is not installed");
        var dovecot = await DovecotServer.StartAsync();
        return new(dovecot, new()
        {
            Name = DovecotServer.User, Host = "127.0.0.1", Port = dovecot.Port, IsEncrypted = false, User = DovecotServer.User,
            Secret = DovecotServer.Password, LinkTemplate = "https://webmail.example/{id}",
        });
    }

    public ImapMailReader ReaderOf(MailboxOptions mailbox) => new(
        [mailbox], _services.GetRequiredService<IDialer>(), _services.GetRequiredService<MailTokens>(),
        new Logger<ImapMailReader>(LoggerFactory.Create(logging => logging.AddProvider(Log))))
    {
        ProtocolLogger = () => Sent,
    };

    public Task<MailResult> ReadAsync(TimeSpan? back = null) =>
        ReadAsync(new MailWindow { Mailbox = Mailbox.Name, Since = Now - (back ?? TimeSpan.FromDays(1)) });

    public Task<MailResult> ReadAsync(MailWindow window) => Reader.ReadAsync(window, TestContext.Current.CancellationToken);

    public async Task<ImmutableArray<MailMessage>> MessagesAsync() => (await ReadAsync()).Messages;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Dovecot.DisposeAsync();
    }
}

/// <summary>The lines that a client sent.</summary>
internal sealed class SentCommands : IProtocolLogger
{
    private readonly System.Text.StringBuilder _sent = new();

    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    public IReadOnlyList<string> Lines => _sent.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    public void LogConnect(Uri uri)
    {
    }

    public void LogClient(byte[] buffer, int offset, int count) =>
        _sent.Append(System.Text.Encoding.Latin1.GetString(buffer, offset, count));

    public void LogServer(byte[] buffer, int offset, int count)
    {
    }

    public void Dispose()
    {
    }
}
