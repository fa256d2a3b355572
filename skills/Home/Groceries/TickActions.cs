using Alfred.Conversations;
using Alfred.Groceries;
using Alfred.Skills.Shared.Entries;

namespace Alfred.Skills.Home.Groceries;

/// <summary>Ticking entries off, and taking them off the list unbought.</summary>
internal static class TickActions
{
    public const string Got = "got";
    public const string Remove = "remove";

    /// <summary>The argument that names what is left as it is: "everything but coffee".</summary>
    public const string But = "but";

    /// <summary>More names at once are no order in which things stand in a store.</summary>
    private const int MaxInOrder = 5;

    public static Task<Outcome> GotAsync(ActionContext context, Arguments arguments) => TakeAsync(context, arguments, Got);

    public static Task<Outcome> RemoveAsync(ActionContext context, Arguments arguments) => TakeAsync(context, arguments, Remove);

    /// <summary>
    /// A number, "it" and "everything" mean the list that was shown, a name the one that somebody is shopping by, else the ordinary list;
    /// unless another one is named.
    /// </summary>
    public static Resolution Resolve(Arguments arguments, PlanContext plan, string verb)
    {
        var chosen = EntryChoice.Parse(arguments[GroceryActions.Items]);
        var shown = ListName.OfShown(plan.Memory.ListShown);
        if (!ListName.IsIn(arguments))
        {
            if (shown is not null && chosen.Any(choice => choice.StartsWith('\t')))
                arguments = shown.In(arguments);
            else if (ShopActions.Trip(plan.Memory, plan.Now) is { } trip)
                arguments = new ListName(trip.Place).In(arguments);
        }

        var list = ListName.Of(arguments);
        var isShown = shown?.Key == list.Key;
        if (isShown && EntryChoice.HasIt(chosen) && plan.Memory.Entries.Length > 1 && list.Text is not null)
        {
            var text = $"{plan.Language.Say("groceries.which-one")}";
            var reply = GroceryReplies.WhichOne(list, text, verb, plan.Memory.Entries.Select(entry => (entry, entry)), plan.Language);
            return new Resolution.Unclear(reply.Text) { Choices = reply.Choices };
        }

        return EntryChoice.Resolve(
            arguments, GroceryActions.Items, plan, isShown ? plan.Memory.ListShown! : list.Shown, verb,
            plan.Language.Say($"groceries.how-{verb}"));
    }

    private static async Task<Outcome> TakeAsync(ActionContext context, Arguments arguments, string verb)
    {
        var place = await Place.FindAsync(context, ListName.Of(arguments));
        var replies = new GroceryReplies(place, context.Language);
        var trip = ShopActions.Trip(context.Memory, context.Now);
        var isTrip = trip is not null && new ListName(trip.Place).Key == place.Name.Key;
        var chosen = EntryChoice.Parse(arguments[GroceryActions.Items]);
        var (names, problem) = await NamesAsync(place, chosen, arguments.Find(But)?.Split('\n') ?? [], verb, replies, context);
        // Also with nothing to take: a repetition finds its outcome by the command, whatever the list holds by now.
        var store = isTrip || place.Name.Text is not null ? place.Learns : null;
        var isOrder = names.Length <= MaxInOrder && !EntryChoice.HasEverything(chosen);
        var outcome = verb == Got
            ? await place.Grain.BuyAsync(context.Command, names, isOrder ? store : null)
            : await place.Grain.RemoveAsync(context.Command, names);
        await new PurchaseHistory(context).RecordAsync(
            place, verb == Got ? GroceryChangeKind.Bought : GroceryChangeKind.Removed, outcome, verb == Got ? store : null);
        if (outcome.Changed.IsEmpty && problem is not null)
            return new() { Reply = problem };
        if (verb == Remove && outcome is { Changed: [], Missing: [var missing] } && await FindMemberAsync(context, missing) is { } member)
            return new() { Reply = GroceryReplies.IsMember(member, context.Language) };
        var changed = isTrip
            ? await ContinueAsync(context, place, verb, outcome, replies)
            : GroceryActions.Changed(
                context, place, outcome, replies.Taken(verb, outcome, outcome.Missing.IsEmpty ? [] : await place.Grain.ListAsync()));
        return changed with
        {
            Journal = GroceryActions.Note(verb == Got ? "bought" : "removed", place, outcome, static item => item.Name),
        };
    }

    // "Remove Cleo" is more likely about a person than about something to buy.
    private static async Task<string?> FindMemberAsync(ActionContext context, string name) =>
        (await context.Grain<IDirectoryGrain>(IDirectoryGrain.Key).MembersAsync()).Select(static member => member.Name)
            .FirstOrDefault(other => FoldedName.Of(other) == FoldedName.Of(name));

    // While somebody is shopping, what is left is shown after each thing.
    private static async Task<Outcome> ContinueAsync(
        ActionContext context, Place place, string verb, GroceryOutcome outcome, GroceryReplies replies)
    {
        var view = await place.Grain.ViewAsync();
        var layout = new ListLayout(place, view, context.Language, isTrip: true);
        var reply = replies.Taken(verb, outcome, [.. view.Open.Select(static entry => entry.Item)], layout.Items.Length);
        var isOver = layout.Items.IsEmpty;
        var shows = !outcome.Changed.IsEmpty && !isOver && reply.Choices is null;
        return new()
        {
            Reply = shows ? replies.Shown(layout, reply.Text) : reply,
            Memory = context.Memory with
            {
                ListChanged = outcome.Changed.IsEmpty ? context.Memory.ListChanged : place.Name.Text,
                ListShown = shows ? place.Name.Shown : context.Memory.ListShown,
                Entries = shows ? layout.Entries : context.Memory.Entries,
                Shopping = isOver ? null : new ShoppingTrip(place.Name.Text, context.Command.At),
            },
        };
    }

    // "it" and "everything" are the entries that are open when the command runs.
    private static async Task<(ImmutableArray<string> Names, Reply? Problem)> NamesAsync(
        Place place, ImmutableArray<string> chosen, string[] but, string verb, GroceryReplies replies, ActionContext context)
    {
        if (!EntryChoice.HasIt(chosen) && !EntryChoice.HasEverything(chosen))
            return (chosen, null);
        ImmutableArray<GroceryItem> open = [.. (await place.Grain.ViewAsync()).Open.Where(place.Has).Select(static entry => entry.Item)];
        if (open.IsEmpty)
            return ([], replies.Empty);
        if (EntryChoice.HasEverything(chosen) && but.Length > 0)
        {
            // What is called otherwise on the list would be ticked off with the rest: "coffee" for "ground coffee", or in another language.
            var left = Array.ConvertAll(but, FoldedName.Of);
            if (but.FirstOrDefault(name => open.All(item => FoldedName.Of(item.Name) != FoldedName.Of(name))) is { } unknown)
                return ([], replies.NotThere(unknown, open));
            open = open.RemoveAll(item => left.Contains(FoldedName.Of(item.Name)));
        }

        return EntryChoice.HasEverything(chosen) || open.Length == 1
            ? ([.. open.Select(static item => item.ToString())], null)
            : ([], replies.WhichOne(verb, open.Select(item => (item.ToString(), QuantityText.Show(item, context.Language)))));
    }
}
