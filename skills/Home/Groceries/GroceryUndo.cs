namespace Alfred.Skills.Home.Groceries;

/// <summary>Takes back what the speaker changed last on the list that the conversation changed last.</summary>
internal static class GroceryUndo
{
    /// <summary>See <see cref="IUndoable.FindLastChangeAsync"/>.</summary>
    public static async Task<DateTimeOffset?> FindAsync(ActionContext context)
    {
        var place = await Place.FindAsync(context, new(context.Memory.ListChanged));
        return await place.Grain.LastChangeAsync(context.Command);
    }

    /// <summary>See <see cref="IUndoable.UndoAsync"/>.</summary>
    public static async Task<Outcome> RunAsync(ActionContext context, bool isConfirmed)
    {
        var place = await Place.FindAsync(context, new(context.Memory.ListChanged));
        var outcome = await place.Grain.UndoAsync(context.Command, isConfirmed);
        await new PurchaseHistory(context).TakeBackAsync(outcome);
        return new()
        {
            Reply = new GroceryReplies(place, context.Language).Undone(outcome),
            Journal = outcome.Undone is null ? null : GroceryActions.Note("took back:", place, outcome, static item => item.Name),
        };
    }
}
