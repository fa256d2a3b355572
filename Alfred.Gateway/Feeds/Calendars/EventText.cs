namespace Alfred.Gateway.Feeds.Calendars;

/// <summary>
/// One event as it stands in the calendar: the lines that say what and when. Everything else (guests, descriptions, alarms) is dropped
/// while it is read, so that ten years of a calendar cost no memory.
/// </summary>
internal sealed class EventText
{
    private const int MaxDateLines = 500;

    // Longer than any event that a briefing should tell of at its end.
    private const int MaxLengthDays = 366;

    private CalendarLine? _end;

    /// <summary>What makes one of the calendar's events; the same for all its changed times.</summary>
    public string Uid { get; private set; } = "";

    /// <summary>What it is, as written.</summary>
    public string Summary { get; private set; } = "";

    /// <summary>When it begins; null for an event that does not say.</summary>
    public CalendarLine? Start { get; private set; }

    /// <summary>
    /// When it ends, or how long it lasts; null for neither, and for an end on a day before the start, which is a slip of whoever wrote it.
    /// </summary>
    public CalendarLine? End => _end is { Name: "DTEND" } && DayOf(_end) < StartDay ? null : _end;

    /// <summary>How it comes again; null for once.</summary>
    public CalendarLine? Rule { get; private set; }

    /// <summary>Which time of a repeated event this one stands for; null for an event of its own.</summary>
    public CalendarLine? RecurrenceId { get; private set; }

    /// <summary>Times that it comes or does not come at beside its rule.</summary>
    public List<CalendarLine> Dates { get; } = [];

    /// <summary>True when it does not take place.</summary>
    public bool IsCancelled { get; private set; }

    /// <summary>The day of its start by its digits; null when they are none.</summary>
    public DateOnly? StartDay => Start is null ? null : DayOf(Start);

    /// <summary>Takes a line of the event.</summary>
    public void Add(CalendarLine line)
    {
        switch (line.Name)
        {
            case "UID":
                Uid = line.Value;
                break;
            case "SUMMARY":
                Summary = line.Value;
                break;
            case "DTSTART":
                Start = line;
                break;
            case "DTEND" or "DURATION":
                _end = line;
                break;
            case "RRULE":
                Rule = line;
                break;
            case "RECURRENCE-ID":
                RecurrenceId = line;
                break;
            case "RDATE" or "EXDATE" when Dates.Count < MaxDateLines:
                Dates.Add(line);
                break;
            case "STATUS":
                IsCancelled = string.Equals(line.Value, "CANCELLED", StringComparison.OrdinalIgnoreCase);
                break;
        }
    }

    /// <summary>
    /// False when no time of it can lie in these days, by the digits of its dates: whatever their zones are, they say the day to within
    /// one. Cheap, and never wrong on the other side.
    /// </summary>
    public bool MayBeIn(DateOnly from, DateOnly until)
    {
        if (Start is null)
            return false;
        if (RecurrenceId is { } replaced && DayOf(replaced) is { } day && day >= from.AddDays(-1) && day <= until.AddDays(1))
            return true;
        if (StartDay is not { } start)
            return true;
        if (start > until.AddDays(1))
            return false;
        if (Rule is not null)
            return LastDay() is not { } last || last >= from.AddDays(-1 - MaxLengthDays);
        if (Dates.Exists(static line => line.Name == "RDATE"))
            return true;
        var end = End is { Name: "DTEND" } given ? DayOf(given) : End is null ? start : start.AddDays(MaxLengthDays);
        return end is null || end >= from.AddDays(-1);
    }

    /// <summary>The day of the rule's UNTIL; null for none.</summary>
    private DateOnly? LastDay()
    {
        const string Until = "UNTIL=";
        var at = Rule!.Value.IndexOf(Until, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : DayOf(Rule.Value[(at + Until.Length)..]);
    }

    private static DateOnly? DayOf(CalendarLine line) => DayOf(line.Value);

    private static DateOnly? DayOf(string value) => value.Length >= 8
        && DateOnly.TryParseExact(value.AsSpan(0, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is > 1 and < 9999 ? day : null;
}
