using System.Collections.Immutable;
using System.Text.Json;
using Alfred.Channels;
using Alfred.Groceries;
using Alfred.Skills.Shared.Entries;
using Alfred.Skills.Shared.Items;
using Alfred.Skills.Shared.Replies;

namespace Alfred.Skills.Home.Groceries;

/// <summary>What the actions of the grocery lists do. Replies are built from what the list's grain committed.</summary>
internal static class GroceryActions
{
    public const string Got = "got";
    public const string Remove = "remove";

    private const string Items = "items";

    public static async Task<Outcome> AddAsync(ActionContext context, Arguments arguments, CancellationToken cancellationToken)
    {
        var list = ListName.Of(arguments);
        var asked = ItemList.Parse(arguments[Items]);
        var outcome = await Grain(context, list).AddAsync(context.Command, asked.Items);
        return Changed(context, list, outcome, new GroceryReplies(list, context.Language).Added(outcome, asked.LeftOut))
            with { Journal = Note("added", list, outcome, item => item.ToString()) };
    }

    public static async Task<Outcome> ListAsync(ActionContext context, Arguments arguments, CancellationToken cancellationToken)
    {
        var list = ListName.Of(arguments);
        var replies = new GroceryReplies(list, context.Language);
        var items = await Grain(context, list).ListAsync();
        string[] entries = [.. Entries(items)];
        return new()
        {
            Reply = items.IsEmpty ? replies.Empty : replies.Shown(items, entries),
            Memory = context.Memory with { ListShown = list.Shown, Entries = [.. entries] },
        };
    }

    public static Task<Outcome> GotAsync(ActionContext context, Arguments arguments, CancellationToken cancellationToken) =>
        TakeAsync(context, arguments, Got, "bought");

    public static Task<Outcome> RemoveAsync(ActionContext context, Arguments arguments, CancellationToken cancellationToken) =>
        TakeAsync(context, arguments, Remove, "removed");

    public static async Task<Outcome> ClearAsync(ActionContext context, Arguments arguments, CancellationToken cancellationToken)
    {
        var list = ListName.Of(arguments);
        var replies = new GroceryReplies(list, context.Language);
        var open = await Grain(context, list).ListAsync();
        return new() { Reply = open.IsEmpty ? replies.Empty : replies.Clear(open) };
    }

    public static async Task<Outcome> ClearNowAsync(ActionContext context, Arguments arguments, CancellationToken cancellationToken)
    {
        var list = ListName.Of(arguments);
        var outcome = await Grain(context, list).ClearAsync(context.Command);
        return Changed(context, list, outcome, new GroceryReplies(list, context.Language).Cleared(outcome))
            with { Journal = Note("cleared", list, outcome, item => item.Name) };
    }

    public static async Task<Outcome> UndoAsync(ActionContext context, Arguments arguments, CancellationToken cancellationToken)
    {
        var list = ListName.Of(arguments);
        var outcome = await Grain(context, list).UndoAsync(context.Command);
        return new()
        {
            Reply = new GroceryReplies(list, context.Language).Undone(outcome),
            Journal = outcome.Undone is null ? null : Note("took back:", list, outcome, item => item.Name),
        };
    }

    /// <summary>
    /// A number, "it" and "everything" mean the list that was shown, a name the ordinary list, unless another one is named.
    /// </summary>
    public static Resolution Resolve(Arguments arguments, PlanContext plan, string verb)
    {
        var chosen = EntryChoice.Parse(arguments[Items]);
        var shown = ListName.OfShown(plan.Memory.ListShown);
        if (!ListName.IsIn(arguments) && shown is not null && chosen.Any(choice => choice.StartsWith('\t')))
            arguments = shown.In(arguments);
        var list = ListName.Of(arguments);
        var isShown = shown?.Key == list.Key;
        if (isShown && EntryChoice.HasIt(chosen) && plan.Memory.Entries.Length > 1 && list.Text is not null)
        {
            var reply = new GroceryReplies(list, plan.Language).WhichOne(verb, plan.Memory.Entries.Select(entry => (entry, entry)));
            return new Resolution.Unclear(reply.Text) { Choices = reply.Choices };
        }

        return EntryChoice.Resolve(
            arguments, Items, plan, isShown ? plan.Memory.ListShown! : list.Shown, verb, plan.Language.Say($"groceries.how-{verb}"));
    }

    /// <summary>"Clear the list" means the one that was shown last; the question names it.</summary>
    public static Resolution ResolveShown(Arguments arguments, PlanContext plan) => new Resolution.Resolved(
        ListName.IsIn(arguments) ? arguments : (ListName.OfShown(plan.Memory.ListShown) ?? ListName.Ordinary).In(arguments));

    /// <summary>"Undo" means the list that was changed last in this conversation.</summary>
    public static Resolution ResolveChanged(Arguments arguments, PlanContext plan) =>
        new Resolution.Resolved(ListName.IsIn(arguments) ? arguments : new ListName(plan.Memory.ListChanged).In(arguments));

    private static IGroceryGrain Grain(ActionContext context, ListName list) => list.Text is null
        ? context.Grain<IGroceryGrain>(IGroceryGrain.DefaultKey)
        : context.NamedGrain<IGroceryGrain>(list.Key);

    private static async Task<Outcome> TakeAsync(ActionContext context, Arguments arguments, string verb, string noted)
    {
        var list = ListName.Of(arguments);
        var grain = Grain(context, list);
        var replies = new GroceryReplies(list, context.Language);
        var (names, problem) = await NamesAsync(grain, arguments, verb, replies, context);
        // Also with nothing to take: a repetition finds its outcome by the command, whatever the list holds by now.
        var outcome = verb == Got ? await grain.BuyAsync(context.Command, names) : await grain.RemoveAsync(context.Command, names);
        if (outcome.Changed.IsEmpty && problem is not null)
            return new() { Reply = problem };
        var open = outcome.Missing.IsEmpty ? [] : await grain.ListAsync();
        return Changed(context, list, outcome, replies.Taken(verb, outcome, open))
            with { Journal = Note(noted, list, outcome, item => item.Name) };
    }

    // "it" and "everything" are the entries that are open when the command runs.
    private static async Task<(ImmutableArray<string> Names, Reply? Problem)> NamesAsync(
        IGroceryGrain grain, Arguments arguments, string verb, GroceryReplies replies, ActionContext context)
    {
        var chosen = EntryChoice.Parse(arguments[Items]);
        if (!EntryChoice.HasIt(chosen) && !EntryChoice.HasEverything(chosen))
            return (chosen, null);
        var open = await grain.ListAsync();
        if (open.IsEmpty)
            return ([], replies.Empty);
        return EntryChoice.HasEverything(chosen) || open.Length == 1
            ? ([.. open.Select(item => item.ToString())], null)
            : ([], replies.WhichOne(verb, open.Select(item => (item.ToString(), QuantityText.Show(item, context.Language)))));
    }

    // Of several entries of one name each is called by its amount, too.
    private static IEnumerable<string> Entries(ImmutableArray<GroceryItem> items)
    {
        var isTwice = items.GroupBy(item => item.Name, StringComparer.OrdinalIgnoreCase).Where(same => same.Skip(1).Any())
            .Select(same => same.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return items.Select(item => isTwice.Contains(item.Name) ? item.ToString() : item.Name);
    }

    private static Outcome Changed(ActionContext context, ListName list, GroceryOutcome outcome, Reply reply) => new()
    {
        Reply = reply,
        Memory = outcome.Changed.IsEmpty || context.Memory.ListChanged == list.Text
            ? null : context.Memory with { ListChanged = list.Text },
    };

    private static JournalNote? Note(string verb, ListName list, GroceryOutcome outcome, Func<GroceryItem, string> text)
    {
        if (outcome.Changed.IsEmpty)
            return null;
        var on = list.Text is null ? "" : $" ({list.Text})";
        return new(
            ShortText.Of($"{verb} {Texts.And(outcome.Changed.Select(text))}{on}", 500),
            JsonSerializer.Serialize(outcome, JsonSerializerOptions.Web));
    }
}
