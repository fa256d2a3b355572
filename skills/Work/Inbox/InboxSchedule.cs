using Alfred.Commands;

namespace Alfred.Skills.Work.Inbox;

/// <summary>
/// Digests at set times: to the speaker alone, wherever it is asked for, or to everybody in this conversation, if that is what was said.
/// </summary>
internal static class InboxSchedule
{
    private const string Own = "inbox";
    private const string Everybodys = "inbox here";

    private static readonly ActionName Show = new("inbox.show");

    /// <summary>True for a digest that everybody in its conversation reads.</summary>
    public static bool IsHere(Arguments arguments) => arguments.Find(InboxParameters.Here) is not null;

    /// <summary>Ends the digest whose occurrence runs.</summary>
    public static ScheduleChange Ended(ActionContext context, Arguments arguments) => IsHere(arguments)
        ? new ScheduleChange.Remove { Name = Everybodys }
        : new ScheduleChange.Remove { Name = Own, Of = context.Member.Id };

    /// <summary>Lets the rule begin now.</summary>
    public static Resolution Resolve(Arguments arguments, PlanContext plan)
    {
        if (arguments.Find(InboxParameters.Time.Name) is { } time)
            arguments = arguments.With(
                InboxParameters.Rule.Name, new Recurrence(new RecurrenceRule.Daily(), 1, plan.Now.Date, ClockTime.Parse(time)).ToString());
        return new Resolution.Resolved(
            arguments.Find(InboxParameters.Rule.Name) is { } text && RecurrenceNotation.Parse(text) is { } rule
                ? arguments.With(InboxParameters.Rule.Name, InboxTimes.From(rule, plan.Now).ToString())
                : arguments);
    }

    /// <summary>Sets the digest.</summary>
    public static async Task<Outcome> SetAsync(ActionContext context, Arguments arguments, bool isHere)
    {
        var language = context.Language;
        var name = arguments.Find(InboxParameters.Mailbox.Name);
        if (await MailboxChoice.FindAsync(context, name) is not MailboxChoice.Found found)
            return await MailboxChoice.RefuseAsync(context, name);
        if (arguments.Find(InboxParameters.Rule.Name) is not { } text || RecurrenceNotation.Parse(text) is not { At: not null } recurrence)
            return MailboxChoice.Private(language.Say("inbox.ask-time"));
        if (!isHere && !context.Member.IsReachable)
            return MailboxChoice.Private(language.Say("inbox.write-first"));
        var rule = new ScheduleRule.Recurring(recurrence, context.Now.Zone);
        if (rule.FirstAfter(context.Now.ToInstant()) is not { } first)
            return MailboxChoice.Private(language.Say("inbox.no-rule"));
        // Opaque, and the same in a replay.
        var digest = Arguments.None.With(InboxParameters.Digest, context.Command.Id.ToString());
        if (found.Mailbox is { } mailbox)
            digest = digest.With(InboxParameters.Mailbox.Name, mailbox);
        return new()
        {
            Reply = new(language.Say(
                isHere ? "inbox.set-here" : "inbox.set",
                ("first", InboxTimes.Show(first.Due, rule.Zone, language)), ("zone", rule.Zone.Id)))
            {
                IsPrivate = !isHere,
            },
            Schedules =
            [
                new ScheduleChange.Set
                {
                    Name = isHere ? Everybodys : Own,
                    Of = isHere ? null : context.Member.Id,
                    Rule = rule,
                    Action = Show,
                    Arguments = isHere ? digest.With(InboxParameters.Here, "yes") : digest,
                },
            ],
            Journal = new(isHere ? "set an inbox digest for a channel" : "set the inbox digest"),
        };
    }

    /// <summary>Ends the speaker's digest, and the one of this conversation if the speaker may read mail.</summary>
    public static async Task<Outcome> StopAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var everybodys = await context.FindScheduleAsync(Everybodys, cancellationToken) is not null
            && await MailboxChoice.FindAsync(context, name: null) is MailboxChoice.Found;
        var changes = ImmutableArray.Create<ScheduleChange>(new ScheduleChange.Remove { Name = Own, Of = context.Member.Id });
        return new()
        {
            Reply = new(context.Language.Say(everybodys ? "inbox.stopped-here" : "inbox.stopped")) { IsPrivate = true },
            Schedules = everybodys ? changes.Add(new ScheduleChange.Remove { Name = Everybodys }) : changes,
            Journal = new("stopped the inbox digest"),
        };
    }

    /// <summary>Tells when the digests of this conversation come.</summary>
    public static async Task<Outcome> WhenAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var (name, key) in new[] { (Own, "inbox.next"), (Everybodys, "inbox.next-here") })
        {
            if (await context.FindScheduleAsync(name, cancellationToken) is { } rule
                && rule.FirstAfter(context.Now.ToInstant()) is { } next)
                lines.Add(context.Language.Say(
                    key, ("next", InboxTimes.Show(next.Due, rule.Zone, context.Language)), ("zone", rule.Zone.Id)));
        }

        return MailboxChoice.Private(lines.Count > 0 ? string.Join('\n', lines) : context.Language.Say("inbox.no-digest"));
    }
}
