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
        ToJson = static canonical => GroceryJson.Items(canonical!),
    };

    private static readonly Parameter Chosen = new()
    {
        Name = "items",
        Summary = "Names of entries, several separated by commas",
        Read = static (text, context) => ReadChosen(text, context.Language),
        ToJson = static canonical => GroceryJson.Chosen(canonical!),
    };

    private static readonly Parameter List = new()
    {
        Name = "list",
        Summary = "The name of a list or a shop, when it is not the usual list: hardware, Lidl",
        IsRequired = false,
        ToJson = static canonical => canonical ?? "groceries",
        Read = ListWords.Read,
    };

    /// <inheritdoc/>
    public override string Name => "groceries";

    /// <inheritdoc/>
    public override int Position => 10;

    /// <inheritdoc/>
    public override IReadOnlyList<SkillAction> Actions { get; } =
    [
        new()
        {
            Name = "add",
            BareLines = "add {0}",
            Effect = Effect.Write,
            Parameters = [Items, List],
            Run = GroceryActions.AddAsync,
        },
        new()
        {
            Name = "list",
            Effect = Effect.Read,
            Parameters = [List],
            Run = GroceryActions.ListAsync,
        },
        new()
        {
            Name = "got",
            Effect = Effect.Write,
            Parameters = [Chosen, List],
            Resolve = static (arguments, plan) => GroceryActions.Resolve(arguments, plan, "got"),
            Run = GroceryActions.GotAsync,
        },
        new()
        {
            Name = "remove",
            Effect = Effect.Write,
            Parameters = [Chosen, List],
            Resolve = static (arguments, plan) => GroceryActions.Resolve(arguments, plan, "remove"),
            Run = GroceryActions.RemoveAsync,
        },
        new()
        {
            Name = "clear",
            Effect = Effect.Read,
            Parameters = [List],
            Resolve = GroceryActions.ResolveShown,
            Run = GroceryActions.ClearAsync,
        },
        new()
        {
            Name = "clear-now",
            Effect = Effect.Write,
            Parameters = [List],
            Run = GroceryActions.ClearNowAsync,
        },
    ];

    private static ParseResult ReadItems(string text, Language language)
    {
        if (NoGroceries.Of(language).Refuses(text))
            return new ParseResult.NotUnderstood(language.Say("groceries.what"));
        var list = ItemList.Read(text, language);
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
        var chosen = EntryChoice.Read(text, language, typed => ItemList.Read(typed, language).Items.Select(item => item.Name));
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
