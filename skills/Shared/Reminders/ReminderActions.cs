using Alfred.Reminders;
using Alfred.Skills.Shared.Entries;
using Alfred.Skills.Shared.Replies;

namespace Alfred.Skills.Shared.Reminders;

/// <summary>Shows, ends and finishes reminders.</summary>
internal static class ReminderActions
{
    /// <summary>The kind of list that numbers mean.</summary>
    public const string Kind = "reminders";

    private const string Cancel = "cancel reminder {}";
    private const string Show = "show reminder {}";
    private const int Next = 3;

    public static async Task<Outcome> ListAsync(ActionContext context)
    {
        var entries = await ReminderShelf.EntriesAsync(context);
        if (entries.IsEmpty)
            return Outcome.Say(context.Language.Say("reminders.empty"));
        var replies = new ReminderReplies(context);
        return new()
        {
            Reply = new(Texts.Numbered(entries.Select(replies.Entry)))
            {
                IsPrivate = true,
                Choices = entries.Length > 100 ? null : new(
                [
                    .. entries.Select(entry => ReminderReplies.Choice(
                        entry.Reminder.Text, Show, entry.Reference(context.Member), replies.When(entry.Reminder))),
                ])
                {
                    AreInText = true, TakesSeveral = true,
                },
            },
            Memory = context.Memory with { ListShown = Kind, Entries = [.. entries.Select(entry => entry.Reference(context.Member))] },
        };
    }

    /// <summary>Tells of one reminder, and when it comes next.</summary>
    public static async Task<Outcome> ShowAsync(ActionContext context, Arguments arguments)
    {
        var count = arguments.Find("count") is { } many ? int.Parse(many, CultureInfo.InvariantCulture) : Next;
        return await WithOneAsync(context, arguments, Show, entry =>
        {
            var replies = new ReminderReplies(context);
            ImmutableArray<string> next = entry.Reminder.Recurrence is null ? [] : replies.Next(entry.Reminder, count);
            var reference = entry.Reference(context.Member);
            return Task.FromResult(new Outcome
            {
                Reply = new(string.Join('\n', [replies.Entry(entry), .. next.Select(static line => $"- {line}")]))
                {
                    IsPrivate = true,
                    Choices = new([ReminderReplies.Choice(context.Language.Say("reminders.cancel-label"), Cancel, reference)]),
                },
                Memory = context.Memory with { ListShown = Kind, Entries = [reference] },
            });
        });
    }

    public static async Task<Outcome> CancelAsync(ActionContext context, Arguments arguments)
    {
        var chosen = EntryChoice.Parse(arguments[ReminderSchedule.Id]);
        var entries = await ReminderShelf.EntriesAsync(context);
        // In a repetition some are ended already: what is left of them is ended, and the answer is the same.
        var applied = await ReminderShelf.AppliedAsync(context);
        if (!applied.IsEmpty)
        {
            var groups = applied.SelectMany(static one => one.Outcome.Ended).Select(static ended => ended.Group).OfType<string>()
                .ToHashSet(StringComparer.Ordinal);
            return await EndAsync(context, [.. entries.Where(entry => groups.Contains(entry.Reminder.Group ?? ""))], applied);
        }

        if (EntryChoice.HasEverything(chosen))
            return entries.IsEmpty ? Outcome.Say(context.Language.Say("reminders.empty")) : await EndAsync(context, entries, []);
        var meant = ImmutableArray.CreateBuilder<ReminderEntry>();
        foreach (var choice in chosen)
        {
            var found = Meant(choice, entries, context.Language);
            if (found.Length != 1)
                return await NotOneAsync(context, choice, found, Cancel);
            meant.Add(found[0]);
        }

        return await EndAsync(context, meant.ToImmutable(), []);
    }

    public static async Task<Outcome> DoneAsync(ActionContext context, Arguments arguments)
    {
        var choice = arguments.Find(ReminderSchedule.Id) ?? EntryChoice.It;
        var grain = ReminderShelf.Of(context, context.Member);
        // A repetition finds its outcome by the command, although the reminder is open no more.
        var isRepeated = await grain.FindOutcomeAsync(context.Command) is not null;
        var id = choice == EntryChoice.It || isRepeated ? null : await NumberAsync(context, grain, choice);
        if (id is null && choice != EntryChoice.It && !isRepeated)
            return NoneOf(choice, context);
        var outcome = await grain.FinishAsync(context.Command, context.Member.Id, id);
        if (outcome.Delivered is not { } done)
            return Outcome.Say(context.Language.Say("reminders.nothing-here"));
        return new()
        {
            Reply = new(done.Recurrence is null
                ? context.Language.Say("reminders.done", ("text", done.Text))
                : context.Language.Say(
                    "reminders.done-again", ("text", done.Text), ("when", new ReminderReplies(context).Next(done, 2)[^1]))),
            Schedules = ReminderSchedule.Of(outcome, ReminderShelf.PlaceOf(context, context.Member)),
            Journal = outcome.Ended.IsEmpty ? null : new("finished a reminder"),
        };
    }

    /// <summary>Runs something with the one reminder that is meant, or asks which.</summary>
    public static async Task<Outcome> WithOneAsync(
        ActionContext context, Arguments arguments, string verb, Func<ReminderEntry, Task<Outcome>> run)
    {
        var choice = EntryChoice.Parse(arguments.Find(ReminderSchedule.Id) ?? EntryChoice.It)[0];
        var found = Meant(choice, await ReminderShelf.EntriesAsync(context), context.Language);
        return found.Length == 1 ? await run(found[0]) : await NotOneAsync(context, choice, found, verb);
    }

    /// <summary>The number of the speaker's reminder that a choice means, open or delivered; null for none.</summary>
    public static async Task<int?> NumberAsync(ActionContext context, IReminderGrain grain, string choice)
    {
        var all = (await grain.ListAsync()).Concat((await grain.DeliveredAsync()).Reverse())
            .Select(reminder => new ReminderEntry(reminder, [(context.Member, reminder.Id)]));
        return all.FirstOrDefault(entry => entry.IsMeantBy(choice, context.Language))?.Reminder.Id;
    }

    /// <summary>What to say to a choice that means none of the speaker's reminders.</summary>
    public static Outcome NoneOf(string choice, ActionContext context) => Outcome.Say(
        choice != EntryChoice.It && !ReminderEntry.IsReference(choice) && !RunningKind.IsOne(choice)
            && choice.Trim('\t') is { Length: > 0 } named
            ? context.Language.Say("reminders.none", ("text", ShortText.Of(named, 60)))
            : context.Language.Say("reminders.nothing-here"));

    private static ReminderEntry[] Meant(string choice, ImmutableArray<ReminderEntry> entries, Language language) =>
        choice == EntryChoice.It ? [.. entries] : [.. entries.Where(entry => entry.IsMeantBy(choice, language))];

    private static Task<Outcome> NotOneAsync(ActionContext context, string choice, ReminderEntry[] found, string verb) =>
        Task.FromResult(found.Length == 0 ? NoneOf(choice, context) : new ReminderReplies(context).Which(verb, found));

    private static async Task<Outcome> EndAsync(
        ActionContext context, ImmutableArray<ReminderEntry> entries, ImmutableArray<(Member Of, ReminderOutcome Outcome)> applied)
    {
        var outcomes = applied.ToList();
        foreach (var copies in entries.SelectMany(static entry => entry.Copies).GroupBy(static copy => copy.Of.Id)
            .Where(copies => applied.All(one => one.Of.Id != copies.Key)))
        {
            var member = copies.First().Of;
            outcomes.Add((member, await ReminderShelf.Of(context, member)
                .CancelAsync(context.Command, context.Member.Id, [.. copies.Select(static copy => copy.Id)])));
        }

        string[] ended = [.. outcomes.SelectMany(static one => one.Outcome.Ended).Select(static reminder => reminder.Text)
                .Distinct(StringComparer.Ordinal)];
        return new()
        {
            Reply = new(ended.Length == 0
                ? context.Language.Say("reminders.nothing-here")
                : context.Language.Say("reminders.cancelled", ("texts", Texts.And(ended, context.Language)))),
            Schedules = [.. outcomes.SelectMany(one => ReminderSchedule.Of(one.Outcome, ReminderShelf.PlaceOf(context, one.Of)))],
            Journal = ended.Length == 0 ? null : new("cancelled reminders"),
        };
    }
}
