using Alfred.Gateway.Mail;

namespace Alfred.Silo.Configuration;

public sealed class MailSettingsTests : IDisposable
{
    private readonly TemporaryDirectory _root = new();

    public void Dispose() => _root.Dispose();

    [Theory]
    [InlineData("imaps://ada%40example.com:p%40w@imap.example.com/INBOX", "ada@example.com imap.example.com:993 True p@w INBOX")]
    [InlineData("imaps://ada:pw@mail.example.com:1993", "ada@mail.example.com mail.example.com:1993 True pw INBOX")]
    [InlineData("imaps://ada%40x.com:pw@h/Team%20mail", "ada@x.com/Team mail h:993 True pw Team mail")]
    [InlineData("imap://ada%40x.com:pw@127.0.0.1:1143/INBOX", "ada@x.com 127.0.0.1:1143 False pw INBOX")]
    public void a_url_becomes_a_mailbox(string url, string expected) => Assert.Equal(expected, Show(Assert.Single(Parse(url))));

    [Fact]
    public void several_are_separated_by_spaces() =>
        Assert.Equal(["a@x.com", "b@x.com"], Parse("imaps://a%40x.com:1@h  imaps://b%40x.com:2@h").Select(mailbox => mailbox.Name));

    [Fact]
    public void a_refresh_token_names_where_it_is_changed()
    {
        var mailbox = Assert.Single(Parse(
            "imaps://a%40x.com;AUTH=XOAUTH2:refresh@imap.gmail.com?token=https%3A%2F%2Foauth2.googleapis.com%2Ftoken&client=id&secret=s"));
        Assert.True(mailbox.UsesOAuth);
        Assert.Equal(new TokenEndpoint(new("https://oauth2.googleapis.com/token"), "id", "s"), mailbox.Tokens);
    }

    [Theory]
    [InlineData("hush")]
    [InlineData("https://hush:hush@h")]
    [InlineData("imaps://h/INBOX")]
    [InlineData("imaps://hush@h")]
    [InlineData("imap://hush:hush@example.com")]
    [InlineData("imaps://hush;AUTH=GSSAPI:hush@h")]
    [InlineData("imaps://hush:hush@h?hush=1")]
    [InlineData("imaps://hush:hush@h?link=javascript:hush")]
    [InlineData("imaps://hush:hush@h imaps://hush:hush@h")]
    [InlineData("imaps://a;AUTH=XOAUTH2:hush@h?token=http%3A%2F%2Fhush.example%2Ft")]
    public void anything_else_is_refused_without_telling_the_secret(string urls)
    {
        var exception = Assert.Throws<FormatException>(() => MailSettings.Parse(urls, isProduction: true));
        Assert.DoesNotContain("hush", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void outside_production_work_has_a_made_up_mailbox_and_a_household_none()
    {
        Assert.True(Assert.Single(Read(new() { ["INSTANCE"] = "biz" }).Mailboxes).IsSandbox);
        Assert.Empty(Read(new() { ["INSTANCE"] = "home" }).Mailboxes);
        Assert.False(Assert.Single(Read(new() { ["INSTANCE"] = "biz", ["IMAP_URL"] = "imaps://a:b@h" }).Mailboxes).IsSandbox);
    }

    [Fact]
    public void a_mailbox_does_not_show_its_secret() =>
        Assert.DoesNotContain("hush", Assert.Single(Parse("imaps://a:hush@h")).ToString(), StringComparison.Ordinal);

    private static System.Collections.Immutable.ImmutableArray<MailboxOptions> Parse(string text) =>
        MailSettings.Parse(text, isProduction: false);

    private static string Show(MailboxOptions mailbox) =>
        $"{mailbox.Name} {mailbox.Host}:{mailbox.Port} {mailbox.IsEncrypted} {mailbox.Secret} {mailbox.Folder}";

    private AlfredSettings Read(Dictionary<string, string> variables) => SettingsReader.Read(Variables.Of(variables), _root.Path);
}
