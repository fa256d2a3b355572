using Alfred.Feeds;
using Ical.Net.Evaluation;

namespace Alfred.Gateway.Feeds.Calendars;

/// <summary>
/// Reads from a calendar what lies in some days. Memory and work have bounds whatever the calendar holds: events that cannot matter are
/// dropped while the lines pass by, those that repeat are paid for out of a budget, and all of it has its time.
/// </summary>
internal static class CalendarReader
{
    private const int MaxEvents = 4_000;
    private const int MaxEntries = 400;
    private const int MaxNameLength = 60;
    private const int Budget = 50_000;
    private const int CostOfNothing = 1_000;
    private const int CostOfFailure = 100;

    /// <summary>A calendar that takes longer is given up: the budget knows about what most rules cost, this what all of them did.</summary>
    public static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(3);

    /// <summary>Reads a calendar.</summary>
    /// <param name="text">It, decoded.</param>
    /// <param name="from">The first day.</param>
    /// <param name="days">How many days.</param>
    /// <param name="clock">By which its time is measured.</param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    /// <returns>What it says, or why it cannot be read; what does not matter any more after a cancellation.</returns>
    public static CalendarFetch Read(string text, DateOnly from, int days, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (until, time) = (from.AddDays(days), new ReadingTime(clock, cancellationToken));
        if (Scan(text, from, until) is not { } scan)
            return new CalendarFetch.Failed(FeedFailure.NotACalendar);
        var entries = new List<CalendarEntry>();
        var (budget, leftOut) = (Budget, scan.LeftOut);
        var replaced = Replaced(scan, time, ref leftOut);
        foreach (var found in scan.Events)
        {
            if (time.IsOver)
                break;
            if (found.IsCancelled)
                continue;
            var cost = (found.Rule is null ? 1 : RuleCost.Of(found.Rule.Value, DaysUntil(found, until)))
                + (RuleCost.OfDate * found.Dates.Sum(static line => line.Value.Count(static c => c == ',') + 1));
            budget -= cost ?? 0;
            if (cost is null || budget < 0 || !TryAdd(entries, found, scan.Zone, replaced, from, until, time, ref budget))
                leftOut++;
        }

        return time.IsOver ? new CalendarFetch.Failed(FeedFailure.TooLong) : new CalendarFetch.Read(new()
        {
            Name = scan.Name,
            Entries = [.. entries.Distinct().OrderBy(static entry => entry.Start).ThenBy(static entry => entry.End).Take(MaxEntries)],
            LeftOut = leftOut,
        });
    }

    private sealed class ReadingTime(TimeProvider clock, CancellationToken cancellationToken)
    {
        private readonly long _start = clock.GetTimestamp();

        public bool IsOver => cancellationToken.IsCancellationRequested || clock.GetElapsedTime(_start) > MaxTime;
    }

    private sealed record Scanned(string? Name, string? Zone, IReadOnlyList<EventText> Events, int LeftOut);

    private static Scanned? Scan(string text, DateOnly from, DateOnly until)
    {
        var (isCalendar, nested, leftOut) = (false, 0, 0);
        string? name = null, zone = null;
        var events = new List<EventText>();
        EventText? open = null;
        foreach (var line in CalendarLines.Of(text))
        {
            switch (line.Name)
            {
                case "BEGIN" when open is not null:
                    nested++;
                    break;
                case "BEGIN":
                    isCalendar |= Is(line, "VCALENDAR");
                    open = isCalendar && Is(line, "VEVENT") ? new() : null;
                    break;
                case "END" when nested > 0:
                    nested--;
                    break;
                case "END" when open is not null:
                    if (open.Start is null || (open.MayBeIn(from, until) && events.Count >= MaxEvents))
                        leftOut++;
                    else if (open.MayBeIn(from, until))
                        events.Add(open);
                    open = null;
                    break;
                case "X-WR-CALNAME" or "NAME" when open is null:
                    name = Plain(line.Value, MaxNameLength) is { Length: > 0 } given ? given : name;
                    break;
                case "X-WR-TIMEZONE" when open is null:
                    zone = CalendarZones.Find(line.Value);
                    break;
                default:
                    if (nested == 0)
                        open?.Add(line);
                    break;
            }
        }

        return isCalendar ? new(name, zone, events, leftOut) : null;
    }

    // A changed or cancelled time takes the place of the one that its event's rule gives.
    private static HashSet<(string Uid, string Key)> Replaced(Scanned scan, ReadingTime time, ref int leftOut)
    {
        var replaced = new HashSet<(string, string)>();
        foreach (var change in scan.Events.Where(static found => found.RecurrenceId is not null))
        {
            if (time.IsOver)
                break;
            try
            {
                if (EventTimes.KeyOf(change.RecurrenceId!, scan.Zone) is { } key)
                    replaced.Add((change.Uid, key));
            }
#pragma warning disable CA1031 // Boundary: the library throws all kinds of exceptions for what it cannot read.
            catch (Exception)
#pragma warning restore CA1031
            {
                leftOut++;
            }
        }

        return replaced;
    }

    private static bool TryAdd(
        List<CalendarEntry> entries, EventText found, string? zone, HashSet<(string Uid, string Key)> replaced, DateOnly from,
        DateOnly until, ReadingTime time, ref int budget)
    {
        try
        {
            // A day around for those of every zone.
            var end = until.AddDays(1).ToDateTime(TimeOnly.MinValue);
            var title = Plain(found.Summary, CalendarEntry.MaxTitleLength);
            foreach (var occurrence in EventTimes.From(found, zone, from.AddDays(-1)))
            {
                var entry = occurrence.ToEntry(title);
                if (entry.Start >= end || --budget < 0 || time.IsOver)
                    break;
                if (found.RecurrenceId is not null || !occurrence.Keys.Any(key => replaced.Contains((found.Uid, key))))
                    entries.Add(entry);
            }

            return budget >= 0;
        }
        catch (EvaluationLimitExceededException)
        {
            budget -= CostOfNothing;
            return false;
        }
#pragma warning disable CA1031 // Boundary: the library throws all kinds of exceptions for what it cannot read, and the others are good.
        catch (Exception)
#pragma warning restore CA1031
        {
            budget -= CostOfFailure;
            return false;
        }
    }

    // A start whose day cannot be told may be as long ago as can be.
    private static int DaysUntil(EventText found, DateOnly until) => until.DayNumber - (found.StartDay?.DayNumber ?? 0);

    private static bool Is(CalendarLine line, string component) => string.Equals(line.Value, component, StringComparison.OrdinalIgnoreCase);

    // RFC 5545 3.3.11; and one line, whatever it was.
    private static string Plain(string value, int maxLength)
    {
        var plain = value.Replace("\\n", " ", StringComparison.OrdinalIgnoreCase).Replace("\\,", ",", StringComparison.Ordinal)
            .Replace("\\;", ";", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
        var words = plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(static word => new string([.. word.Where(static c => !char.IsControl(c))]));
        return ShortText.Of(string.Join(' ', words), maxLength);
    }
}
