namespace Alfred.Skills.Shared.Times;

/// <summary>What every language writes in the same way: dates and times in digits alone.</summary>
internal static class TimeNotation
{
    /// <summary>The lines that stand before each language's own.</summary>
    public static readonly IReadOnlyList<LanguageLine> Lines =
    [
        Line("date.year-month-day", "{yyyy}-{d}-{d} | {yyyy}/{d}/{d} | {yyyy}.{d}.{d} | {yyyy} {d} {d}"),
        Line("date.month-day-year", "{month} {dom}-{yyyy}"),
        Line("date.dmy", "{d}.{d}.{yyyy} | {d}/{d}/{yyyy} | {d}-{d}-{yyyy} | {d} {d} {yyyy} | {d}.{d}.{yy} | {d}/{d}/{yy} | {d}-{d}-{yy}"),
        Line("date.mdy", "{d}.{d}.{yyyy} | {d}/{d}/{yyyy} | {d}-{d}-{yyyy} | {d} {d} {yyyy} | {d}.{d}.{yy} | {d}/{d}/{yy} | {d}-{d}-{yy}"),
        Line("date.dm", "{d}/{d} | {d}.{one} | {d}.{d}. | {d}-{d}"),
        Line("date.md", "{d}/{d} | {d}.{one} | {d}.{d}. | {d}-{d}"),
        Line("date.dotted", "{d}.{mm}"),
        Line("date.dotted-md", "{d}.{mm}"),
        Line("clock.dotted", "{hh}.{mm} | {early}.{mm}"),
        Line("every.day-month", "{dom}/{month} | {dom}-{month}"),
        Line("every.month-day", "{month}/{dom}"),
        Line("date.day-month-year", "{dom}/{month}/{yyyy} | {dom}/{month}/{yy} | {dom}. {month} {yyyy} | {dom}. {month} {yy}"),
        Line("date.year-month-day", "{yyyy}/{month}/{dom} | {yyyy} {month} {dom}"),
        Line("date.month-year", "{d}/{yyyy} | {d}.{yyyy} | {d}-{yyyy}"),
        Line("date.year-month", "{yyyy}-{d} | {yyyy}/{d}"),
        Line("date.year-quarter", "{yyyy} q{digits} | {yy} q{digits}"),
        Line("time.time24", "{early}:{mm} | {hh}h{mm} | {early}h{mm}"),
        Line("time.seconds", "{hh}:{mm}:{mm} | {early}:{mm}:{mm}"),
        Line("bare.time", "{hh}.{mm}"),
        Line("bare.joined", "{hhmm}"),
        Line("brief.joined", "{hmm}"),
        Line("clock.exact", "t {time}"),
        Line("never.time", "{digits}:{digits} | {digits}h{digits}"),
        Line("never.day-month", "{d}/{d} | {d}.{d}."),
        Line("never.month-day", "{d}/{d}"),
        Line("never.year-month-day", "{yyyy}-{d}-{d}"),
        Line("zone.0", "utc | gmt | z"),
        Line("zone.1", "cet | bst | wat"),
        Line("zone.2", "cest | eet"),
        Line("zone.-5", "est | cdt"),
        Line("zone.-4", "edt | ast"),
        Line("zone.-6", "cst | mdt"),
        Line("zone.-7", "mst | pdt"),
        Line("zone.-8", "pst"),
    ];

    private static LanguageLine Line(string key, string value) => new(key, value, nameof(TimeNotation), 0);
}
