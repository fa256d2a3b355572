using Alfred.Commands;
using Alfred.Reminders;
using Alfred.Skills.Shared.Members;
using Alfred.Skills.Shared.Replies;
using Alfred.Skills.Shared.Times;

namespace Alfred.Skills.Shared.Reminders;

/// <summary>Sets reminders, and asks for what was left out.</summary>
/// <param name="request">Reads them.</param>
internal sealed class SettingReminders(ReminderRequest request)
{
    private static readonly ActionName Set = new("reminders.set");

    /// <summary>What is asked for when something is missing. Only the field that is missing is asked for.</summary>
    public static readonly Form Form = new()
    {
        Action = Set,
        Fields =
        [
            FormField.Of(ReminderRequest.What, FieldKind.Text, isRequired: false),
            FormField.Of(ReminderRequest.Everyone, FieldKind.Text, isRequired: false),
            FormField.Of(ReminderRequest.Other, FieldKind.Text, isRequired: false),
            FormField.Of(ReminderRequest.When, FieldKind.Text, isRequired: true),
        ],
    };

    /// <summary>Sets it, or asks.</summary>
    public async Task<Outcome> RunAsync(ActionContext context, Arguments arguments)
    {
        var language = context.Language;
        var members = await ReminderShelf.MembersAsync(context);
        var (targets, text, isUrgent) = Addressed(context, arguments, members);
        if (targets.IsEmpty)
        {
            return Outcome.Say(language.Say(
                "reminders.unknown-member", ("name", ShortText.Of(arguments[ReminderRequest.Other].Split(' ')[0], 40)),
                ("names", Texts.And(members.Select(static member => member.Name), language))));
        }

        if (text.Length == 0)
            return Ask(context, arguments, language.Say("reminders.what"), ReminderRequest.What);
        var timing = ReminderTiming.Parse(arguments.Find(ReminderRequest.When));
        if (timing.ToTime(context.Now) is not { } time)
            return AskWhen(context, arguments, text, timing);
        var reached = targets.RemoveAll(member => !member.IsReachable && member.Id != context.Member.Id);
        var unreached = targets.RemoveRange(reached);
        if (reached.IsEmpty)
            return Outcome.Say(language.Say("reminders.unreachable", ("names", new ReminderReplies(context).Names(unreached))));
        var reminder = new Reminder
        {
            Text = text, Due = time.Due, Recurrence = time.Recurrence, Zone = time.Zone, IsUrgent = isUrgent, SetBy = context.Member.Id,
            SetByName = context.Member.Name, Group = reached.Length > 1 ? context.Command.Id.ToString() : null,
        };
        return await SetAsync(context, reminder, reached, unreached, (timing as ReminderTiming.Once)?.Other);
    }

    private static async Task<Outcome> SetAsync(
        ActionContext context, Reminder reminder, ImmutableArray<Member> targets, ImmutableArray<Member> unreached, Instant? other)
    {
        var replies = new ReminderReplies(context);
        var copies = new List<(Member Of, Reminder Reminder)>();
        var schedules = ImmutableArray.CreateBuilder<Schedules.ScheduleChange>();
        var full = new List<Member>();
        foreach (var member in targets)
        {
            var outcome = await ReminderShelf.Of(context, member).AddAsync(context.Command, reminder);
            if (outcome.Result == ReminderResult.Full)
                full.Add(member);
            copies.AddRange(outcome.Set.Select(set => (member, set)));
            schedules.AddRange(ReminderSchedule.Of(outcome, ReminderShelf.PlaceOf(context, member)));
        }

        var lines = new List<string>();
        if (copies.Count > 0)
            lines.Add(Confirmation(context, replies, copies));
        if (full.Count > 0)
            lines.Add(context.Language.Say("reminders.full", ("names", replies.Names(full))));
        if (unreached.Length > 0)
            lines.Add(context.Language.Say("reminders.unreachable", ("names", replies.Names(unreached))));
        if (copies.Count == 0)
            return Outcome.Say(string.Join('\n', lines));
        var entry = new ReminderEntry(copies[0].Reminder, [.. copies.Select(static copy => (copy.Of, copy.Reminder.Id))]);
        return new()
        {
            Reply = new(string.Join('\n', lines)) { Choices = Rather(context, entry, other) },
            Schedules = schedules.ToImmutable(),
            Memory = context.Memory with { ListShown = ReminderActions.Kind, Entries = [entry.Reference(context.Member)] },
            Journal = new("set a reminder"),
        };
    }

    private static string Confirmation(
        ActionContext context, ReminderReplies replies, List<(Member Of, Reminder Reminder)> copies)
    {
        var reminder = copies[0].Reminder;
        (string, object)[] values = [("text", reminder.Text), ("when", replies.WhenFirst(reminder))];
        return copies.Count == 1 && copies[0].Of.Id == context.Member.Id
            ? context.Language.Say("reminders.set", values)
            : context.Language.Say("reminders.set-for", [.. values, ("names", replies.Names(copies.Select(static copy => copy.Of)))]);
    }

    // "Tomorrow at 5" was taken for the afternoon.
    private static Choices? Rather(ActionContext context, ReminderEntry entry, Instant? other) => other is not { } morning
        ? null
        : new Choices(
        [
            ReminderReplies.Choice(
                context.Language.Say("reminders.rather", ("time", ClockTime.Canonical(morning.InZone(context.Now.Zone).TimeOfDay))),
                $"move reminder {{}} to {NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm")
                    .Format(morning.InZone(context.Now.Zone).LocalDateTime)}",
                entry.Reference(context.Member)),
        ]);

    private static Outcome AskWhen(ActionContext context, Arguments arguments, string text, ReminderTiming timing)
    {
        var language = context.Language;
        return timing switch
        {
            ReminderTiming.Past(var at) => Ask(
                context, arguments,
                language.Say("reminders.past", ("moment", MomentWords.Say(
                    context.Now.Zone.AtLeniently(at), context.Now.Date, language)), ("text", text)),
                ReminderRequest.When, Suggestions(context)),
            // A time that stands in the text may be when to be reminded, too.
            ReminderTiming.Either([var ofText]) => Ask(
                context, arguments, language.Say("reminders.no-time", ("text", text)), ReminderRequest.When,
                new([Exactly(ofText, language), .. Suggestions(context).Options.Take(2)])),
            ReminderTiming.Either(var readings) => Ask(
                context, arguments, language.Say("reminders.which-time", ("text", text)), ReminderRequest.When,
                new([.. readings.Select(reading => Exactly(reading, language))])),
            _ => Ask(context, arguments, language.Say("reminders.no-time", ("text", text)), ReminderRequest.When, Suggestions(context)),
        };
    }

    private static Choice Exactly(LocalDateTime reading, Language language)
    {
        var says = $"{DayText.Show(reading.Date, language)} {ClockTime.Canonical(reading.TimeOfDay)}";
        return new(says, says);
    }

    // An hour from now, this evening while that is ahead, tomorrow morning.
    private static Choices Suggestions(ActionContext context)
    {
        var keys = context.Now.Hour < 17
            ? (string[])["reminders.in-an-hour", "reminders.this-evening", "reminders.tomorrow-morning"]
            : ["reminders.in-an-hour", "reminders.tomorrow-morning"];
        return new([.. keys.Select(key => context.Language.Say(key)).Select(static label => new Choice(label, label))]);
    }

    private static Outcome Ask(ActionContext context, Arguments arguments, string question, string missing, Choices? options = null)
    {
        var known = new[] { ReminderRequest.What, ReminderRequest.Everyone, ReminderRequest.Other, ReminderRequest.When }
            .Where(name => name != missing && arguments.Find(name) is not null)
            .Where(name => name != ReminderRequest.When);
        var fields = Form.In(context.Language).Fields;
        FormField Field(string name) => fields.First(field => field.Name == name);
        return new()
        {
            Reply = new(question)
            {
                Form = Form.In(context.Language) with
                {
                    Fields =
                    [
                        .. known.Select(name => Field(name) with { Value = arguments[name] }),
                        Field(missing) with { IsRequired = true, Options = options },
                        .. missing == ReminderRequest.When ? [] : (FormField[])[Field(ReminderRequest.When)],
                    ],
                },
            },
        };
    }

    // Who is to be reminded, and of what: a member's name stands before it.
    private (ImmutableArray<Member> Targets, string Text, bool IsUrgent) Addressed(
        ActionContext context, Arguments arguments, ImmutableArray<Member> members)
    {
        var isUrgent = arguments.Find(ReminderRequest.Urgent) is not null;
        if (arguments.Find(ReminderRequest.Everyone) is { } toAll)
            return (members, toAll, isUrgent);
        if (arguments.Find(ReminderRequest.Other) is not { } addressed)
            return ([context.Member], arguments.Find(ReminderRequest.What) ?? "", isUrgent);
        if (ReminderAddressee.Find(
            addressed, members, behind => Connects(behind, context.Language), word => MemberName.IsCommonStart(word, context.Language))
            is not var (member, text))
            return ([], addressed, isUrgent);
        foreach (var language in request.For(context.Language))
        {
            var bare = language.Get(ReminderWords.Of).Bare(text);
            if (bare.Text != text)
                return ([member], bare.Text, bare.IsUrgent);
        }

        return ([member], text, isUrgent);
    }

    private bool Connects(string text, Language spoken) =>
        request.For(spoken).Any(language => language.Get(ReminderWords.Of).Bare(text).Text.Length < text.Trim().Length);
}
