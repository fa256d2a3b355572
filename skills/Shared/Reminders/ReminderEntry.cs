using Alfred.Reminders;

namespace Alfred.Skills.Shared.Reminders;

/// <summary>A reminder as somebody sees it: their own, or one that they set for others.</summary>
/// <param name="Reminder">The reminder; of copies for several members the first.</param>
/// <param name="Copies">The members who are reminded, each with the number of their copy.</param>
internal sealed record ReminderEntry(Reminder Reminder, ImmutableArray<(Member Of, int Id)> Copies)
{
    private const char Mark = '@';

    /// <summary>
    /// What names it beyond doubt, whatever list was shown and whoever picks it: <c>@member-…/12</c>. Stands behind numbers and buttons,
    /// never in a text.
    /// </summary>
    /// <param name="viewer">Who sees it.</param>
    public string Reference(Member viewer) =>
        Copies.FirstOrDefault(copy => copy.Of.Id == viewer.Id) is ({ }, var own) ? ReferenceTo(viewer, own)
            : ReferenceTo(Copies[0].Of, Copies[0].Id);

    /// <summary>What names a member's reminder.</summary>
    public static string ReferenceTo(Member of, int id) => string.Create(CultureInfo.InvariantCulture, $"{Mark}{of.Id}/{id}");

    /// <summary>True for a text that is a reference rather than part of a reminder's text.</summary>
    public static bool IsReference(string text) => text.StartsWith(Mark);

    /// <summary>True for the one that a text means: by its reference, by what it is, or by words of its text.</summary>
    public bool IsMeantBy(string text, Language language) => IsReference(text)
        ? Copies.Any(copy => text == ReferenceTo(copy.Of, copy.Id))
        : RunningKind.IsOne(text) ? RunningKind.IsNamed(text, Reminder.Text, language)
        : FoldedName.Of(Reminder.Text).HasWordsOf(FoldedName.Of(text));
}
