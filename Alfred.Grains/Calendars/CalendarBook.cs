using Alfred.Feeds;

namespace Alfred.Calendars;

/// <summary>The calendars of one owner and every decision about them. Immutable.</summary>
public sealed record CalendarBook
{
    /// <summary>Oldest first.</summary>
    public ImmutableArray<Subscription> Calendars { get; init; } = [];

    /// <summary>Adds a calendar.</summary>
    /// <param name="url">Where it is fetched from.</param>
    /// <param name="name">What to call it.</param>
    public (CalendarBook Book, CalendarOutcome Outcome) Add(CalendarUrl url, string name)
    {
        if (Calendars.FirstOrDefault(calendar => calendar.Url == url) is { } existing)
            return (this, new() { Existing = existing });
        if (Calendars.Length >= ICalendarBookGrain.MaxCalendars)
            return (this, new() { IsFull = true });
        var added = new Subscription(Unique(name), url);
        return (this with { Calendars = Calendars.Add(added) }, new() { Changed = [added] });
    }

    /// <summary>Removes the calendar of a name, or the only one with these words in its name or host.</summary>
    public (CalendarBook Book, CalendarOutcome Outcome) Remove(string name)
    {
        var folded = FoldedName.Of(name);
        ImmutableArray<Subscription> meant = [.. Calendars.Where(calendar => FoldedName.Of(calendar.Name) == folded)];
        if (meant.IsEmpty)
            meant = [.. Calendars.Where(calendar => FoldedName.Of(calendar.Name).HasWordsOf(folded)
                || calendar.Url.Host.Contains(name.Trim(), StringComparison.OrdinalIgnoreCase))];
        return meant is [var only]
            ? (this with { Calendars = Calendars.Remove(only) }, new() { Changed = [only] })
            : (this, new() { Alike = meant });
    }

    /// <summary>Removes all of them.</summary>
    public (CalendarBook Book, CalendarOutcome Outcome) Clear() => (new(), new() { Cleared = Calendars.Length });

    private string Unique(string name)
    {
        var unique = name;
        for (var number = 2; Calendars.Any(calendar => FoldedName.Of(calendar.Name) == FoldedName.Of(unique)); number++)
            unique = string.Create(CultureInfo.InvariantCulture, $"{name} {number}");
        return unique;
    }
}
