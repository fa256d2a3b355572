using NodaTime.Text;

namespace Alfred.Skills.Work.Crm;

/// <summary>
/// Reads when deals close, in the past or to come: "this month", "next quarter", "December", "Friday". The canonical text is what was
/// typed until it is resolved to its first and last day.
/// </summary>
internal static class ClosingPeriod
{
    private const int MaxLength = 40;

    private static readonly ZonedDateTime AnyMoment = new LocalDateTime(2023, 9, 29, 12, 0).InUtc();

    /// <summary>The <see cref="Parameter.Read"/> of a period.</summary>
    public static ParseResult Read(string text, ReadContext context) => Find(text, context.Language, AnyMoment) is null
        ? new ParseResult.NotUnderstood(context.Language.Say("crm.no-period", ("text", text)))
        : new ParseResult.Understood(text);

    /// <summary>The <see cref="Parameter.Read"/> of one day.</summary>
    public static ParseResult ReadDay(string text, ReadContext context) => Find(text, context.Language, AnyMoment) switch
    {
        { Length: 1 } => new ParseResult.Understood(text),
        null => new ParseResult.NotUnderstood(context.Language.Say("crm.no-close-day", ("text", text))),
        _ => new ParseResult.Rejected(context.Language.Say("crm.no-close-day", ("text", text))),
    };

    /// <summary>Replaces a day as it was typed by its date: the next one of that name.</summary>
    public static Resolution ResolveDay(Arguments arguments, string name, PlanContext plan)
    {
        var text = arguments[name];
        return Resolve(text, plan.Language, plan.Now) is { } days && Parse(days) is { Length: 1, Start: var day }
            ? new Resolution.Resolved(arguments.With(name, LocalDatePattern.Iso.Format(day)))
            : new Resolution.Unclear(plan.Language.Say("crm.no-close-day", ("text", text)));
    }

    /// <summary>The days that a text means at a moment: <c>2026-11-01/2026-11-30</c>; null for none.</summary>
    public static string? Resolve(string text, Language language, ZonedDateTime now)
    {
        // The words may be of another language than the answer's.
        var days = Find(text, language, now) ?? (language.Fallback is { } english ? Find(text, english, now) : null);
        return days is null ? null : $"{LocalDatePattern.Iso.Format(days.Start)}/{LocalDatePattern.Iso.Format(days.End)}";
    }

    /// <summary>Reads a resolved period.</summary>
    public static DateInterval Parse(string resolved) => resolved.Split('/') is [var first, var last]
        ? new(LocalDatePattern.Iso.Parse(first).Value, LocalDatePattern.Iso.Parse(last).Value)
        : throw new FormatException($"'{resolved}' is no period");

    private static DateInterval? Find(string text, Language language, ZonedDateTime now)
    {
        if (text.Length > MaxLength || TimeText.Read(text, language, now) is not TimeResult.Point { Grain: >= TimeGrain.Day } point)
            return null;
        var first = point.At.Date;
        return point.Grain switch
        {
            TimeGrain.Day => new(first, first),
            TimeGrain.Week => new(first, first.PlusDays(6)),
            TimeGrain.Month => new(first, first.PlusMonths(IsQuarter(text, language) ? 2 : 0).With(DateAdjusters.EndOfMonth)),
            TimeGrain.Year => new(first, new(first.Year, 12, 31)),
            _ => null,
        };
    }

    // Times have one grain for both.
    private static bool IsQuarter(string text, Language language)
    {
        var said = FoldedName.Of(text);
        return CrmWords.Of(language).Quarter.Any(word => said.HasWordsOf(FoldedName.Of(word)));
    }
}
