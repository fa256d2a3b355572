using Alfred.Groceries;

namespace Alfred.Skills.Home.Groceries;

/// <summary>What the household remembers of what left its lists: who added it, who bought it, and when.</summary>
internal sealed class PurchaseHistory(ActionContext context)
{
    /// <summary>Remembers what a command took off a list; a repetition changes nothing.</summary>
    public async Task RecordAsync(Place place, GroceryChangeKind kind, GroceryOutcome outcome, string? store)
    {
        if (outcome.Left.IsEmpty)
            return;
        var list = place.Store is null ? place.Name.Text : null;
        await Month(context.Command.At).RecordAsync(
            context.Command, new(context.Command.Id.ToString(), kind, list, store, context.Command.By, context.Command.At, outcome.Left));
    }

    /// <summary>Forgets what an undo has put back on its list.</summary>
    public async Task TakeBackAsync(GroceryOutcome undone)
    {
        if (undone is { UndoneChange: { } change, UndoneAt: { } at }
            && undone.Undone is GroceryChangeKind.Bought or GroceryChangeKind.Removed or GroceryChangeKind.Cleared)
            await Month(at).TakeBackAsync(context.Command, change);
    }

    /// <summary>The last entry of a name that left a list, with its departure; null for none that is remembered.</summary>
    /// <param name="name">The name, or words of it.</param>
    /// <param name="isBought">True for purchases only.</param>
    public async Task<(Departure Departure, OpenEntry Entry)?> FindLastAsync(string name, bool isBought)
    {
        var folded = FoldedName.Of(name);
        (Departure, OpenEntry)? near = null;
        await foreach (var departure in NewestFirstAsync(IGroceryHistoryGrain.Months))
        {
            if (isBought && departure.Kind != GroceryChangeKind.Bought)
                continue;
            foreach (var entry in departure.Entries.Reverse())
            {
                var known = FoldedName.Of(entry.Item.Name);
                if (known == folded)
                    return (departure, entry);
                if (near is null && known.HasWordsOf(folded))
                    near = (departure, entry);
            }
        }

        return near;
    }

    /// <summary>What was bought on some days, in the member's zone, oldest first.</summary>
    public async Task<ImmutableArray<Departure>> BoughtAsync(LocalDate from, LocalDate to)
    {
        var zone = context.Now.Zone;
        var (start, end) = (zone.AtStartOfDay(from).ToInstant(), zone.AtStartOfDay(to.PlusDays(1)).ToInstant());
        var months = (context.Now.Year * 12) + context.Now.Month - ((from.Year * 12) + from.Month) + 2;
        var bought = ImmutableArray.CreateBuilder<Departure>();
        await foreach (var departure in NewestFirstAsync(Math.Clamp(months, 1, IGroceryHistoryGrain.Months)))
        {
            var at = Instant.FromDateTimeOffset(departure.At);
            if (departure.Kind == GroceryChangeKind.Bought && at >= start && at < end)
                bought.Add(departure);
        }

        bought.Reverse();
        return bought.ToImmutable();
    }

    /// <summary>Everything of the last months, newest first.</summary>
    /// <param name="months">How many, the running one included.</param>
    public async IAsyncEnumerable<Departure> NewestFirstAsync(int months)
    {
        var now = context.Command.At.UtcDateTime;
        for (var back = 0; back < months; back++)
        {
            var month = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(-back);
            var departures = await Month(month).ReadAsync(month.Year, month.Month);
            for (var at = departures.Length - 1; at >= 0; at--)
                yield return departures[at];
        }
    }

    /// <summary>The row of a moment's month.</summary>
    public IGroceryHistoryGrain Month(DateTimeOffset at) =>
        context.Grain<IGroceryHistoryGrain>(IGroceryHistoryGrain.KeyOf(at.UtcDateTime.Year, at.UtcDateTime.Month));
}
