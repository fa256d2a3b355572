using System.Text.RegularExpressions;
using Alfred.Mailboxes;
using Alfred.Testing;

namespace Alfred.Gateway.Tests.Mail;

/// <summary>Reading changes nothing, ends where it began, and says what went wrong.</summary>
public sealed partial class ImapReadingTests
{
    [Fact]
    public async Task nothing_but_reading_leaves_for_the_server()
    {
        await using var server = await MailServer.StartAsync();
        Fill(server, 5);
        var before = server.Dovecot.Files();
        await server.ReadAsync();
        await server.ReadAsync(new MailWindow { Mailbox = server.Mailbox.Name, Since = MailServer.Now, Validity = 1, After = 2 });
        Assert.DoesNotContain(server.Sent.Lines, line => !Reading().IsMatch(line));
        Assert.Contains(server.Sent.Lines, line => line.Contains(" EXAMINE ", StringComparison.Ordinal));
        Assert.Contains(server.Sent.Lines, line => line.Contains("BODY.PEEK[", StringComparison.Ordinal));
        // The files' names hold the flags.
        Assert.Equal(before, server.Dovecot.Files());
    }

    [Fact]
    public async Task what_came_in_before_the_window_is_left_out()
    {
        await using var server = await MailServer.StartAsync();
        server.Dovecot.Deliver(Mail(1), MailServer.Now.AddHours(-25));
        server.Dovecot.Deliver(Mail(2), MailServer.Now.AddHours(-23));
        Assert.Equal("subject 2", Assert.Single(await server.MessagesAsync()).Subject);
    }

    [Fact]
    public async Task what_came_in_after_a_day_is_left_out()
    {
        await using var server = await MailServer.StartAsync();
        server.Dovecot.Deliver(Mail(1), MailServer.Now.AddHours(-30));
        server.Dovecot.Deliver(Mail(2), MailServer.Now.AddHours(-3));
        var reading = await server.ReadAsync(new MailWindow
        {
            Mailbox = server.Mailbox.Name, Since = MailServer.Now.AddHours(-36), Until = MailServer.Now.AddHours(-12),
        });
        Assert.Equal("subject 1", Assert.Single(reading.Messages).Subject);
    }

    [Fact]
    public async Task a_window_goes_on_where_the_one_before_ended_and_can_be_read_again()
    {
        await using var server = await MailServer.StartAsync();
        Fill(server, 3);
        var first = await server.ReadAsync();
        Assert.Equal((3, 3L), (first.Total, first.Last));
        server.Dovecot.Deliver(Mail(4), MailServer.Now.AddYears(-3));
        var next = new MailWindow
        {
            Mailbox = server.Mailbox.Name, Since = MailServer.Now, Validity = first.Validity, After = first.Last,
        };
        Assert.Equal("subject 4", Assert.Single((await server.ReadAsync(next)).Messages).Subject);
        server.Dovecot.Deliver(Mail(5), MailServer.Now);
        Assert.Equal("subject 4", Assert.Single((await server.ReadAsync(next with { UpTo = 4 })).Messages).Subject);
        Assert.Empty((await server.ReadAsync(next with { After = 5 })).Messages);
    }

    [Fact]
    public async Task in_another_numbering_the_time_decides()
    {
        await using var server = await MailServer.StartAsync();
        server.Dovecot.Deliver(Mail(1), MailServer.Now.AddHours(-30));
        server.Dovecot.Deliver(Mail(2), MailServer.Now.AddHours(-3));
        var reading = await server.ReadAsync(new MailWindow
        {
            Mailbox = server.Mailbox.Name, Since = MailServer.Now.AddHours(-24), Validity = 7, After = 999, UpTo = 1_000,
        });
        Assert.Equal("subject 2", Assert.Single(reading.Messages).Subject);
    }

    [Fact]
    public async Task more_than_a_thousand_are_counted_and_the_newest_read()
    {
        await using var server = await MailServer.StartAsync();
        Fill(server, 1_030);
        var reading = await server.ReadAsync();
        Assert.Equal((1_030, MailResult.MaxMessages), (reading.Total, reading.Messages.Length));
        Assert.Equal("subject 1030", reading.Messages[0].Subject);
    }

    [Fact]
    public async Task conversations_lists_programs_and_links_are_known()
    {
        await using var server = await MailServer.StartAsync();
        server.Dovecot.Deliver("From: Ann <a@x.example>\nMessage-ID: <1@x>\nSubject: plan\n\nfirst\n", MailServer.Now.AddHours(-4));
        server.Dovecot.Deliver(
            "From: b@x.example\nMessage-ID: <2@x>\nIn-Reply-To: <1@x>\nReferences: <1@x>\nSubject: Re: plan\n\nsecond\n",
            MailServer.Now.AddHours(-3));
        server.Dovecot.Deliver(
            "From: news@y.example\nMessage-ID: <3@x>\nList-Unsubscribe: <mailto:x@y.example>\nSubject: news\n\nthird\n",
            MailServer.Now.AddHours(-2));
        server.Dovecot.Deliver(
            "From: z@y.example\nReply-To: Other@z.example\nAuto-Submitted: auto-generated\nSubject: log\n\nfourth\n",
            MailServer.Now.AddHours(-1));
        var messages = await server.MessagesAsync();
        Assert.Equal(messages[3].Thread, messages[2].Thread);
        Assert.Equal(("a@x.example", "Ann"), (messages[3].From, messages[3].FromName));
        Assert.Equal((true, ""), (messages[1].IsBulk, messages[1].Text));
        Assert.Equal((true, "other@z.example"), (messages[0].IsAutomatic, messages[0].ReplyTo));
        Assert.Equal("https://webmail.example/1@x", messages[3].Link);
        Assert.Null(messages[0].Link);
    }

    [Fact]
    public async Task a_wrong_password_is_told_and_stands_nowhere()
    {
        await using var server = await MailServer.StartAsync();
        var reader = server.ReaderOf(server.Mailbox with { Secret = "wrong-canary-password" });
        var reading = await reader.ReadAsync(Window(server), TestContext.Current.CancellationToken);
        Assert.Equal(MailFault.Refused, reading.Fault);
        Assert.NotEmpty(server.Log.All);
        Assert.DoesNotContain(server.Log.All, line => line.Contains("canary", StringComparison.Ordinal)
            || line.Contains(DovecotServer.User, StringComparison.Ordinal));
        Assert.DoesNotContain("canary", $"{reading} {server.Mailbox}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_folder_that_is_none_is_told()
    {
        await using var server = await MailServer.StartAsync();
        var reader = server.ReaderOf(server.Mailbox with { Folder = "Nowhere" });
        Assert.Equal(MailFault.NoFolder, (await reader.ReadAsync(Window(server), TestContext.Current.CancellationToken)).Fault);
    }

    [Fact]
    public async Task a_server_that_is_down_is_told()
    {
        await using var server = await MailServer.StartAsync();
        var reader = server.ReaderOf(server.Mailbox with { Port = FreePort.Take() });
        Assert.Equal(MailFault.Unreachable, (await reader.ReadAsync(Window(server), TestContext.Current.CancellationToken)).Fault);
    }

    [Fact]
    public async Task a_server_without_tls_gets_no_password()
    {
        await using var server = await MailServer.StartAsync();
        var reader = server.ReaderOf(server.Mailbox with { IsEncrypted = true });
        Assert.NotNull((await reader.ReadAsync(Window(server), TestContext.Current.CancellationToken)).Fault);
        Assert.DoesNotContain(server.Sent.Lines, line => line.Contains("LOGIN", StringComparison.Ordinal)
            || line.Contains("AUTHENTICATE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task whoever_gives_up_is_told_that_it_took_too_long()
    {
        await using var server = await MailServer.StartAsync();
        var reading = await server.Reader.ReadAsync(Window(server), new CancellationToken(canceled: true));
        Assert.Equal(MailFault.TimedOut, reading.Fault);
    }

    internal static void Fill(MailServer server, int count)
    {
        for (var number = 1; number <= count; number++)
            server.Dovecot.Deliver(Mail(number), MailServer.Now.AddHours(-20).AddSeconds(number));
    }

    internal static string Mail(int number) =>
        $"From: Sender <s{number}@example.org>\nSubject: subject {number}\nMessage-ID: <{number}@example.org>\n\ntext {number}\n";

    private static MailWindow Window(MailServer server) => new() { Mailbox = server.Mailbox.Name, Since = MailServer.Now.AddDays(-1) };

    [GeneratedRegex(
        @"^\w\d{8} (CAPABILITY|ID \(.*|NAMESPACE|AUTHENTICATE PLAIN .*|LOGIN .*|ENABLE .*|LIST .*|EXAMINE .*|UID SEARCH .*|LOGOUT"
            + @"|UID FETCH [\d:,*]+ \((?!.*BODY\[)(?!.*RFC822[. )](?!SIZE)).*\))$",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Reading();
}
