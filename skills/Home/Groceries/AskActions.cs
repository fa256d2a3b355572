using Alfred.Groceries;

namespace Alfred.Skills.Home.Groceries;

/// <summary>What the household's memory of its shopping answers: who, when, what, and what is bought most.</summary>
internal static class AskActions
{
    private const int MaxLines = 31;
    private const int MaxUsual = 8;
    private const int UsualMonths = 4;
    private const int UsualTimes = 2;
    private const int MaxSaying = 160;

    public static Task<Outcome> WhoBoughtAsync(ActionContext context, Arguments arguments) => AnswerEachAsync(
        arguments, async name => await LastBoughtAsync(context, name) ?? context.Language.Say(
            "groceries.never-bought", ("item", Texts.Sentence(name)), ("months", IGroceryHistoryGrain.Months - 1)));

    // What is at home nobody tells: what is on the list, and what was bought last.
    public static async Task<Outcome> HasAsync(ActionContext context, Arguments arguments)
    {
        var language = context.Language;
        var open = await OpenAsync(context, arguments);
        return await AnswerEachAsync(arguments, async name =>
        {
            if (FindIn(open, name) is { } entry)
            {
                return language.Say(
                    "groceries.has", ("item", QuantityText.Show(entry.Item, language)), ("name", entry.AddedBy),
                    ("when", GroceryTimes.Show(entry.AddedAt, context.Now, language)));
            }

            var none = language.Say("groceries.has-not", ("item", name));
            return await LastBoughtAsync(context, name) is { } bought ? $"{none}\n{bought}" : none;
        });
    }

    public static async Task<Outcome> WhoAddedAsync(ActionContext context, Arguments arguments)
    {
        var open = await OpenAsync(context, arguments);
        return await AnswerEachAsync(arguments, async name =>
        {
            var entry = FindIn(open, name) ?? (await new PurchaseHistory(context).FindLastAsync(name, isBought: false))?.Entry;
            return entry is null
                ? context.Language.Say("groceries.never-added", ("item", Texts.Sentence(name)), ("months", IGroceryHistoryGrain.Months - 1))
                : context.Language.Say(
                    "groceries.added-by", ("name", entry.AddedBy),
                    ("item", QuantityText.Show(entry.Item, context.Language)),
                    ("when", GroceryTimes.Show(entry.AddedAt, context.Now, context.Language)));
        });
    }

    public static async Task<Outcome> BoughtAsync(ActionContext context, Arguments arguments)
    {
        var (from, to) = BoughtPeriod.Parse(arguments.Find(BoughtPeriod.Parameter), context.Now.Date);
        var bought = await new PurchaseHistory(context).BoughtAsync(from, to);
        if (ListName.Of(arguments).Text is { } at)
        {
            var name = FoldedName.Of(at);
            bought = [.. bought.Select(departure => At(departure, name)).Where(static departure => !departure.Entries.IsEmpty)];
        }

        if (bought.IsEmpty)
        {
            return Outcome.Say(from == to
                ? context.Language.Say("groceries.bought-nothing-on", ("day", Dates.Near(from, context.Language)))
                : context.Language.Say(
                    "groceries.bought-nothing", ("from", Dates.Near(from, context.Language)), ("to", Dates.Near(to, context.Language))));
        }

        var zone = context.Now.Zone;
        var lines = bought.GroupBy(departure => (Day: Instant.FromDateTimeOffset(departure.At).InZone(zone).Date, departure.By))
            .TakeLast(MaxLines)
            .Select(group => context.Language.Say(
                "groceries.bought-line", ("day", Texts.Sentence(Dates.Near(group.Key.Day, context.Language))), ("name", group.Key.By),
                ("items", Texts.And(
                    group.SelectMany(static departure => departure.Entries)
                        .Select(entry => QuantityText.Show(entry.Item, context.Language)),
                    context.Language))));
        return Outcome.Say(string.Join('\n', lines));
    }

    public static async Task<Outcome> UsualAsync(ActionContext context)
    {
        var view = await Place.Household(context).ViewAsync();
        var open = view.Open.Select(static entry => FoldedName.Of(entry.Item.Name)).ToHashSet();
        var bought = new Dictionary<FoldedName, (string Name, int Times)>();
        await foreach (var departure in new PurchaseHistory(context).NewestFirstAsync(UsualMonths))
        {
            if (departure is not { Kind: GroceryChangeKind.Bought, List: null })
                continue;
            foreach (var name in departure.Entries.Select(static entry => entry.Item.Name))
            {
                var known = bought.GetValueOrDefault(FoldedName.Of(name), (Name: name, Times: 0));
                bought[FoldedName.Of(name)] = (known.Name, known.Times + 1);
            }
        }

        var often = bought.Values.Where(static one => one.Times >= UsualTimes).OrderByDescending(static one => one.Times);
        var usual = view.Staples.Concat(often.Select(static one => one.Name))
            .Where(name => !open.Contains(FoldedName.Of(name)) && QuotedName.Of(name) is not null)
            .DistinctBy(FoldedName.Of).ToArray();
        return new() { Reply = GroceryReplies.Usual(Sayable(usual), context.Language) };
    }

    private static async Task<Outcome> AnswerEachAsync(Arguments arguments, Func<string, Task<string>> answer)
    {
        var lines = new List<string>();
        foreach (var item in ItemList.Parse(arguments[GroceryActions.Items]).Items)
            lines.Add(await answer(item.Typed ?? item.Name));
        return Outcome.Say(string.Join('\n', lines));
    }

    private static async Task<ImmutableArray<OpenEntry>> OpenAsync(ActionContext context, Arguments arguments) =>
        (await (await Place.FindAsync(context, ListName.Of(arguments))).Grain.ViewAsync()).Open;

    private static OpenEntry? FindIn(ImmutableArray<OpenEntry> open, string name)
    {
        var folded = FoldedName.Of(name);
        return open.LastOrDefault(known => FoldedName.Of(known.Item.Name) == folded)
            ?? open.LastOrDefault(known => FoldedName.Of(known.Item.Name).HasWordsOf(folded));
    }

    private static async Task<string?> LastBoughtAsync(ActionContext context, string name)
    {
        if (await new PurchaseHistory(context).FindLastAsync(name, isBought: true) is not var (departure, entry))
            return null;
        return context.Language.Say(
            departure.Store is null ? "groceries.bought-by" : "groceries.bought-by-at",
            ("name", departure.By), ("item", QuantityText.Show(entry.Item with { Store = null }, context.Language)),
            ("when", GroceryTimes.Show(departure.At, context.Now, context.Language)), ("store", departure.Store ?? ""));
    }

    // What was bought at a store or from a list.
    private static Departure At(Departure departure, FoldedName place)
    {
        bool Is(string? name) => name is not null && FoldedName.Of(name) == place;
        return Is(departure.Store) || Is(departure.List)
            ? departure : departure with { Entries = departure.Entries.RemoveAll(entry => !Is(entry.Item.Store)) };
    }

    // As many as one answer can say.
    private static string[] Sayable(string[] names)
    {
        var length = 0;
        return [.. names.TakeWhile(name => (length += name.Length + 4) <= MaxSaying).Take(MaxUsual)];
    }
}
