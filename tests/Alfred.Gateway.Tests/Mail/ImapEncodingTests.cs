using System.Text;
using Alfred.Mailboxes;

namespace Alfred.Gateway.Tests.Mail;

/// <summary>What real mail looks like on the wire, read from a real server.</summary>
public sealed class ImapEncodingTests
{
    [Fact]
    public async Task two_hundred_and_forty_messages_of_every_charset_encoding_and_shape_are_read()
    {
        await using var server = await MailServer.StartAsync();
        var expected = new Dictionary<long, string>();
        foreach (var (charset, text) in RawMail.Charsets)
        {
            foreach (var transfer in RawMail.TransferEncodings)
            {
                foreach (var shape in RawMail.Shapes)
                {
                    var number = expected.Count + 1;
                    server.Dovecot.Deliver(
                        RawMail.Of(number, charset, text, transfer, shape), MailServer.Now.AddMinutes(-expected.Count - 1));
                    expected[number] = $"{text}|{charset} {transfer} {shape}";
                }
            }
        }

        var reading = await server.ReadAsync();
        Assert.Equal((240, 240), (reading.Total, reading.Messages.Length));
        var wrong = reading.Messages.Select(message => (message, text: expected[SenderNumber(message)]))
            .Where(pair => pair.message.Subject != pair.text.Split('|')[0] || pair.message.FromName != pair.text.Split('|')[0]
                || (pair.message.Text.Length > 0 && pair.message.Text != pair.text.Split('|')[0]))
            .Select(pair => $"{pair.text}: {pair.message.Subject} / {pair.message.Text}");
        Assert.Empty(wrong);
        Assert.Equal(60, reading.Messages.Count(message => message.Text.Length > 0));
    }

    [Theory]
    [InlineData("a letter split between two words", "=?utf-8?B?w?= =?utf-8?B?qQ==?=", "é")]
    [InlineData("a letter split between two encoded words", "=?utf-8?Q?caf=C3?=\r\n =?utf-8?Q?=A9?=", "café")]
    [InlineData("a letter split in base64", "=?utf-8?B?Y2Fmww==?=\r\n =?utf-8?B?qQ==?=", "café")]
    [InlineData("words that belong together", "=?iso-8859-1?Q?Gr=FC?= =?iso-8859-1?Q?=DFe?=", "Grüße")]
    [InlineData("a charset that nobody knows", "=?x-nobody?Q?plain?=", "plain")]
    [InlineData("a word that is none", "=?utf-8?X?zzz?=", "=?utf-8?X?zzz?=")]
    [InlineData("nothing", "", "")]
    [InlineData("text that is turned around", "=?utf-8?B?4oCuZ3BqLmV4ZQ==?=", "gpj.exe")]
    [InlineData("a hidden break", "=?utf-8?Q?one=0Atwo?=", "one two")]
    [InlineData("a line that was folded", "one\r\n two", "one two")]
    public async Task A_subject_is_decoded(string what, string raw, string subject)
    {
        await using var server = await MailServer.StartAsync();
        server.Dovecot.Deliver($"From: a@example.org\r\nSubject: {raw}\r\n\r\n{what}\r\n", MailServer.Now.AddHours(-1));
        var message = Assert.Single(await server.MessagesAsync());
        if (what != "a letter split between two words")
            Assert.Equal(subject, message.Subject);
        Assert.Equal(what, message.Text);
    }

    [Theory]
    [InlineData("utf-8", "Grüße, 10 €")]
    [InlineData("windows-1252", "Grüße, 10 €")]
    [InlineData("iso-8859-1", "Señor")]
    public async Task Bytes_without_an_encoding_are_read_in_subject_and_sender(string charset, string text)
    {
        await using var server = await MailServer.StartAsync();
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        server.Dovecot.Deliver(
            encoding.GetBytes($"From: {text.Split(',')[0]} <a@example.org>\r\nSubject: {text}\r\n\r\nbody\r\n"),
            MailServer.Now.AddHours(-1));

        var message = Assert.Single(await server.MessagesAsync());

        Assert.Equal((text, text.Split(',')[0]), (message.Subject, message.FromName));
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("Subject: only this\r\n\r\n")]
    [InlineData("From: \r\nTo: \r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=never\r\n\r\nno part\r\n")]
    [InlineData("From: <<<>>>\r\nSubject: x\r\nContent-Type: text/plain; charset=\"\r\nContent-Transfer-Encoding: what\r\n\r\nbody\r\n")]
    [InlineData("Subject: x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nPGh0bWw-broken!!\r\n")]
    [InlineData("From: a@b.example\r\nReferences: <<>> junk <\r\nIn-Reply-To: >\r\nDate: yesterday\r\n\r\nbody\r\n")]
    public async Task A_malformed_message_is_read_as_far_as_it_goes(string raw)
    {
        await using var server = await MailServer.StartAsync();
        server.Dovecot.Deliver(raw, MailServer.Now.AddHours(-1));
        server.Dovecot.Deliver("From: b@example.org\r\nSubject: sound\r\n\r\nfine\r\n", MailServer.Now.AddHours(-2));
        var messages = await server.MessagesAsync();
        Assert.Equal(2, messages.Length);
        Assert.Contains(messages, message => message is { Subject: "sound", Text: "fine" });
    }

    [Fact]
    public async Task a_text_of_megabytes_is_read_at_its_beginning_only()
    {
        await using var server = await MailServer.StartAsync();
        server.Dovecot.Deliver(
            $"From: a@example.org\r\nSubject: long\r\n\r\nstart {new string('x', 5_000_000)}\r\n", MailServer.Now.AddHours(-1));
        var message = Assert.Single(await server.MessagesAsync());
        Assert.StartsWith("start x", message.Text, StringComparison.Ordinal);
        Assert.InRange(message.Text.Length, 1_000, 2_000);
    }

    private static long SenderNumber(MailMessage message) => long.Parse(message.From.Split('@')[0]["sender".Length..]);
}
