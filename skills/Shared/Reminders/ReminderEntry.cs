using System.Collections.Immutable;
using System.Globalization;
using Alfred.Languages;
using Alfred.Members;
using Alfred.Reminders;

namespace Alfred.Skills.Shared.Reminders;

/// <summary>A reminder as somebody sees it: their own, or one that they set for others.</summary>
/// <param name="Reminder">The reminder; of copies for several members the first.</param>
/// <param name="Copies">The members who are reminded, each with the number of their copy.</param>
internal sealed record ReminderEntry(Reminder Reminder, ImmutableArray<(Member Of, int Id)> Copies)
{
    private const char Mark = '@';

    /// <summary>
    /// What names it beyond doubt, whatever list was shown: <c>@12</c> for one's own, <c>@member-…/12</c> for another member's. Stands
    /// behind numbers and buttons, never in a text.
    /// </summary>
    /// <param name="viewer">Who sees it.</param>
    public string Reference(Member viewer) => Copies.FirstOrDefault(copy => copy.Of.Id == viewer.Id) is ({ }, var own)
        ? Own(own) : string.Create(CultureInfo.InvariantCulture, $"{Mark}{Copies[0].Of.Id}/{Copies[0].Id}");

    /// <summary>What names one's own reminder.</summary>
    public static string Own(int id) => string.Create(CultureInfo.InvariantCulture, $"{Mark}{id}");

    /// <summary>True for a text that is a reference rather than part of a reminder's text.</summary>
    public static bool IsReference(string text) => text.StartsWith(Mark);

    /// <summary>True for the one that a text means: by its reference, or by words of its text.</summary>
    public bool IsMeantBy(string text, Member viewer)
    {
        if (!IsReference(text))
            return FoldedName.Of(Reminder.Text).HasWordsOf(FoldedName.Of(text));
        return Copies.Any(copy => text == (copy.Of.Id == viewer.Id
            ? Own(copy.Id) : string.Create(CultureInfo.InvariantCulture, $"{Mark}{copy.Of.Id}/{copy.Id}")));
    }
}
