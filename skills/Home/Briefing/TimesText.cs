using Alfred.Briefings;
using NodaTime.Extensions;

namespace Alfred.Skills.Home.Briefing;

/// <summary>Times with their days: "weekdays at 7, weekends at 9". Plans keep <c>mon,tue,wed,thu,fri 07:00;sat,sun 09:00</c>.</summary>
internal static class TimesText
{
    private const int MaxLength = 200;
    private const int MaxPieces = 12;

    /// <summary>The <see cref="Parameter.Read"/> of times.</summary>
    public static ParseResult Read(string text, ReadContext context)
    {
        var times = text.Length <= MaxLength ? Find(text, context.Language) : [];
        return times.IsEmpty
            ? new ParseResult.NotUnderstood(context.Language.Say("briefing.no-times", ("text", text)))
            : new ParseResult.Understood(Write(times));
    }

    /// <summary>Reads what <see cref="Read"/> wrote.</summary>
    public static ImmutableArray<BriefingTime> Parse(string canonical) =>
    [
        .. canonical.Split(';').Select(static part => part.Split(' '))
            .Select(static part => new BriefingTime(WeekdayText.Parse(part[0]), ClockTime.Parse(part[1]).ToTimeOnly())),
    ];

    /// <summary><c>every day at 07:30</c>, <c>Monday to Friday at 07:00, Saturday and Sunday at 09:00</c>.</summary>
    public static string Show(ImmutableArray<BriefingTime> times, Language language) => string.Join(", ", times.Select(time => language.Say(
        "briefing.days-at", ("days", WeekdayText.Show(time.Days, language)), ("time", ClockTime.Canonical(time.At.ToLocalTime())))));

    private static string Write(ImmutableArray<BriefingTime> times) => string.Join(
        ';', times.Select(time => $"{WeekdayText.Write(time.Days)} {ClockTime.Canonical(time.At.ToLocalTime())}"));

    private static ImmutableArray<BriefingTime> Find(string text, Language language)
    {
        var pieces = Pieces(text, language);
        return pieces.Length <= MaxPieces ? Find(pieces, Word(language), language) : [];
    }

    // Each piece that says days and a time is one; one that says less goes with what follows: "Mondays and Fridays at 7".
    private static ImmutableArray<BriefingTime> Find(ReadOnlySpan<string> pieces, string and, Language language)
    {
        if (pieces.IsEmpty)
            return [];
        for (var count = 1; count <= pieces.Length; count++)
        {
            if (WeekdayText.Find(string.Join($" {and} ", pieces[..count].ToArray()), language) is not ({ } days, { } at))
                continue;
            var rest = Find(pieces[count..], and, language);
            if (rest.IsEmpty && count < pieces.Length)
                continue;
            return [new(days, at.ToTimeOnly()), .. rest];
        }

        return [];
    }

    private static string[] Pieces(string text, Language language)
    {
        var and = Word(language);
        var words = text.Replace(",", " , ", StringComparison.Ordinal).Replace(";", " ; ", StringComparison.Ordinal)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return [.. string.Join(' ', words.Select(word =>
                word is "," or ";" or "&" or "+" || string.Equals(word, and, StringComparison.OrdinalIgnoreCase) ? "\n" : word))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }

    private static string Word(Language language) => language.Value("language", "and") ?? "and";
}
