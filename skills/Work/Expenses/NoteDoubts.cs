namespace Alfred.Skills.Work.Expenses;

/// <summary>
/// Words of a note by which an expense was not paid, not yet, not once, or not by the speaker: "if it is approved", "paid by Bob", "every
/// Monday", "tomorrow". What is meant is not guessed; a note in quotes may say anything.
/// </summary>
internal static class NoteDoubts
{
    private const int MaxWords = 4;

    /// <summary>What to ask; null for a note that leaves no doubt.</summary>
    /// <param name="verb">"expense" or "refund".</param>
    /// <param name="note">The note.</param>
    /// <param name="plan">Where and when it was said.</param>
    public static Resolution.Unclear? Ask(string verb, string note, PlanContext plan)
    {
        var language = plan.Language;
        if (note.Contains('"', StringComparison.Ordinal))
            return null;
        var words = note.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (Repeats(words, plan) is { } again)
            return new(language.Say("expenses.recurs", ("again", again)));
        var known = ExpenseWords.Of(language);
        return known.IsUnsure(note) || (verb == "refund" && words.Length > 1 && known.Outward.Contains(FoldedName.Of(words[0])))
            ? new(language.Say("expenses.unsure")) : null;
    }

    /// <summary>What to say to a note that ends in a day ahead: "dinner tomorrow", "dinner next week"; null for any other.</summary>
    public static Resolution.Unclear? AskAhead(string note, PlanContext plan) =>
        !note.Contains('"', StringComparison.Ordinal) && Ahead(note.Split(' ', StringSplitOptions.RemoveEmptyEntries), plan) is { } day
            ? new(plan.Language.Say("times.future-day", ("day", DayText.Show(day, plan.Language)))) : null;

    // "Taxi every Monday", "hosting monthly", but not "monthly pass".
    private static string? Repeats(string[] words, PlanContext plan)
    {
        for (var at = 0; at < words.Length; at++)
        {
            for (var count = Math.Min(MaxWords, words.Length - at); count > 0; count--)
            {
                var part = string.Join(' ', words[at..(at + count)]);
                if ((count > 1 || at == words.Length - 1) && words.Length > count
                    && RecurrenceText.Read(part.TrimEnd(','), plan.Language, plan.Now) is RecurrenceResult.Recurring)
                    return part;
            }
        }

        return null;
    }

    // A date may be a part of the note: "hotel from 10 to 13 Nov".
    private static LocalDate? Ahead(string[] words, PlanContext plan)
    {
        for (var count = 1; count <= Math.Min(MaxWords, words.Length); count++)
        {
            var part = string.Join(' ', words[^count..]);
            var isDate = DayText.Read(part, plan.Language) is not ParseResult.NotUnderstood and var day
                && !(day is ParseResult.Understood { Canonical: var canonical } && DayText.IsOfAnyMonth(canonical));
            if (part.Any(char.IsLetter) && !isDate
                && TimeText.Read(part, plan.Language, plan.Now) is TimeResult.Point { Grain: TimeGrain.Day or TimeGrain.Week } point
                && point.At.Date > plan.Now.Date)
            {
                // "Lunch for tomorrow" was bought today.
                return words.Length > count
                    && plan.Language.Values("reminder-times", "for").Contains(words[^(count + 1)], StringComparer.OrdinalIgnoreCase)
                    ? null : point.At.Date;
            }
        }

        return null;
    }
}
