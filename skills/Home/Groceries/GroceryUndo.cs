namespace Alfred.Skills.Home.Groceries;

/// <summary>Takes back what the speaker changed last on any of the household's lists.</summary>
internal static class GroceryUndo
{
    /// <summary>See <see cref="IUndoable.FindLastChangeAsync"/>.</summary>
    public static async Task<DateTimeOffset?> FindAsync(ActionContext context) => (await FindLastAsync(context))?.At;

    /// <summary>See <see cref="IUndoable.UndoAsync"/>.</summary>
    public static async Task<Outcome> RunAsync(ActionContext context, bool isConfirmed)
    {
        var place = (await FindLastAsync(context))?.Place ?? Place.Ordinary(context);
        var outcome = await place.Grain.UndoAsync(context.Command, isConfirmed);
        await new PurchaseHistory(context).TakeBackAsync(outcome);
        return new()
        {
            Reply = new GroceryReplies(place, context.Language).Undone(outcome),
            Journal = outcome.Undone is null ? null : GroceryActions.Note("took back:", place, outcome, static item => item.Name),
        };
    }

    private static async Task<(Place Place, DateTimeOffset At)?> FindLastAsync(ActionContext context)
    {
        (Place Place, DateTimeOffset At)? last = null;
        var view = await Place.Household(context).ViewAsync();
        // Of changes in one message the one of the list that was changed last.
        foreach (var name in ((string?[])[context.Memory.ListChanged, null, .. view.Lists]).Distinct(StringComparer.Ordinal))
        {
            var place = await Place.FindAsync(context, new(name));
            if (await place.Grain.LastChangeAsync(context.Command) is { } at && (last is null || at > last.Value.At))
                last = (place, at);
        }

        return last;
    }
}
