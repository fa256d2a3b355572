namespace Alfred.Skills.Home.Groceries;

/// <summary>What the household says about things: the aisle they stand in, and whether they are staples.</summary>
internal static class SortActions
{
    public const string Aisle = "aisle";

    public static async Task<Outcome> AisleAsync(ActionContext context, Arguments arguments)
    {
        // What somebody says about things holds for the household's list, from which the aisles of all are taken.
        var (names, aisle) = (Names(arguments), arguments[Aisle]);
        await Place.Household(context).SetAisleAsync(context.Command, names, aisle);
        return new()
        {
            Reply = new(context.Language.Say(
                "groceries.aisle-set", ("items", Texts.Sentence(Texts.And(names, context.Language))),
                ("aisle", AisleWords.Of(context.Language).Show(aisle)))),
            Journal = new($"sorted {Texts.And(names)} into {aisle}"),
        };
    }

    public static Task<Outcome> StapleAsync(ActionContext context, Arguments arguments) =>
        SetStaplesAsync(context, arguments, areStaples: true);

    public static Task<Outcome> UnstapleAsync(ActionContext context, Arguments arguments) =>
        SetStaplesAsync(context, arguments, areStaples: false);

    private static async Task<Outcome> SetStaplesAsync(ActionContext context, Arguments arguments, bool areStaples)
    {
        var outcome = await Place.Household(context).SetStaplesAsync(context.Command, Names(arguments), areStaples);
        string[] names = [.. outcome.Changed.Select(static item => item.Name)];
        if (names.Length == 0)
        {
            return Outcome.Say(context.Language.Say(
                "groceries.no-staple", ("items", Texts.Sentence(Texts.And(outcome.Missing, context.Language)))));
        }

        return new()
        {
            Reply = new(context.Language.Say(
                areStaples ? "groceries.staple" : "groceries.staple-no-more",
                ("items", Texts.Sentence(Texts.And(names, context.Language))), ("count", names.Length))),
            Journal = new($"{(areStaples ? "made" : "no longer")} staples: {Texts.And(names)}"),
        };
    }

    private static ImmutableArray<string> Names(Arguments arguments) =>
        [.. ItemList.Parse(arguments[GroceryActions.Items]).Items.Select(static item => item.Typed ?? item.Name)];
}
