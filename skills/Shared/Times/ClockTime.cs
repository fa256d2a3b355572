using System.Globalization;
using NodaTime;

namespace Alfred.Skills.Shared.Times;

/// <summary>
/// Reads times of day as people type them: <c>7</c>, <c>7:30</c>, <c>7.30am</c>, <c>07h30</c>, <c>half past 7</c>, <c>noon</c>.
/// </summary>
public static class ClockTime
{
    private const string Example = "Write it like 7:30, 7.30am or 19h30.";

    /// <summary>The <see cref="Parameter.Read"/> of a time: canonical <c>07:30</c>.</summary>
    public static ParseResult Read(string text, ReadContext context) => Find(text) is { } time
        ? new ParseResult.Understood(Canonical(time))
        : new ParseResult.NotUnderstood($"I did not understand the time \"{text}\". {Example}");

    /// <summary><c>07:30</c>.</summary>
    public static string Canonical(LocalTime time) => string.Create(CultureInfo.InvariantCulture, $"{time.Hour:00}:{time.Minute:00}");

    /// <summary>Reads what <see cref="Canonical"/> writes.</summary>
    public static LocalTime Parse(string canonical)
    {
        var time = TimeOnly.ParseExact(canonical, "HH:mm", CultureInfo.InvariantCulture);
        return new(time.Hour, time.Minute);
    }

    /// <summary>The time that a text names; null when it names none.</summary>
    public static LocalTime? Find(string text)
    {
        if (text.Length > 40)
            return null;
        var words = text.ToLowerInvariant().Replace("o'clock", "", StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isMorning = false;
        var isLater = false;
        switch (words)
        {
            case [.. var time, "in", "the", "morning"]:
                (words, isMorning) = (time, true);
                break;
            case [.. var time, "in", "the", "afternoon" or "evening"]:
                (words, isLater) = (time, true);
                break;
            case [.. var time, "at", "night"]:
                (words, isLater) = (time, true);
                break;
        }

        return words switch
        {
            ["noon" or "midday"] => LocalTime.Noon,
            ["midnight"] => LocalTime.Midnight,
            ["half", "past", .. var hour] => Clock(string.Concat(hour), isMorning, isLater)?.PlusMinutes(30),
            ["quarter", "past", .. var hour] => Clock(string.Concat(hour), isMorning, isLater)?.PlusMinutes(15),
            ["quarter", "to", .. var hour] => Clock(string.Concat(hour), isMorning, isLater)?.PlusMinutes(-15),
            _ => Clock(string.Concat(words), isMorning, isLater),
        };
    }

    private static LocalTime? Clock(string text, bool isMorning, bool isLater)
    {
        var half = text.Replace(".", "", StringComparison.Ordinal);
        if (half.EndsWith("am", StringComparison.Ordinal) || half.EndsWith("pm", StringComparison.Ordinal))
        {
            (isMorning, isLater) = (half[^2] == 'a', half[^2] == 'p');
            text = text.TrimEnd('.')[..^(text.TrimEnd('.').EndsWith(".m", StringComparison.Ordinal) ? 3 : 2)];
        }

        if (Split(text) is not var (hours, minutes) || minutes > 59)
            return null;
        if (isMorning || isLater)
        {
            // "19:30 pm" is said, "0 am" and "13 am" are not.
            if (hours is 0 or > 12 && !(isLater && hours is > 12 and < 24))
                return null;
            hours = hours > 12 ? hours : (hours % 12) + (isLater ? 12 : 0);
        }

        return hours > 23 ? null : new(hours, minutes);
    }

    // Hours with or without minutes: "7", "7:30", "7.30", "7h30", "7h", "0730".
    private static (int Hours, int Minutes)? Split(string text)
    {
        var parts = text.Split(':', '.', 'h');
        return parts switch
        {
            [{ Length: 4 } joined] when Digits(joined) is { } both => (both / 100, both % 100),
            [{ Length: 1 or 2 } hours] when Digits(hours) is { } hour => (hour, 0),
            [{ Length: 1 or 2 } hours, ""] when text[^1] == 'h' && Digits(hours) is { } hour => (hour, 0),
            [{ Length: 1 or 2 } hours, { Length: 2 } minutes] when Digits(hours) is { } hour && Digits(minutes) is { } minute =>
                (hour, minute),
            _ => null,
        };
    }

    private static int? Digits(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
