using Alfred.Skills.Shared.Times;

namespace Alfred.Skills.Shared.Reminders;

/// <summary>The words of a language around what somebody is to be reminded of: <c>[reminder-words]</c> of its files.</summary>
/// <param name="Before">What only connects: "to", "about", "that"; longest first.</param>
/// <param name="Urgent">What marks a reminder that does not wait for the end of quiet hours: "urgently".</param>
/// <param name="Again">What begins something that comes again: "every".</param>
/// <param name="Not">What begins a text that asks for no reminder: "you need not".</param>
/// <param name="More">What goes on with a time that was taken off the text: "and at 7", "until Friday".</param>
internal sealed record ReminderWords(
    ImmutableArray<string> Before, ImmutableArray<string> Urgent, ImmutableArray<string> Again, ImmutableArray<string> Not,
    ImmutableArray<string> More)
{
    private const CompareOptions Folded = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;

    private static readonly char[] Marks = [' ', ',', ';', ':', '-', '–', '—'];

    /// <summary>Reads them.</summary>
    public static ReminderWords Of(Language language) => new(
        [.. language.Values("reminder-words", "before").OrderByDescending(static word => word.Length)],
        [.. language.Values("reminder-words", "urgent").OrderByDescending(static word => word.Length)],
        [.. language.Values("reminder-words", "again")],
        [.. language.Values("reminder-words", "not")],
        [.. language.Values("reminder-words", "more").OrderByDescending(static word => word.Length)]);

    /// <summary>True for a text that says not to: "je hoeft me morgen niet te herinneren".</summary>
    public bool IsRefusal(string text) => Without(Not, text) is not null;

    /// <summary>
    /// True for a text from which a part of its time was taken: "take the bins out every third" of "… every third full moon at 8". The
    /// rest of that time is not what was meant.
    /// </summary>
    public bool IsCut(string text) => Again.Any(word =>
        text.EndsWith(word, StringComparison.OrdinalIgnoreCase)
        && (text.Length == word.Length || text[^(word.Length + 1)] == ' '));

    /// <summary>
    /// The rest of a time of which only a part was read: "and at 7 to take pills", "until Friday to study", "on 31" of "on 31 feb". Null
    /// when the text that is left says what to be reminded of.
    /// </summary>
    /// <param name="split">The text without the time, and the time.</param>
    /// <param name="language">The language it is written in.</param>
    /// <param name="now">When and where it is said.</param>
    public string? TimeLeft(TimedText split, Language language, ZonedDateTime now)
    {
        var text = split.Text;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (text.Any(char.IsDigit) && Array.TrueForAll(words, word => TimeText.MayHave(word, language)))
            return text;
        var rest = Without(More, text);
        // "At 5 or 6 to call".
        if (rest is not null && rest.Split(' ')[0] is var number && number.All(char.IsAsciiDigit))
            return number;
        if (TimeSplit.Find(rest ?? text, language, now).Time is not { } left)
            return null;
        // "The Monday meeting" may follow on "tomorrow", but "February" behind "the 31st" belongs to it, and so does "every day" before
        // "until Friday".
        var goesOn = rest is not null || char.IsDigit(split.Time!.TrimEnd('.')[^1]);
        return (goesOn && (rest ?? text).StartsWith(left, StringComparison.Ordinal))
            || (text.EndsWith(left, StringComparison.Ordinal) && RecurrenceText.Read(left, language, now) is RecurrenceResult.Recurring)
            ? left : null;
    }

    /// <summary>The text without what only connects it, and whether it is urgent.</summary>
    public (string Text, bool IsUrgent) Bare(string text)
    {
        var (bare, isUrgent) = (text.Trim().TrimStart(Marks).TrimEnd(' ', ',', ';', ':', '-'), false);
        if (Without(Urgent, bare) is { } calm)
            (bare, isUrgent) = (calm, true);
        bare = Without(Before, bare) ?? bare;
        if (!isUrgent && Without(Urgent, bare) is { } also)
            (bare, isUrgent) = (Without(Before, also) ?? also, true);
        return (bare, isUrgent);
    }

    // An apostrophe ends a word as a blank does: "d'appeler".
    private static string? Without(ImmutableArray<string> words, string text)
    {
        var compare = CultureInfo.InvariantCulture.CompareInfo;
        foreach (var word in words)
        {
            if (!compare.IsPrefix(text, word, Folded, out var length) || length == text.Length)
                continue;
            if (word.EndsWith('\'') || Marks.Contains(text[length]))
                return text[length..].TrimStart(Marks);
        }

        return null;
    }
}
