namespace Alfred.Skills.Shared.Reminders;

/// <summary>The words of a language around what somebody is to be reminded of: <c>[reminder-words]</c> of its files.</summary>
/// <param name="Before">What only connects: "to", "about", "that"; longest first.</param>
/// <param name="Urgent">What marks a reminder that does not wait for the end of quiet hours: "urgently".</param>
/// <param name="Not">What begins a text that asks for no reminder: "you need not".</param>
internal sealed record ReminderWords(ImmutableArray<string> Before, ImmutableArray<string> Urgent, ImmutableArray<string> Not)
{
    /// <summary>Reads them.</summary>
    public static ReminderWords Of(Language language) => new(
        [.. language.Values("reminder-words", "before").OrderByDescending(static word => word.Length)],
        [.. language.Values("reminder-words", "urgent").OrderByDescending(static word => word.Length)],
        [.. language.Values("reminder-words", "not")]);

    /// <summary>True for a text that says not to: "je hoeft me morgen niet te herinneren".</summary>
    public bool IsRefusal(string text) => WordsAtEnds.Behind(Not, text) is not null;

    /// <summary>The text without what only connects it, and whether it is urgent.</summary>
    public (string Text, bool IsUrgent) Bare(string text)
    {
        var (bare, isUrgent) = (text.Trim().TrimStart(WordsAtEnds.Marks).TrimEnd(' ', ',', ';', ':', '-'), false);
        if (WordsAtEnds.Behind(Urgent, bare) is { } calm)
            (bare, isUrgent) = (calm, true);
        bare = WordsAtEnds.Behind(Before, bare) ?? bare;
        if (!isUrgent && WordsAtEnds.Behind(Urgent, bare) is { } also)
            (bare, isUrgent) = (WordsAtEnds.Behind(Before, also) ?? also, true);
        return (bare, isUrgent);
    }
}
