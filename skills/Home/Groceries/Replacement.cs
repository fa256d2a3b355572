using Alfred.Commands;
using Alfred.Skills.Shared.Entries;

namespace Alfred.Skills.Home.Groceries;

/// <summary>"Replace the butter with margarine": something is taken off a list, and something else is put on it.</summary>
internal static class Replacement
{
    /// <summary>What is put on the list.</summary>
    public const string With = "with";

    private static readonly ActionName Remove = new("groceries.remove");
    private static readonly ActionName Add = new("groceries.add");

    /// <summary>The two commands that it comes to.</summary>
    public static Resolution Resolve(Arguments arguments, PlanContext plan)
    {
        // "Replace the batteries in the smoke detector with new ones" is nothing to buy.
        var aisles = AisleWords.Of(plan.Language);
        if (ItemList.Parse(arguments[With]).Items.Any(item => aisles.Guess(item.Name) == AisleWords.Other))
            return Ask(arguments, plan.Language);
        // Where somebody is shopping, both are about the list that is walked by, as for what is taken off.
        var list = new ListName(ShopActions.Trip(plan.Memory, plan.Now)?.Place);
        return new Resolution.Instead(
        [
            (Remove, list.In(Arguments.None.With(GroceryActions.Items, arguments[GroceryActions.Items]))),
            (Add, list.In(Arguments.None.With(GroceryActions.Items, arguments[With]))),
        ]);
    }

    private static Resolution.Unclear Ask(Arguments arguments, Language language)
    {
        string[] off = [.. EntryChoice.Parse(arguments[GroceryActions.Items])];
        var on = ItemList.Parse(arguments[With]).Items;
        var text = language.Say(
            "groceries.replace", ("items", Texts.And(off.Select(static name => name.Trim('\t')), language)),
            ("with", Texts.And(on.Select(item => QuantityText.Show(item, language)), language)));
        // In English, which is always understood. With numbers and amounts a button could not say it in quotes.
        return off.Any(static name => QuotedName.Of(name) is null || name[0] == '\t')
            || on.Any(static item => QuotedName.Of(item.Name) is null || item.Quantity is not null)
            ? new(text)
            : new(text)
            {
                Choices = new(
                [
                    new(language.Say("groceries.yes"), $"remove {Quoted(off)}\nadd {Quoted(on.Select(static item => item.Name))}"),
                ]),
            };
    }

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(QuotedName.Of));

    /// <summary>Never runs: two other commands do in its place.</summary>
    public static Task<Outcome> RunAsync(ActionContext context, Arguments arguments) =>
        throw new InvalidOperationException("a replacement is resolved into other commands");
}
