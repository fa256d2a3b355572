namespace Alfred.Groceries;

/// <summary>What left the household's lists in one month. Immutable.</summary>
public sealed record GroceryMonth
{
    /// <summary>Which month (see <see cref="IGroceryHistoryGrain.NumberOf"/>); 0 for none yet.</summary>
    public int Number { get; init; }

    /// <summary>What left, oldest first.</summary>
    public ImmutableArray<Departure> Departures { get; init; } = [];

    /// <summary>Records what left a list; what is older than the row's month is dropped.</summary>
    public (GroceryMonth Month, HistoryOutcome Outcome) Record(Departure departure)
    {
        var number = NumberOf(departure.At);
        if (number < Number)
            return (this, new(0));
        var all = (number == Number ? Departures : []).Add(departure);
        for (var size = all.Sum(static one => one.Entries.Length); size > IGroceryHistoryGrain.MaxEntries && all.Length > 1;)
        {
            size -= all[0].Entries.Length;
            all = all.RemoveAt(0);
        }

        return (new() { Number = number, Departures = all }, new(departure.Entries.Length));
    }

    /// <summary>Takes back what a command recorded.</summary>
    public (GroceryMonth Month, HistoryOutcome Outcome) TakeBack(string change)
    {
        var kept = Departures.RemoveAll(departure => departure.Change == change);
        return (this with { Departures = kept }, new(Departures.Length - kept.Length));
    }

    /// <summary>Calls a member by another name.</summary>
    public (GroceryMonth Month, HistoryOutcome Outcome) Rename(string name, string replacement)
    {
        var count = 0;
        string Called(string member)
        {
            if (member != name)
                return member;
            count++;
            return replacement;
        }

        ImmutableArray<Departure> renamed =
        [
            .. Departures.Select(departure => departure with
            {
                By = Called(departure.By),
                Entries = [.. departure.Entries.Select(entry => entry with { AddedBy = Called(entry.AddedBy) })],
            }),
        ];
        return (this with { Departures = renamed }, new(count));
    }

    /// <summary>What left in a month; nothing when this is another one.</summary>
    public ImmutableArray<Departure> Of(int year, int month) => Number == IGroceryHistoryGrain.NumberOf(year, month) ? Departures : [];

    private static int NumberOf(DateTimeOffset at) => IGroceryHistoryGrain.NumberOf(at.UtcDateTime.Year, at.UtcDateTime.Month);
}
