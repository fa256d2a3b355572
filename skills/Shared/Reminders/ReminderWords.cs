using System.Collections.Immutable;
using System.Globalization;
using Alfred.Languages;

namespace Alfred.Skills.Shared.Reminders;

/// <summary>The words of a language around what somebody is to be reminded of: <c>[reminder-words]</c> of its files.</summary>
/// <param name="Before">What only connects: "to", "about", "that"; longest first.</param>
/// <param name="Urgent">What marks a reminder that does not wait for the end of quiet hours: "urgently".</param>
/// <param name="Again">What begins something that comes again: "every".</param>
/// <param name="Not">What begins a text that asks for no reminder: "you need not".</param>
internal sealed record ReminderWords(
    ImmutableArray<string> Before, ImmutableArray<string> Urgent, ImmutableArray<string> Again, ImmutableArray<string> Not)
{
    private const CompareOptions Folded = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;

    private static readonly char[] Marks = [' ', ',', ';', ':', '-', '–', '—'];

    /// <summary>Reads them.</summary>
    public static ReminderWords Of(Language language) => new(
        [.. language.Values("reminder-words", "before").OrderByDescending(static word => word.Length)],
        [.. language.Values("reminder-words", "urgent").OrderByDescending(static word => word.Length)],
        [.. language.Values("reminder-words", "again")],
        [.. language.Values("reminder-words", "not")]);

    /// <summary>True for a text that says not to: "je hoeft me morgen niet te herinneren".</summary>
    public bool IsRefusal(string text) => Without(Not, text) is not null;

    /// <summary>
    /// True for a text from which a part of its time was taken: "take the bins out every third" of "… every third full moon at 8". The
    /// rest of that time is not what was meant.
    /// </summary>
    public bool IsCut(string text) => Again.Any(word =>
        text.EndsWith(word, StringComparison.OrdinalIgnoreCase)
        && (text.Length == word.Length || text[^(word.Length + 1)] == ' '));

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
