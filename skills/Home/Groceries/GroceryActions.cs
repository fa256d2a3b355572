using System.Collections.Immutable;
using System.Text.Json;
using Alfred.Channels;
using Alfred.Groceries;
using Alfred.Languages;
using Alfred.Skills.Shared.Entries;
using Alfred.Skills.Shared.Items;
using Alfred.Skills.Shared.Replies;

namespace Alfred.Skills.Home.Groceries;

/// <summary>What the actions of the grocery list do. Replies are built from what the list's grain committed.</summary>
internal static class GroceryActions
{
    private const string Kind = "groceries";
    private const string Got = "got";
    private const string Remove = "remove";

    public static async Task<Outcome> AddAsync(ActionContext context, Arguments arguments, CancellationToken cancellationToken)
    {
        var asked = ItemList.Parse(arguments["items"]);
        var outcome = await List(context).AddAsync(context.Command, asked.Items);
        return new()
        {
            Reply = new(GroceryReplies.Added(outcome, asked.LeftOut, context.Language)),
            Journal = Note("added", outcome, item => item.ToString()),
        };
    }

    public static async Task<Outcome> ListAsync(ActionContext context)
    {
        var items = await List(context).ListAsync();
        if (items.IsEmpty)
            return new() { Reply = new(GroceryReplies.Empty), Memory = context.Memory with { ListShown = Kind, Entries = [] } };
        var isTwice = items.GroupBy(item => item.Name, StringComparer.OrdinalIgnoreCase).Where(same => same.Skip(1).Any())
            .Select(same => same.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        string? Amount(GroceryItem item) => item.Quantity is null ? null : QuantityText.Show(item.Quantity, context.Language);
        string Entry(GroceryItem item) => isTwice.Contains(item.Name) ? item.ToString() : item.Name;
        return new()
        {
            Reply = new(Texts.Numbered(items.Select(item => QuantityText.Show(item, context.Language))))
            {
                Choices = EntryOffer.List(
                    items.Select(item => EntryOffer.Of(Got, Entry(item), item.Name, Amount(item))), "Tick off"),
            },
            Memory = context.Memory with { ListShown = Kind, Entries = [.. items.Select(Entry)] },
        };
    }

    public static async Task<Outcome> GotAsync(ActionContext context, Arguments arguments, CancellationToken cancellationToken)
    {
        var list = List(context);
        var (names, problem) = await NamesAsync(list, arguments, Got, context.Language);
        // Also with nothing to buy: a repetition finds its outcome by the command, whatever the list holds by now.
        var outcome = await list.BuyAsync(context.Command, names);
        return await AnswerAsync(list, outcome, problem, Got, "Got", "bought");
    }

    public static async Task<Outcome> RemoveAsync(ActionContext context, Arguments arguments, CancellationToken cancellationToken)
    {
        var list = List(context);
        var (names, problem) = await NamesAsync(list, arguments, Remove, context.Language);
        var outcome = await list.RemoveAsync(context.Command, names);
        return await AnswerAsync(list, outcome, problem, Remove, "Removed", "removed");
    }

    public static Resolution Resolve(Arguments arguments, PlanContext plan, string verb) =>
        EntryChoice.Resolve(arguments, "items", plan, Kind, verb, $"say \"list\", then \"{verb} 2\", or \"{verb} milk\"");

    private static IGroceryGrain List(ActionContext context) => context.Grain<IGroceryGrain>(IGroceryGrain.DefaultKey);

    // "it" and "everything" are the entries that are open when the command runs.
    private static async Task<(ImmutableArray<string> Names, Reply? Problem)> NamesAsync(
        IGroceryGrain list, Arguments arguments, string verb, Language language)
    {
        var chosen = EntryChoice.Parse(arguments["items"]);
        if (!EntryChoice.HasIt(chosen) && !EntryChoice.HasEverything(chosen))
            return (chosen, null);
        var open = await list.ListAsync();
        var names = open.Select(item => item.ToString()).ToImmutableArray();
        if (names.IsEmpty)
            return ([], new(GroceryReplies.Empty));
        return EntryChoice.HasEverything(chosen) || names.Length == 1
            ? (names, null)
            : ([], new("Which one?")
            {
                Choices = EntryOffer.Question(open.Select(item => EntryOffer.Of(verb, item.ToString(), QuantityText.Show(item, language)))),
            });
    }

    private static async Task<Outcome> AnswerAsync(
        IGroceryGrain list, GroceryOutcome outcome, Reply? problem, string verb, string done, string noted)
    {
        if (outcome.Changed.IsEmpty && problem is not null)
            return new() { Reply = problem };
        var open = outcome.Missing.IsEmpty ? [] : await list.ListAsync();
        return new()
        {
            Reply = GroceryReplies.Taken(verb, done, outcome, open),
            Journal = Note(noted, outcome, item => item.Name),
        };
    }

    private static JournalNote? Note(string verb, GroceryOutcome outcome, Func<GroceryItem, string> text) => outcome.Changed.IsEmpty
        ? null
        : new(
            ShortText.Of($"{verb} {Texts.And(outcome.Changed.Select(text))}", 500),
            JsonSerializer.Serialize(outcome, JsonSerializerOptions.Web));
}
