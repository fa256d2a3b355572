using Alfred.Conversations;
using Alfred.Groceries;

namespace Alfred.Skills.Home.Groceries;

/// <summary>Showing lists, and shopping by one.</summary>
internal static class ShopActions
{
    /// <summary>Who ticks nothing off for so long is no longer in the store.</summary>
    public static readonly Duration TripLife = Duration.FromHours(4);

    private const int MaxLists = 20;

    /// <summary>The way through a store that the conversation is on; null for none.</summary>
    public static ShoppingTrip? Trip(ConversationMemory memory, ZonedDateTime now) =>
        memory.Shopping is { } trip && now.ToInstant() - Instant.FromDateTimeOffset(trip.At) < TripLife ? trip : null;

    public static async Task<Outcome> ListAsync(ActionContext context, Arguments arguments)
    {
        var place = await Place.FindAsync(context, ListName.Of(arguments));
        var trip = Trip(context.Memory, context.Now);
        var isTrip = trip is not null && new ListName(trip.Place).Key == place.Name.Key;
        return await ShowAsync(context, place, isTrip, context.Memory);
    }

    public static async Task<Outcome> ShopAsync(ActionContext context, Arguments arguments)
    {
        var place = await Place.FindAsync(context, ListName.Of(arguments));
        if (!place.IsKnown && !StoreWords.Of(context.Language).IsKind(place.Name.Text!))
        {
            // A new store of the household's: what belongs to no store can be bought there.
            await Place.Household(context).KnowAsync(context.Command, place.Name.Text!, isStore: true);
            place = new(place.Name, place.Name.Text, Place.Household(context));
        }

        return await ShowAsync(
            context, place, isTrip: true, context.Memory with { Shopping = new(place.Name.Text, context.Command.At) });
    }

    public static async Task<Outcome> DoneAsync(ActionContext context)
    {
        if (context.Memory.Shopping is not { } trip)
            return Outcome.Say(context.Language.Say("groceries.not-shopping"));
        var place = await Place.FindAsync(context, new(trip.Place));
        ImmutableArray<GroceryItem> left =
            [.. (await place.Grain.ViewAsync()).Open.Where(place.Has).Select(static entry => entry.Item)];
        return new()
        {
            Reply = new GroceryReplies(place, context.Language).DoneShopping(left),
            Memory = context.Memory with { Shopping = null },
        };
    }

    public static async Task<Outcome> ListsAsync(ActionContext context)
    {
        var household = await Place.Household(context).ViewAsync();
        var lists = new List<(ListName Name, int Count)> { (ListName.Ordinary, household.Open.Length) };
        foreach (var name in household.Lists.TakeLast(MaxLists).Select(static text => new ListName(text)))
            lists.Add((name, (await context.NamedGrain<IGroceryGrain>(name.Key).ListAsync()).Length));
        return new() { Reply = GroceryReplies.Lists(lists, context.Language) };
    }

    private static async Task<Outcome> ShowAsync(ActionContext context, Place place, bool isTrip, ConversationMemory memory)
    {
        var layout = new ListLayout(place, await place.Grain.ViewAsync(), context.Language, isTrip);
        var replies = new GroceryReplies(place, context.Language);
        return new()
        {
            Reply = layout.Items.IsEmpty ? replies.Empty : replies.Shown(layout),
            Memory = memory with { ListShown = place.Name.Shown, Entries = layout.Entries },
        };
    }
}
