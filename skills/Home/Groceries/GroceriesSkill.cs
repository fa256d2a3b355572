using Alfred.Languages;
using Alfred.Skills.Shared.Entries;
using Alfred.Skills.Shared.Items;

namespace Alfred.Skills.Home.Groceries;

/// <summary>The household's grocery list.</summary>
public sealed class GroceriesSkill : Skill
{
    private const int MaxItems = 50;
    private const string ToTheList = "[(to|on|onto) [(the|my|our)] ([(shopping|grocery)] list|groceries)]";
    private const string FromTheList = "[(from|off|on) [(the|my|our)] ([(shopping|grocery)] list|groceries)]";

    private static readonly Parameter Items = new()
    {
        Name = "items",
        Summary = "What to put on the list, several separated by commas, each with its amount if known: milk, 2 kg apples, eggs x12",
        Read = static (text, context) => ReadItems(text, context.Language),
    };

    private static readonly Parameter Chosen = new()
    {
        Name = "items",
        Summary = "Names of entries, several separated by commas",
        Read = static (text, context) => ReadChosen(text, context.Language),
    };

    private static readonly Parameter List = new()
    {
        Name = "list",
        Summary = "The name of a list or a shop, when it is not the usual list: hardware, Lidl",
        IsRequired = false,
        Read = ListWords.Read,
    };

    /// <inheritdoc/>
    public override string Name => "groceries";

    /// <inheritdoc/>
    public override string Title => "Grocery list";

    /// <inheritdoc/>
    public override int Position => 10;

    /// <inheritdoc/>
    public override IReadOnlyList<SkillAction> Actions { get; } =
    [
        new()
        {
            Name = "add",
            Summary = "Put items on the list",
            Effect = Effect.Write,
            Phrases =
            [
                $"(add|buy|get|need|put|groceries|shopping) {{items}} {ToTheList}", "(we|i) [also] need [(to buy|to get|more)] {items}",
                "[(remember|don't forget|dont forget|do not forget)] to buy {items}", "(don't|dont|do not) forget {items}",
                "pick up {items}",
                "[(we're|we are|we)] [(nearly|almost)] (run|ran|running) out of {items}",
                "[(we're|we are)] [(nearly|almost)] out of {items}",
                "no {items} left", "(shopping|grocery) list {items}",
            ],
            Examples = ["add milk", "add milk, 2 kg apples and eggs x12", "we need bread"],
            Parameters = [Items, List],
            Run = GroceryActions.AddAsync,
        },
        new()
        {
            Name = "list",
            Summary = "Show what is on the list",
            Effect = Effect.Read,
            Phrases =
            [
                "[(the|my|our)] (list|groceries|shopping|[(shopping|grocery|groceries)] list)",
                "(show|see|view|read|get|give|send) [me] [(the|my|our)] ([(shopping|grocery)] list|groceries)",
                "what [else] (do|should|must) (we|i) (need|buy|get) [to (buy|get)]",
                "what do (we|i) need (from|at) the (shop|shops|store|supermarket)",
                "(what's|whats|what is) [(still|left)] on [(the|my|our)] ([(shopping|grocery)] list|groceries)", "what to buy",
                "what (is|do we) (needed|need)",
            ],
            Examples = ["list", "what do we need?"],
            Parameters = [List],
            Run = GroceryActions.ListAsync,
        },
        new()
        {
            Name = "got",
            Summary = "Tick items off as bought",
            Effect = Effect.Write,
            Phrases =
            [
                "[(i|we|i've|we've|i have|we have)] [just] (got|bought|ticked|picked up|have got) {items}",
                "(tick|check|cross) [off] {items}", "tick {items} off", "check {items} off",
                "{items} [(is|are)] bought",
            ],
            Examples = ["got milk", "got 1 and 3", "bought milk and eggs"],
            Parameters = [Chosen, List],
            Resolve = static (arguments, plan) => GroceryActions.Resolve(arguments, plan, "got"),
            Run = GroceryActions.GotAsync,
        },
        new()
        {
            Name = "remove",
            Summary = "Take items off the list without buying them",
            Effect = Effect.Write,
            Phrases =
            [
                $"(remove|delete|drop|scratch|erase) {{items}} {FromTheList}", $"(take off|cross out) {{items}} {FromTheList}",
                "take {items} off [[(the|my|our)] [(shopping|grocery)] list]",
                "no more {items}", "[(we|i)] (don't|dont|do not) need {items} [(anymore|any more|after all)]",
            ],
            Examples = ["remove milk", "remove 2", "no more eggs"],
            Parameters = [Chosen, List],
            Resolve = static (arguments, plan) => GroceryActions.Resolve(arguments, plan, "remove"),
            Run = GroceryActions.RemoveAsync,
        },
        new()
        {
            Name = "clear",
            Summary = "Empty the list",
            Effect = Effect.Read,
            Phrases = ["clear the list"],
            Examples = ["clear the list"],
            Parameters = [List],
            Resolve = GroceryActions.ResolveShown,
            Run = GroceryActions.ClearAsync,
        },
        new()
        {
            Name = "clear-now",
            Summary = "Empty the list without asking",
            Effect = Effect.Write,
            Phrases = ["clear the list now", "clear the {list} list now"],
            Examples = ["clear the list now"],
            Parameters = [List],
            Run = GroceryActions.ClearNowAsync,
        },
        new()
        {
            Name = "undo",
            Summary = "Take back your last change of the list",
            Effect = Effect.Write,
            Phrases = ["undo"],
            Examples = ["undo"],
            Parameters = [List],
            Resolve = GroceryActions.ResolveChanged,
            Run = GroceryActions.UndoAsync,
        },
    ];

    private static ParseResult ReadItems(string text, Language language)
    {
        // "We need to talk" is no shopping.
        if (text.StartsWith("to ", StringComparison.OrdinalIgnoreCase))
            return new ParseResult.NotUnderstood(language.Say("groceries.what"));
        var list = ItemList.Read(text);
        if (list.Items.IsEmpty)
        {
            return list.LeftOut.IsEmpty
                ? new ParseResult.NotUnderstood(language.Say("groceries.what"))
                : new ParseResult.Rejected(language.Say("groceries.adds-nothing", ("item", list.LeftOut[0])));
        }

        return Check(list.Items.Select(item => item.Name), language) ?? (ParseResult)new ParseResult.Understood(list.ToString());
    }

    private static ParseResult ReadChosen(string text, Language language)
    {
        var chosen = EntryChoice.Read(text, typed => ItemList.Read(typed).Items.Select(item => item.Name));
        return chosen.IsEmpty
            ? new ParseResult.NotUnderstood(language.Say("groceries.which"))
            : Check(chosen, language) ?? (ParseResult)new ParseResult.Understood(EntryChoice.Text(chosen));
    }

    private static ParseResult.Rejected? Check(IEnumerable<string> names, Language language)
    {
        if (names.Count() > MaxItems)
            return new ParseResult.Rejected(language.Say("groceries.too-many", ("most", MaxItems)));
        return names.Any(name => name.Length > ItemList.MaxNameLength)
            ? new ParseResult.Rejected(language.Say("groceries.too-long", ("most", ItemList.MaxNameLength)))
            : null;
    }
}
