using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Alfred.Gateway.Mail;
using Alfred.Gateway.Outbound;
using Alfred.Mailboxes;
using Alfred.Sandbox.Http;
using Alfred.Sandbox.Mail;
using Alfred.Testing;
using Alfred.Testing.Http;
using Alfred.Testing.Processes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Alfred.Gateway.Tests.Mail;

/// <summary>Mailboxes that take tokens: a refresh token buys access tokens, each kept until it is about to end.</summary>
public sealed class OAuthSignInTests : FakeServer
{
    private const string User = "ada@example.com";
    private const string Access = "access-canary";
    private const string Refresh = "refresh-canary";
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Now);
    private readonly ConcurrentQueue<IFormCollection> _bought = new();
    private string _sold = Access;

    [Fact]
    public async Task a_refresh_token_buys_an_access_token_that_is_kept_until_it_is_about_to_end()
    {
        await using var mail = await StartAsync();

        Assert.Null((await mail.ReadAsync()).Fault);
        Assert.Null((await mail.ReadAsync()).Fault);
        var form = Assert.Single(_bought);
        Assert.Equal(("refresh_token", Refresh, "client-1"), ($"{form["grant_type"]}", $"{form["refresh_token"]}", $"{form["client_id"]}"));

        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Null((await mail.ReadAsync()).Fault);
        Assert.Equal(2, _bought.Count);
    }

    [Fact]
    public async Task a_token_that_the_server_does_not_take_is_bought_anew_at_the_next_reading()
    {
        await using var mail = await StartAsync();
        _sold = "stale";
        Assert.Equal(MailFault.Refused, (await mail.ReadAsync()).Fault);

        _sold = Access;

        Assert.Null((await mail.ReadAsync()).Fault);
        Assert.Equal(2, _bought.Count);
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_grant"}""", MailFault.Refused)]
    [InlineData(200, """{"token_type":"Bearer"}""", MailFault.Refused)]
    [InlineData(503, "busy", MailFault.Unreachable)]
    [InlineData(200, "not JSON", MailFault.Unreachable)]
    public async Task a_provider_that_gives_none_is_a_clear_fault_without_a_secret(int status, string body, MailFault fault)
    {
        await using var mail = await StartAsync();
        AnswerNext(new FakeAnswer.Respond(status, body));

        var reading = await mail.ReadAsync();

        Assert.Equal(fault, reading.Fault);
        Assert.DoesNotContain("canary", reading.ToString(), StringComparison.Ordinal);
    }

    private async Task<OAuthMailbox> StartAsync()
    {
        await StartAsync(app => app.MapPost("/token", async (HttpContext context) =>
        {
            var form = await context.Request.ReadFormAsync();
            await AnswerAsync(
                context, new FakeAnswer.Respond(200, $$"""{"access_token":"{{_sold}}","expires_in":3600,"token_type":"Bearer"}"""),
                () => _bought.Enqueue(form));
        }), port: 0);
        return await OAuthMailbox.StartAsync(new(Url, "/token"), _clock);
    }

    /// <summary>The sandbox's IMAP server, read with tokens.</summary>
    private sealed class OAuthMailbox(ServiceProvider services, ImapListener listener, ImapMailReader reader) : IAsyncDisposable
    {
        public static async Task<OAuthMailbox> StartAsync(Uri tokens, TimeProvider clock)
        {
            var settings = new MailboxSettings(FreePort.TakeLasting(), User, "no password") { AccessToken = Access };
            var mailbox = new MailboxOptions
            {
                Name = User, Host = "127.0.0.1", Port = settings.Port, IsEncrypted = false, User = User, Secret = Refresh, UsesOAuth = true,
                Tokens = new(tokens, "client-1", "secret-1"),
            };
            var services = new ServiceCollection().AddLogging().AddSingleton(clock).AddMail([mailbox], isProduction: false)
                .BuildServiceProvider();
            var factory = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
            var listener = new ImapListener(settings, new(settings, clock), factory, NullLogger<ImapListener>.Instance);
            await listener.StartAsync(CancellationToken.None);
            await Eventually.EqualsAsync(true, () => ListensAsync(settings.Port));
            var reader = new ImapMailReader(
                [mailbox], services.GetRequiredService<IDialer>(), services.GetRequiredService<MailTokens>(),
                NullLogger<ImapMailReader>.Instance);
            return new OAuthMailbox(services, listener, reader);
        }

        private static async Task<bool> ListensAsync(int port)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        }

        public Task<MailResult> ReadAsync() => reader.ReadAsync(
            new() { Mailbox = User, Since = Now.AddDays(-1) }, TestContext.Current.CancellationToken);

        public async ValueTask DisposeAsync()
        {
            await listener.StopAsync(CancellationToken.None);
            listener.Dispose();
            await services.DisposeAsync();
        }
    }
}
