using Alfred.Reminders;
using Alfred.Skills.Shared.Entries;

namespace Alfred.Skills.Shared.Reminders;

/// <summary>Reads which reminder is meant: a number of the list that was shown, "it", or words of its text.</summary>
internal static class ReminderChoice
{
    /// <summary>The argument that holds numbers alone.</summary>
    public const string Number = "number";

    private const int MaxTimes = 20;

    /// <summary>The <see cref="Parameter.Read"/> of reminders.</summary>
    public static ParseResult Read(string text, ReadContext context)
    {
        var choice = EntryChoice.Read(text, context.Language, static name => [name]);
        return choice.IsEmpty
            ? new ParseResult.NotUnderstood(context.Language.Say("reminders.which"))
            : new ParseResult.Understood(EntryChoice.Text(choice));
    }

    /// <summary>The same for numbers alone: "cancel 2".</summary>
    public static ParseResult ReadNumbers(string text, ReadContext context) =>
        Read(text, context) is ParseResult.Understood { Canonical: var canonical } understood
            && EntryChoice.Parse(canonical).All(static choice =>
                choice.StartsWith('\t') && choice is not (EntryChoice.It or EntryChoice.Everything))
            ? understood : new ParseResult.NotUnderstood(context.Language.Say("reminders.which"));

    /// <summary>How many times, 1 to 20.</summary>
    public static ParseResult ReadCount(string text, ReadContext context) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= MaxTimes
            ? new ParseResult.Understood(count.ToString(CultureInfo.InvariantCulture))
            : new ParseResult.NotUnderstood(context.Language.Say("reminders.how-many", ("most", MaxTimes)));

    /// <summary>Replaces numbers by the reminders that were shown under them, and "it" by the only one shown.</summary>
    public static Resolution Resolve(Arguments arguments, PlanContext plan)
    {
        if (arguments.Find(Number) is { } number)
            arguments = new Arguments(arguments.Values.Remove(Number)).With(ReminderSchedule.Id, number);
        return IsIt(arguments) && plan.Memory is { ListShown: ReminderActions.Kind, Entries: [var only] }
            ? new Resolution.Resolved(arguments.With(ReminderSchedule.Id, only))
            : ResolveNumbers(arguments, plan);
    }

    /// <summary>The same where "it" is the one that was told of last.</summary>
    public static Resolution ResolveNumbers(Arguments arguments, PlanContext plan) => IsIt(arguments)
        ? new Resolution.Resolved(arguments)
        : EntryChoice.Resolve(
            arguments, ReminderSchedule.Id, plan, ReminderActions.Kind, "show reminder", plan.Language.Say("reminders.how-to-choose"));

    /// <summary>True when nothing in particular is named.</summary>
    public static bool IsIt(Arguments arguments) => arguments.Find(ReminderSchedule.Id) is null or EntryChoice.It;
}
