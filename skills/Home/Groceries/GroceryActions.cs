using System.Collections.Immutable;
using System.Text.Json;
using Alfred.Groceries;
using Alfred.Skills.Shared.Entries;
using Alfred.Skills.Shared.Items;
using Alfred.Skills.Shared.Replies;

namespace Alfred.Skills.Home.Groceries;

/// <summary>What the actions of the grocery list do. Replies are built from what the list's grain committed.</summary>
internal static class GroceryActions
{
    private const string Kind = "groceries";

    public static async Task<Outcome> AddAsync(ActionContext context, Arguments arguments, CancellationToken cancellationToken)
    {
        var asked = ItemList.Parse(arguments["items"]);
        var outcome = await List(context).AddAsync(context.Command, asked.Items);
        return new()
        {
            Reply = new(GroceryReplies.Added(outcome, asked.LeftOut)),
            Journal = Note("added", outcome, item => item.ToString()),
        };
    }

    public static async Task<Outcome> ListAsync(ActionContext context)
    {
        var items = await List(context).ListAsync();
        if (items.IsEmpty)
            return new() { Reply = new(GroceryReplies.Empty), Memory = context.Memory with { ListShown = Kind, Entries = [] } };
        var isTwice = items.GroupBy(item => item.Name, StringComparer.OrdinalIgnoreCase).Where(same => same.Skip(1).Any()).Select(same => same.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new()
        {
            Reply = new(Texts.Numbered(items.Select(item => item.ToString()))),
            Memory = context.Memory with { ListShown = Kind, Entries = [.. items.Select(item => isTwice.Contains(item.Name) ? item.ToString() : item.Name)] },
        };
    }

    public static async Task<Outcome> GotAsync(ActionContext context, Arguments arguments, CancellationToken cancellationToken)
    {
        var list = List(context);
        var (names, problem) = await NamesAsync(list, arguments, "got");
        // Also with nothing to buy: a repetition finds its outcome by the command, whatever the list holds by now.
        var outcome = await list.BuyAsync(context.Command, names);
        return await AnswerAsync(list, outcome, problem, "Got", "bought");
    }

    public static async Task<Outcome> RemoveAsync(ActionContext context, Arguments arguments, CancellationToken cancellationToken)
    {
        var list = List(context);
        var (names, problem) = await NamesAsync(list, arguments, "remove");
        var outcome = await list.RemoveAsync(context.Command, names);
        return await AnswerAsync(list, outcome, problem, "Removed", "removed");
    }

    public static Resolution Resolve(Arguments arguments, PlanContext plan, string verb) =>
        EntryChoice.Resolve(arguments, "items", plan.Memory, Kind, $"say \"list\", then \"{verb} 2\", or \"{verb} milk\"");

    private static IGroceryGrain List(ActionContext context) => context.Grain<IGroceryGrain>(IGroceryGrain.DefaultKey);

    // "it" and "everything" are the entries that are open when the command runs.
    private static async Task<(ImmutableArray<string> Names, string? Problem)> NamesAsync(IGroceryGrain list, Arguments arguments, string verb)
    {
        var chosen = EntryChoice.Parse(arguments["items"]);
        if (!EntryChoice.HasIt(chosen) && !EntryChoice.HasEverything(chosen))
            return (chosen, null);
        var open = await list.ListAsync();
        var names = open.Select(item => item.ToString()).ToImmutableArray();
        if (names.IsEmpty)
            return ([], GroceryReplies.Empty);
        return EntryChoice.HasEverything(chosen) || names.Length == 1
            ? (names, null)
            : ([], $"Which one? Say \"{verb} {open[0].Name}\", or \"list\" and then \"{verb} 2\".");
    }

    private static async Task<Outcome> AnswerAsync(IGroceryGrain list, GroceryOutcome outcome, string? problem, string done, string noted)
    {
        if (outcome.Changed.IsEmpty && problem is not null)
            return Outcome.Say(problem);
        var open = outcome.Missing.IsEmpty ? [] : await list.ListAsync();
        return new()
        {
            Reply = new(GroceryReplies.Taken(done, outcome, open)),
            Journal = Note(noted, outcome, item => item.Name),
        };
    }

    private static JournalNote? Note(string verb, GroceryOutcome outcome, Func<GroceryItem, string> text) => outcome.Changed.IsEmpty
        ? null
        : new(Texts.Shorten($"{verb} {Texts.And(outcome.Changed.Select(text))}", 500), JsonSerializer.Serialize(outcome, JsonSerializerOptions.Web));
}
