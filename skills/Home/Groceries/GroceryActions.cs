using System.Text.Json;
using Alfred.Groceries;

namespace Alfred.Skills.Home.Groceries;

/// <summary>
/// What the actions of the grocery lists do that put things on them. Replies are built from what the list's grain committed.
/// </summary>
internal static class GroceryActions
{
    public const string Items = "items";
    public const string Amount = "amount";

    public static async Task<Outcome> AddAsync(ActionContext context, Arguments arguments)
    {
        var place = await Place.FindAsync(context, ListName.Of(arguments));
        var asked = ItemList.Parse(arguments[Items]);
        var replies = new GroceryReplies(place, context.Language);
        var (items, doubtful) = await ResolveNumberedAsync(context, place, asked.Items);
        if (items.IsEmpty && doubtful is not null)
            return new() { Reply = replies.NumberOrName(doubtful) };
        if (await FindPersonAsync(context, items) is var (member, item))
            return new() { Reply = replies.IsPerson(member, item) };
        await KnowAsync(context, place);
        var outcome = await place.Grain.AddAsync(context.Command, [.. items.Select(place.Belonging)]);
        var reply = replies.Added(outcome, asked.LeftOut);
        return Changed(context, place, outcome, doubtful is null ? reply : Reply.Join([reply, replies.NumberOrName(doubtful)]))
            with { Journal = Note("added", place, outcome, static item => item.ToString()) };
    }

    public static async Task<Outcome> SetAsync(ActionContext context, Arguments arguments)
    {
        var place = await Place.FindAsync(context, ListName.Of(arguments));
        var asked = arguments.Find(Items) is { } text ? ItemList.Parse(text).Items : [new("")];
        if (arguments.Find(Amount) is { } amount)
            asked = [.. asked.Select(item => item with { Quantity = ItemList.ParseAmount(amount), Typed = null })];
        var replies = new GroceryReplies(place, context.Language);
        if (asked.Any(static item => item.Quantity is null))
            return new() { Reply = replies.Say("groceries.how-much") };
        await KnowAsync(context, place);
        var outcome = await place.Grain.SetAsync(context.Command, [.. asked.Select(place.Belonging)]);
        var isNothing = outcome.Changed.IsEmpty && outcome.Missing.IsEmpty;
        return Changed(context, place, outcome, isNothing ? replies.Say("groceries.how-much") : replies.Added(outcome, []))
            with { Journal = Note("set", place, outcome, static item => item.ToString()) };
    }

    public static async Task<Outcome> ClearAsync(ActionContext context, Arguments arguments)
    {
        var place = await Place.FindAsync(context, ListName.Of(arguments));
        var replies = new GroceryReplies(place, context.Language);
        ImmutableArray<GroceryItem> open = [.. (await place.Grain.ListAsync()).Where(item => IsCleared(place, item))];
        return new() { Reply = open.IsEmpty ? replies.Empty : replies.Clear(open) };
    }

    public static async Task<Outcome> ClearNowAsync(ActionContext context, Arguments arguments)
    {
        var place = await Place.FindAsync(context, ListName.Of(arguments));
        var outcome = await place.Grain.ClearAsync(context.Command, place.Store);
        await new PurchaseHistory(context).RecordAsync(place, GroceryChangeKind.Cleared, outcome, store: null);
        return Changed(context, place, outcome, new GroceryReplies(place, context.Language).Cleared(outcome))
            with { Journal = Note("cleared", place, outcome, static item => item.Name) };
    }

    /// <summary>"Clear the list" means the one that was shown last; the question names it.</summary>
    public static Resolution ResolveShown(Arguments arguments, PlanContext plan) => new Resolution.Resolved(
        ListName.IsIn(arguments) ? arguments : (ListName.OfShown(plan.Memory.ListShown) ?? ListName.Ordinary).In(arguments));

    /// <summary>"Make it 3" means the list that was changed last in this conversation, "make it 3 milk" the ordinary one.</summary>
    public static Resolution ResolveSet(Arguments arguments, PlanContext plan) => new Resolution.Resolved(
        arguments.Find(Items) is not null || ListName.IsIn(arguments)
            ? arguments : new ListName(plan.Memory.ListChanged).In(arguments));

    /// <summary>What became of a change: its reply, and the list that the conversation changed last.</summary>
    public static Outcome Changed(ActionContext context, Place place, GroceryOutcome outcome, Reply reply) => new()
    {
        Reply = reply,
        Memory = outcome.Changed.IsEmpty || context.Memory.ListChanged == place.Name.Text
            ? null : context.Memory with { ListChanged = place.Name.Text },
    };

    /// <summary>The journal's line; null for a command that changed nothing.</summary>
    public static JournalNote? Note(string verb, Place place, GroceryOutcome outcome, Func<GroceryItem, string> text)
    {
        if (outcome.Changed.IsEmpty)
            return null;
        var on = place.Name.Text is null ? "" : $" ({place.Name.Text})";
        return new(
            ShortText.Of($"{verb} {Texts.And(outcome.Changed.Select(text))}{on}", 500),
            JsonSerializer.Serialize(outcome, JsonSerializerOptions.Web));
    }

    private static bool IsCleared(Place place, GroceryItem item) =>
        place.Store is null || (item.Store is not null && FoldedName.Of(item.Store) == FoldedName.Of(place.Store));

    // "Bob is op" is about Bob, unless everybody buys what is called so. Most things stand in an aisle and ask nobody.
    private static async Task<(string Member, string Item)?> FindPersonAsync(ActionContext context, ImmutableArray<GroceryItem> items)
    {
        var aisles = AisleWords.Of(context.Language);
        ImmutableArray<string> unknown =
            [.. items.Where(item => item.Quantity is null && aisles.Guess(item.Name) == AisleWords.Other).Select(static item => item.Name)];
        if (unknown.IsEmpty)
            return null;
        foreach (var member in await context.Grain<IDirectoryGrain>(IDirectoryGrain.Key).NamesAsync())
        {
            if (!aisles.Knows(member) && unknown.FirstOrDefault(name => PersonName.IsSame(name, member)
                || PersonName.BeginsWith(name, member)) is { } meant)
                return (member, meant);
        }

        return null;
    }

    // The household's list knows of the others, so that they can be found by name later. A repetition of the command is no new one.
    private static async Task KnowAsync(ActionContext context, Place place)
    {
        if (!place.IsKnown)
            await Place.Household(context).KnowAsync(context.Command, place.Name.Text!, isStore: false);
    }

    // "7 Grain crackers" is the name of what the household has or had on its list, and a question to any other.
    private static async Task<(ImmutableArray<GroceryItem> Items, GroceryItem? Doubtful)> ResolveNumberedAsync(
        ActionContext context, Place place, ImmutableArray<GroceryItem> items)
    {
        if (!items.Any(static item => item.Typed is not null))
            return (items, null);
        var open = await place.Grain.ListAsync();
        var resolved = ImmutableArray.CreateBuilder<GroceryItem>();
        GroceryItem? doubtful = null;
        foreach (var item in items)
        {
            if (item.Typed is null || open.Any(known => FoldedName.Of(known.Name) == FoldedName.Of(item.Typed)))
                resolved.Add(item);
            else if (!NumberedNames.MayBe(item.Typed, context.Language))
                resolved.Add(item with { Typed = null });
            else if (await new PurchaseHistory(context).FindLastAsync(item.Typed, isBought: false) is { Entry.Item.Name: var name }
                && FoldedName.Of(name) == FoldedName.Of(item.Typed))
                resolved.Add(new(name));
            else if (doubtful is null)
                doubtful = item;
            else
                resolved.Add(item with { Typed = null });
        }

        return (resolved.ToImmutable(), doubtful);
    }
}
