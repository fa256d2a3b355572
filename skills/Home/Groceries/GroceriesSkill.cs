using Alfred.Languages;
using Alfred.Skills.Shared.Entries;
using Alfred.Skills.Shared.Items;

namespace Alfred.Skills.Home.Groceries;

/// <summary>The household's grocery list.</summary>
public sealed class GroceriesSkill : Skill
{
    private const int MaxItems = 50;

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
            Examples = ["add milk", "add milk, 2 kg apples and eggs x12", "we need bread"],
            Parameters = [Items, List],
            Run = GroceryActions.AddAsync,
        },
        new()
        {
            Name = "list",
            Summary = "Show what is on the list",
            Effect = Effect.Read,
            Examples = ["list", "what do we need?"],
            Parameters = [List],
            Run = static (context, _, _) => GroceryActions.ListAsync(context),
        },
        new()
        {
            Name = "got",
            Summary = "Tick items off as bought",
            Effect = Effect.Write,
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
            Examples = ["remove milk", "remove 2", "no more eggs"],
            Parameters = [Chosen, List],
            Resolve = static (arguments, plan) => GroceryActions.Resolve(arguments, plan, "remove"),
            Run = GroceryActions.RemoveAsync,
        },
    ];

    private static ParseResult ReadItems(string text, Language language)
    {
        if (NoGroceries.Of(language).Refuses(text))
            return new ParseResult.NotUnderstood("What should I put on the list? For example: add milk, 2 kg apples and eggs x12.");
        var list = ItemList.Read(text, language);
        if (list.Items.IsEmpty)
        {
            return list.LeftOut.IsEmpty
                ? new ParseResult.NotUnderstood("What should I put on the list? For example: add milk, 2 kg apples and eggs x12.")
                : new ParseResult.Rejected($"That adds nothing. To take something off the list, say \"remove {list.LeftOut[0]}\".");
        }

        return Check(list.Items.Length, list.Items.Select(item => item.Name)) ?? (ParseResult)new ParseResult.Understood(list.ToString());
    }

    private static ParseResult ReadChosen(string text, Language language)
    {
        var chosen = EntryChoice.Read(text, language, typed => ItemList.Read(typed, language).Items.Select(item => item.Name));
        return chosen.IsEmpty
            ? new ParseResult.NotUnderstood("Which entries? For example: got milk and eggs, or got 1 and 3.")
            : Check(chosen.Length, chosen) ?? (ParseResult)new ParseResult.Understood(EntryChoice.Text(chosen));
    }

    private static ParseResult.Rejected? Check(int count, IEnumerable<string> names)
    {
        if (count > MaxItems)
            return new ParseResult.Rejected($"That is more than {MaxItems} items. Please send them in several messages.");
        return names.Any(name => name.Length > ItemList.MaxNameLength)
            ? new ParseResult.Rejected(
                $"A name may have {ItemList.MaxNameLength} characters. Separate items by commas: add milk, eggs, bread.")
            : null;
    }
}
