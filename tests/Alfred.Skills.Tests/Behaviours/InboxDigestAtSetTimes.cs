using Alfred.Mailboxes;
using Alfred.Members;
using Alfred.Skills.Tests.Inbox;

namespace Alfred.Skills.Tests.Behaviours;

/// <summary>A digest at set times tells each message once, whatever fails in between.</summary>
public sealed class InboxDigestAtSetTimes
{
    private readonly MailMessages _mail = MailMessages.Of();

    [Theory]
    [InlineData("en", "inbox every weekday at 8:00", "weekly/1 mon,tue,wed,thu,fri from 2026-11-23 at 08:00", "Monday, 23 November, 08:00")]
    [InlineData("en", "send me the inbox every Monday at 6", "weekly/1 mon from 2026-11-30 at 06:00", "Monday, 30 November, 06:00")]
    [InlineData("en", "inbox at 8:00", "daily/1 from 2026-11-23 at 08:00", "Monday, 23 November, 08:00")]
    [InlineData("en", "inbox every other Friday at 17:00", "weekly/2 fri from 2026-11-27 at 17:00", "Friday, 27 November, 17:00")]
    [InlineData(
        "de", "Posteingang jeden Werktag um 8:00", "weekly/1 mon,tue,wed,thu,fri from 2026-11-23 at 08:00", "Montag, 23. November, 08:00")]
    [InlineData("es", "correo cada lunes a las 9:00", "weekly/1 mon from 2026-11-23 at 09:00", "lunes, 23 de noviembre, 09:00")]
    [InlineData("fr", "mails tous les jours à 8h", "daily/1 from 2026-11-23 at 08:00", "lundi 23 novembre, 08:00")]
    [InlineData("nl", "inbox elke maandag om 9:00", "weekly/1 mon from 2026-11-23 at 09:00", "maandag 23 november, 09:00")]
    public async Task It_is_set_in_ones_own_words(string language, string request, string rule, string first)
    {
        var mail = MailMessages.Of(language);
        Assert.Contains(first, await mail.Chat.SayAsync(request), StringComparison.Ordinal);
        Assert.Equal(rule, Assert.Single(mail.Chat.Schedule.Rows).Rule.Text);
    }

    [Fact]
    public async Task Without_a_time_it_is_asked_for()
    {
        Assert.Equal("At what time? For example \"inbox every weekday at 8:00\".", await _mail.Chat.SayAsync("inbox every day"));
        Assert.Empty(_mail.Chat.Schedule.Rows);
    }

    [Fact]
    public async Task It_is_asked_for_and_stopped()
    {
        await _mail.Chat.SayAsync("inbox every day at 8:00");
        Assert.Equal(
            "Your next inbox summary comes on Monday, 23 November, 08:00 (Europe/Madrid).",
            await _mail.Chat.SayAsync("when is the inbox digest?"));
        Assert.StartsWith("No more inbox summaries", await _mail.Chat.SayAsync("inbox off"), StringComparison.Ordinal);
        Assert.Empty(_mail.Chat.Schedule.Rows);
        Assert.StartsWith("No inbox summary is planned", await _mail.Chat.SayAsync("when is the inbox digest?"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_tells_what_has_come_in_since_the_one_before()
    {
        await _mail.Chat.SayAsync("inbox every day at 8:00");
        _mail.Add("first");
        Assert.Contains("first", await OccurAsync(), StringComparison.Ordinal);
        _mail.Add("second");
        var next = await OccurAsync();
        Assert.Contains("second", next, StringComparison.Ordinal);
        Assert.DoesNotContain("first", next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_in_while_the_server_was_down_is_told_the_next_time()
    {
        await _mail.Chat.SayAsync("inbox every day at 8:00");
        _mail.Add("first");
        await OccurAsync();
        _mail.Add("second");
        _mail.Mailboxes.Faults[MailMessages.Team] = MailFault.Unreachable;
        Assert.Equal(
            "team@acme.example cannot be reached at the moment.\n"
            + "No mail is lost: the next summary tells it. Say \"inbox\" to try again now.", await OccurAsync());
        _mail.Mailboxes.Faults.Clear();
        _mail.Add("third");
        var next = await OccurAsync();
        Assert.Contains("second", next, StringComparison.Ordinal);
        Assert.Contains("third", next, StringComparison.Ordinal);
        Assert.DoesNotContain("first", next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_made_a_guest_gets_no_mail_any_more()
    {
        await _mail.Chat.SayAsync("inbox every day at 8:00");
        _mail.Add("first");
        // There is always an admin.
        _mail.Chat.Grains.Directory.Change("Bob", member => member with { Role = MemberRole.Admin });
        _mail.Chat.Grains.Directory.Change(_mail.Chat.Speaker, member => member with { Role = MemberRole.Guest });

        Assert.Null(await OccurAsync());
    }

    [Fact]
    public async Task A_repetition_after_a_crash_says_the_same()
    {
        await _mail.Chat.SayAsync("inbox every day at 8:00");
        _mail.Add("first");
        var row = Assert.Single(_mail.Chat.Schedule.Rows);
        var said = await _mail.Chat.OccurAsync(row);
        _mail.Add("second");
        Assert.Equal(said, await _mail.Chat.RunAsync([new(row.Action, row.Arguments)]));
        Assert.DoesNotContain("second", said, StringComparison.Ordinal);
        Assert.Contains("second", await _mail.Chat.OccurAsync(row), StringComparison.Ordinal);
    }

    private async Task<string?> OccurAsync()
    {
        _mail.Chat.Now = _mail.Chat.Now.PlusHours(24);
        return await _mail.Chat.OccurAsync(Assert.Single(_mail.Chat.Schedule.Rows));
    }
}
