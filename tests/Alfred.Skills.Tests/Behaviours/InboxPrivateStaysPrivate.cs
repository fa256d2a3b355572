using Alfred.Mailboxes;
using Alfred.Members;
using Alfred.Schedules;
using Alfred.Skills.Tests.Doubles;
using Alfred.Skills.Tests.Inbox;

namespace Alfred.Skills.Tests.Behaviours;

/// <summary>Behaviour 11: private stays private. Mail is for admins, in private, and for whom an admin lets read it.</summary>
public sealed class InboxPrivateStaysPrivate
{
    private readonly MailMessages _mail = MailMessages.Of();

    [Theory]
    [InlineData("inbox")]
    [InlineData("inbox of team")]
    [InlineData("inbox every weekday at 8:00")]
    [InlineData("post the inbox here every weekday at 8:00")]
    public async Task Who_is_no_admin_reads_no_mail(string request)
    {
        _mail.Add("canary");
        _mail.Chat.Speaker = "Bob";
        var answer = await _mail.Chat.SayAsync(request);
        Assert.Equal("Mailboxes are for admins. An admin can let you read them: \"let Bob see the inbox\".", answer);
        Assert.Empty(_mail.Chat.Schedule.Rows);
    }

    [Theory]
    [InlineData("en", "Bob may read team@acme.example now.", "Bob may not read team@acme.example any more.")]
    [InlineData("de", "Bob darf jetzt team@acme.example lesen.", "Bob darf team@acme.example nicht mehr lesen.")]
    [InlineData("es", "Bob ya puede leer team@acme.example.", "Bob ya no puede leer team@acme.example.")]
    [InlineData("fr", "Bob peut maintenant lire team@acme.example.", "Bob ne peut plus lire team@acme.example.")]
    [InlineData("nl", "Bob mag nu team@acme.example lezen.", "Bob mag team@acme.example niet meer lezen.")]
    public async Task An_admin_lets_somebody_read_and_takes_it_back(string language, string allowed, string forbidden)
    {
        var mail = MailMessages.Of(language);
        mail.Add("canary");
        var spoken = SkillSet.Languages[language];
        Assert.Equal(allowed, await mail.Chat.SayAsync(Example("allow")));
        mail.Chat.Speaker = "Bob";
        Assert.Contains("canary", await mail.Chat.DoAsync("inbox.show"), StringComparison.Ordinal);
        mail.Chat.Speaker = "Ada";
        Assert.Equal(forbidden, await mail.Chat.SayAsync(Example("forbid")));
        mail.Chat.Speaker = "Bob";
        Assert.DoesNotContain("canary", await mail.Chat.DoAsync("inbox.show"), StringComparison.Ordinal);

        string Example(string action) => spoken.Value($"inbox.{action}", "example")!;
    }

    [Theory]
    [InlineData("let Bob see the inbox")]
    [InlineData("let Ada see the inbox")]
    [InlineData("who can see the inbox?")]
    public async Task Nobody_but_an_admin_decides_who_reads(string request)
    {
        _mail.Chat.Speaker = "Bob";
        Assert.Equal("Only an admin decides who may read the mailboxes.", await _mail.Chat.SayAsync(request));
        Assert.Empty(_mail.Chat.Grains.MailboxReaders);
    }

    [Fact]
    public async Task A_name_that_looks_like_theirs_reads_nothing()
    {
        _mail.Chat.Speaker = "Bob";
        await _mail.Chat.SayAsync("my name is Cleos");
        _mail.Chat.Speaker = "Ada";
        Assert.Contains("Cleo", await _mail.Chat.SayAsync("let Cleo see the inbox"), StringComparison.Ordinal);
        Assert.Empty(_mail.Chat.Grains.MailboxReaders);
    }

    [Fact]
    public async Task One_mailbox_is_not_all_of_them()
    {
        _mail.Add("for the team");
        _mail.Add("for the boss", mailbox: "boss@acme.example");
        await _mail.Chat.SayAsync("let Bob see the inbox of team");
        _mail.Chat.Speaker = "Bob";
        var answer = await _mail.Chat.SayAsync("inbox");
        Assert.Contains("for the team", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("boss", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("boss@acme.example", await _mail.Chat.SayAsync("inbox of boss"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_answer_about_mail_is_for_who_asked()
    {
        _mail.Add("canary");
        foreach (var request in (string[])["inbox", "inbox off", "who can see the inbox?", "let Bob see the inbox", "inbox of nobody"])
        {
            await _mail.Chat.SayAsync(request);
            Assert.True(_mail.Chat.Reply!.IsPrivate, request);
        }
    }

    [Fact]
    public async Task A_digest_comes_in_private_unless_it_was_asked_for_here()
    {
        await _mail.Chat.SayAsync("inbox every day at 8:00");
        var own = Assert.IsType<ScheduleChange.Set>(Assert.Single(_mail.Chat.Outcomes.Single().Schedules));
        Assert.Equal(_mail.Chat.Member.Id, own.Of);
        await _mail.Chat.SayAsync("post the inbox here every day at 8:00");
        Assert.Null(Assert.IsType<ScheduleChange.Set>(Assert.Single(_mail.Chat.Outcomes.Single().Schedules)).Of);
    }

    [Fact]
    public async Task A_digest_ends_when_its_reader_may_read_no_more()
    {
        _mail.Chat.Grains.Directory.Change("Bob", bob => bob with { Role = MemberRole.Admin });
        _mail.Chat.Speaker = "Bob";
        await _mail.Chat.SayAsync("inbox every day at 8:00");
        _mail.Add("canary");
        _mail.Chat.Grains.Directory.Change("Bob", bob => bob with { Role = MemberRole.Adult });
        var row = Assert.Single(_mail.Chat.Schedule.Rows);
        Assert.DoesNotContain("canary", await _mail.Chat.OccurAsync(row), StringComparison.Ordinal);
        Assert.IsType<ScheduleChange.Remove>(Assert.Single(_mail.Chat.Outcomes.Single().Schedules));
    }

    [Fact]
    public async Task The_journal_holds_no_mail()
    {
        _mail.Add("canary");
        foreach (var request in (string[])["inbox", "inbox every day at 8:00", "let Bob see the inbox"])
        {
            await _mail.Chat.SayAsync(request);
            Assert.All(_mail.Chat.Outcomes, outcome =>
            {
                Assert.DoesNotContain("canary", outcome.Journal?.Summary ?? "", StringComparison.Ordinal);
                Assert.DoesNotContain("@", outcome.Journal?.Summary ?? "", StringComparison.Ordinal);
            });
        }
    }

    [Fact]
    public void What_grains_return_does_not_show_mail_in_logs()
    {
        var message = _mail.Add("canary");
        var reading = new MailResult { Window = new() { Mailbox = "canary@x", Since = default }, Messages = [message] };
        var reader = new MailboxReader("canary@x", _mail.Chat.Member.Id);
        Assert.DoesNotContain("canary", $"{message} {reading} {reading.Window} {reader}", StringComparison.Ordinal);
    }
}
