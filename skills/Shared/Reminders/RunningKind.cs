using Alfred.Reminders;

namespace Alfred.Skills.Shared.Reminders;

/// <summary>
/// What people call a timer or an alarm that is set: "stop the timer", "mach den Wecker aus". It is the reminder whose whole text is one of
/// its names in any language of the instance, and not one that only speaks of an alarm; or a timer with what it is for, "timer pasta".
/// </summary>
internal static class RunningKind
{
    // Stands before the kind; no reminder is asked for by a text that begins so.
    private const char Mark = '=';

    private static readonly string[] Kinds = ["timer", "alarm"];

    /// <summary>The parameter, which is a choice of a reminder.</summary>
    public static readonly Parameter Parameter = new()
    {
        Name = "running", Summary = "A timer or an alarm", Fills = ReminderSchedule.Id, IsRequired = false, ToJson = static _ => null,
        Read = static (text, context) => Array.Find(Kinds, kind => Words(context.Language, kind).Any(word => IsSame(word, text)))
            is { } kind
            ? new ParseResult.Understood($"{Mark}{kind}") : new ParseResult.NotUnderstood(""),
    };

    /// <summary>True for a choice that <see cref="Parameter"/> read.</summary>
    public static bool IsOne(string choice) => choice.StartsWith(Mark);

    /// <summary>Whether a reminder's text is a name of such a choice.</summary>
    /// <param name="choice">The choice.</param>
    /// <param name="text">The reminder's text.</param>
    /// <param name="language">One of the instance's languages.</param>
    public static bool IsNamed(string choice, string text, Language language) =>
        language.Others.Prepend(language).SelectMany(one => Names(one, choice.TrimStart(Mark))).Any(name => IsSame(name, text)
            || (choice == $"{Mark}{Kinds[0]}" && IsSame(name, text.Split(' ')[0])));

    // What it is set under: a call to wake up is an alarm as well.
    private static IEnumerable<string> Names(Language language, string kind)
    {
        yield return Words(language, kind).First();
        if (kind == "alarm" && language.Value("reminder-words", "wake-up") is { } wakeUp)
            yield return wakeUp.Replace("{0}", "", StringComparison.Ordinal).Trim();
    }

    private static IEnumerable<string> Words(Language language, string kind) => language.Values("reminder-words", $"running-{kind}");

    private static bool IsSame(string one, string other) => FoldedName.Of(one) == FoldedName.Of(other);
}
