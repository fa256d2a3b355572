using Alfred.Mailboxes;
using Alfred.Skills.Shared.Replies;
using NodaTime.Extensions;

namespace Alfred.Skills.Work.Inbox;

/// <summary>Reads mailboxes and tells what is in them.</summary>
internal static class InboxActions
{
    private static readonly Duration Day = Duration.FromHours(24);

    /// <summary>The digest of a day, of the time since a day, or of the last 24 hours.</summary>
    public static async Task<Outcome> ShowAsync(ActionContext context, Arguments arguments, MailWords words)
    {
        var name = arguments.Find(InboxParameters.Mailbox.Name);
        if (await MailboxChoice.FindAsync(context, name) is not MailboxChoice.Found { Mailbox: var mailbox } found)
            return await MailboxChoice.RefuseAsync(context, name);
        var zone = context.Now.Zone;
        var (since, until) = (arguments.Find(InboxParameters.Since.Name), arguments.Find(InboxParameters.Day.Name)) switch
        {
            ({ } from, _) => (StartOf(from), (Instant?)null),
            (_, { } day) => (StartOf(day), zone.AtStartOfDay(Shared.Times.DayText.Parse(day).PlusDays(1)).ToInstant()),
            _ => (context.Now.ToInstant() - Day, null),
        };
        var readings = await context.Grain<IMailboxGrain>(IMailboxGrain.DefaultKey).ReadAsync(
            context.Member, mailbox, since.ToDateTimeOffset(), until?.ToDateTimeOffset());
        return Tell(context, readings, words, isDigest: false, found.All, isPrivate: true);

        Instant StartOf(string day) => zone.AtStartOfDay(Shared.Times.DayText.Parse(day)).ToInstant();
    }

    /// <summary>An occurrence of a scheduled digest: what has come in since the one before.</summary>
    public static async Task<Outcome> DigestAsync(ActionContext context, Arguments arguments, MailWords words)
    {
        var mailbox = arguments.Find(InboxParameters.Mailbox.Name);
        if (await MailboxChoice.FindAsync(context, mailbox) is not MailboxChoice.Found found)
        {
            // Whoever set it may not read any more: it ends with that.
            var refusal = await MailboxChoice.RefuseAsync(context, mailbox);
            return refusal with { Schedules = [InboxSchedule.Ended(context, arguments)] };
        }

        var due = (context.Due ?? context.Now).ToInstant();
        var readings = await context.Grain<IMailboxGrain>(IMailboxGrain.DefaultKey).DigestAsync(
            context.Command, context.Member, arguments[InboxParameters.Digest], mailbox, (due - Day).ToDateTimeOffset());
        return Tell(context, readings, words, isDigest: true, found.All, isPrivate: !InboxSchedule.IsHere(arguments));
    }

    private static Outcome Tell(
        ActionContext context, ImmutableArray<MailResult> readings, MailWords words, bool isDigest, ImmutableArray<string> own,
        bool isPrivate)
    {
        var language = context.Language;
        var good = readings.Where(static reading => reading.Fault is null).ToArray();
        var lines = new List<string>();
        if (good.Length > 0)
        {
            var digest = InboxDigest.Of(
                [.. good.SelectMany(static reading => reading.Messages).OrderByDescending(static message => message.ReceivedAt)],
                new MailJudge(words, own));
            lines.Add(Heading(context, good));
            lines.AddRange(DigestText.Lines(digest, context.Now.Zone, language));
            if (good.Sum(static reading => reading.Total - reading.Messages.Length) is > 0 and var unread)
                lines.Add(language.Say("inbox.left-out", ("count", unread)));
        }

        lines.AddRange(readings.Where(static reading => reading.Fault is not null).Select(reading => language.Say(
            KeyOf(reading.Fault!.Value), ("mailbox", reading.Window.Mailbox))));
        if (good.Length < readings.Length)
            lines.Add(language.Say(isDigest ? "inbox.next-digest" : "inbox.ask-again"));
        return new() { Reply = new(string.Join('\n', lines)) { IsPrivate = isPrivate } };
    }

    private static string Heading(ActionContext context, MailResult[] readings)
    {
        var (language, zone) = (context.Language, context.Now.Zone);
        var window = readings.MinBy(static reading => reading.Window.Since)!.Window;
        var since = window.Since.ToInstant().InZone(zone);
        var mailboxes = Texts.And(readings.Select(static reading => reading.Window.Mailbox), language);
        var count = readings.Sum(static reading => reading.Total);
        return window.Until is null
            ? language.Say(
                count == 0 ? "inbox.nothing-since" : "inbox.heading-since", ("mailboxes", mailboxes), ("count", count),
                ("since", InboxTimes.Show(since.ToInstant(), zone, language)))
            : language.Say(
                count == 0 ? "inbox.nothing-on" : "inbox.heading-on", ("mailboxes", mailboxes), ("count", count),
                ("day", Dates.Near(since.Date, language)));
    }

    private static string KeyOf(MailFault fault) => fault switch
    {
        MailFault.Refused => "inbox.refused",
        MailFault.NoFolder => "inbox.no-folder",
        MailFault.TimedOut => "inbox.timed-out",
        MailFault.Untrusted => "inbox.untrusted",
        _ => "inbox.unreachable",
    };
}
