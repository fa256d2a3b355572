using System.Text.Json.Nodes;
using Alfred.Skills.Shared.Entries;

namespace Alfred.Skills.Home.Groceries;

/// <summary>The values that the actions of the grocery lists take.</summary>
internal static class GroceryParameters
{
    private const int MaxItems = 100;
    private const int MinLongNumber = 6;
    private const int MaxAisleLength = 40;
    private const int MaxBareWords = 2;

    public static readonly Parameter Items = Parameter.Needed(
        GroceryActions.Items,
        "What to put on the list, several separated by commas, each with its amount if known: milk, 2 kg apples, eggs x12",
        static (text, context) => ReadItems(text, context.Language), static canonical => GroceryJson.Items(canonical!));

    public static readonly Parameter Things = Items with
    {
        Summary = "Names of things, several separated by commas",
        Read = static (text, context) => ReadThings(text, context.Language),
    };

    public static readonly Parameter AmountedItems = Items with
    {
        Summary = "Entries with the amounts that they shall have: 3 milk",
        IsRequired = false,
        Read = static (text, context) => ReadAmounted(text, context.Language),
        ToJson = static canonical => canonical is null ? null : GroceryJson.Items(canonical),
    };

    /// <summary>
    /// What is named without any verb: "milk from Lidl". Single words and what everybody buys only, for the first of two words may be a
    /// verb that nobody knows: "verwjider gist van de Lidl". "Lista de Lidl" names a list.
    /// </summary>
    public static readonly Parameter Goods = Filling(Items, "goods", static (text, context) =>
        ReadItems(text, context.Language) is ParseResult.Understood understood
        && ItemList.Parse(understood.Canonical).Items.All(item => ListWords.Of(context.Language).Name(item.Name).Length > 0
            && (!item.Name.Contains(' ', StringComparison.Ordinal) || AisleWords.Of(context.Language).Knows(item.Name)))
            ? understood : new ParseResult.NotUnderstood(""));

    /// <summary>
    /// What stands behind "the list". A store there is the list's name, and no part of a thing: "en la lista Mercadona manzanas".
    /// </summary>
    public static readonly Parameter Following = Filling(Items, "following", static (text, context) =>
        StoreWords.Of(context.Language).Leads(text) ? new ParseResult.NotUnderstood("") : ReadItems(text, context.Language));

    /// <summary>
    /// What somebody marks on the list, which may be writing down or ticking off: "marque du lait sur la liste". Always asked.
    /// </summary>
    public static readonly Parameter Marked = Filling(Items, "marked", static (text, context) =>
        ReadItems(text, context.Language) is not ParseResult.Understood ? new ParseResult.NotUnderstood("")
            : new ParseResult.Rejected(context.Language.Say("groceries.marked", ("items", text)))
            {
                Instead =
                [
                    context.Language.Say("groceries.to-buy", ("items", text)), context.Language.Say("groceries.as-bought", ("items", text)),
                ],
            });

    /// <summary>Things that are missing, of which each may be negated by itself: "kein Mehl und keine Hefe", "pan ni leche".</summary>
    public static readonly Parameter Lacking = Filling(Items, "lacking", static (text, context) =>
        ReadLacking(text, context.Language, isNeither: false));

    /// <summary>Two things or more behind "neither": "noch brood noch boter". One alone may be a slip: "we hebben nog brood".</summary>
    public static readonly Parameter Neither = Filling(Items, "neither", static (text, context) =>
        ReadLacking(text, context.Language, isNeither: true) is var read
        && read is ParseResult.Understood { Canonical: var canonical } && ItemList.Parse(canonical).Items.Length < 2
            ? new ParseResult.NotUnderstood("") : read);

    /// <summary>So many more of what everybody buys, which needs no verb: "noch zwei Bier", but not "noch zwei Tage".</summary>
    public static readonly Parameter Further = Filling(Items, "further", static (text, context) =>
        ReadItems(text, context.Language) is ParseResult.Understood understood
        && ItemList.Parse(understood.Canonical).Items is [{ Quantity: not null }, ..]
        && AreInAisles(understood.Canonical, context.Language)
            ? understood : new ParseResult.NotUnderstood(""));

    /// <summary>What everybody buys and there is no more of: "the milk is finished", but not "the party is over".</summary>
    public static readonly Parameter Finished = Filling(Items, "finished", static (text, context) =>
        ReadItems(text, context.Language) is ParseResult.Understood understood && AreInAisles(understood.Canonical, context.Language)
            ? understood : new ParseResult.NotUnderstood(""));

    /// <summary>
    /// What is not to be forgotten: "don't forget the milk", but not what has its day: "Freitag Miete überweisen nicht vergessen".
    /// </summary>
    public static readonly Parameter Unforgotten = Filling(Items, "unforgotten", static (text, context) =>
        ListWords.Of(context.Language).BeginsWithDay(text)
            ? new ParseResult.NotUnderstood("") : ReadItems(text, context.Language));

    /// <summary>What is put on the list in the place of something else.</summary>
    public static readonly Parameter With = Items with { Name = Replacement.With, Summary = "What to put on the list instead" };

    /// <summary>Entries whose amount stands elsewhere: "set milk to 3", but not "set the alarm to 7".</summary>
    public static readonly Parameter Thing = Filling(Items, "thing", static (text, context) =>
        NoGroceries.Of(context.Language).IsAboutOther(text) ? new ParseResult.NotUnderstood("") : ReadThings(text, context.Language));

    /// <summary>A time where an amount may stand: "cambia la bombilla a las 5" counts nothing.</summary>
    public static readonly Parameter At = Filling(Items, "at", static (text, context) => text.Length > 0 && char.IsAsciiDigit(text[0])
        ? new ParseResult.Rejected(context.Language.Say("groceries.has-time", ("time", text))) : new ParseResult.NotUnderstood(""));

    /// <summary>Things of which somebody asks whether there are any: "do we have milk?", but not "do we have plans?".</summary>
    public static readonly Parameter Stock = Filling(Things, "stock", static (text, context) =>
        ReadThings(text, context.Language) is ParseResult.Understood understood
        && AreInAisles(understood.Canonical, context.Language)
            ? understood : new ParseResult.NotUnderstood(""));

    public static readonly Parameter Amount = Parameter.Optional(
        GroceryActions.Amount, "The amount that an entry shall have: 3, 2 l",
        static (text, context) => ItemList.ReadAmount(text, context.Language) is { } quantity
            ? new ParseResult.Understood(ItemList.AmountText(quantity)) : new ParseResult.NotUnderstood(""),
        static canonical => canonical is null ? null : GroceryJson.Amount(ItemList.ParseAmount(canonical)));

    /// <summary>The amount that an entry had: "make it 4 lemons instead of 2". Nothing depends on it.</summary>
    public static readonly Parameter Formerly = Amount with { Name = "formerly", Summary = "The amount before", ToJson = static _ => null };

    public static readonly Parameter Chosen = Parameter.Needed(
        GroceryActions.Items, "Names of entries, several separated by commas", static (text, context) => ReadChosen(text, context.Language),
        static canonical => GroceryJson.Chosen(canonical!));

    /// <summary>Entries that are named behind "the list".</summary>
    public static readonly Parameter ChosenFollowing = Filling(Chosen, Following.Name, static (text, context) =>
        StoreWords.Of(context.Language).Leads(text) ? new ParseResult.NotUnderstood("") : ReadChosen(text, context.Language));

    /// <summary>Every entry there is, by a word of its own: "everything".</summary>
    public static readonly Parameter All = Filling(Chosen, "all", static (text, context) =>
        ReadChosen(text, context.Language) is ParseResult.Understood { Canonical: EntryChoice.Everything } understood
            ? understood : new ParseResult.NotUnderstood(""));

    /// <summary>Names of entries that are meant not to be among the others: "everything but coffee", "bread, but no butter".</summary>
    public static readonly Parameter But = Parameter.Optional(
        TickActions.But, "Names of entries to leave as they are", static (text, context) =>
            ReadChosen(text, context.Language) is ParseResult.Understood understood
            && !understood.Canonical.Contains('\t', StringComparison.Ordinal)
                ? understood : new ParseResult.NotUnderstood("")) with { IsSaidOnly = true };

    public static readonly Parameter List = Parameter.Optional(
        ListName.Parameter, "The name of a list or a shop, when it is not the usual list: hardware, Lidl", ListWords.Read,
        static canonical => canonical ?? "groceries");

    /// <summary>A list whose name tells that it is one: "Baumarktliste".</summary>
    public static readonly Parameter Compound = Filling(List, "compound", ListWords.ReadCompound);

    /// <summary>A store that everybody knows, or a kind of store.</summary>
    public static readonly Parameter Shop = Filling(List, "shop", StoreWords.ReadShop);

    /// <summary>A store that somebody is in.</summary>
    public static readonly Parameter Visited = Filling(List, "store", StoreWords.ReadVisited);

    // Optional: one of the two ways to say it stands in every phrase.
    public static readonly Parameter Aisle = Parameter.Optional(
        SortActions.Aisle, "An aisle of the supermarket: dairy, fruit, frozen",
        static (text, context) => AisleWords.Of(context.Language).Find(text) is { } aisle
            ? new ParseResult.Understood(aisle) : new ParseResult.NotUnderstood(""));

    /// <summary>An aisle as what a thing is: "milk is dairy".</summary>
    public static readonly Parameter Kind = Filling(Aisle, "kind", static (text, context) =>
        AisleWords.Of(context.Language).FindKind(text) is { } aisle
            ? new ParseResult.Understood(aisle) : new ParseResult.NotUnderstood(""));

    /// <summary>An aisle that may be one of the household's own.</summary>
    public static readonly Parameter OwnAisle = Filling(Aisle, "shelf", static (text, context) =>
        AisleWords.Of(context.Language).Find(text) is { } aisle ? new ParseResult.Understood(aisle)
        : text.Length > MaxAisleLength || !text.Any(char.IsLetter) ? new ParseResult.NotUnderstood("")
        : new ParseResult.Understood(text.Trim()));

    public static readonly Parameter When = Parameter.Optional(
        BoughtPeriod.Parameter, "A day or days in the past: yesterday, Monday, last week, this month", BoughtPeriod.Read);

    private static Parameter Filling(Parameter parameter, string name, Func<string, ReadContext, ParseResult> read) => parameter with
    {
        Name = name,
        Fills = parameter.Name,
        IsRequired = false,
        Read = read,
        ToJson = static _ => (JsonNode?)null,
    };

    private static ParseResult ReadItems(string text, Language language)
    {
        if (NoGroceries.Of(language).Refuses(text) || EndsQuote(text))
            return new ParseResult.NotUnderstood(language.Say("groceries.what"));
        var list = WithCounts(ItemList.Read(text, language));
        if (list.Items.IsEmpty)
        {
            return list.LeftOut.IsEmpty
                ? new ParseResult.NotUnderstood(language.Say("groceries.what"))
                : new ParseResult.Rejected(language.Say("groceries.adds-nothing", ("item", list.LeftOut[0])));
        }

        if (list.Items.Any(item => ListWords.Of(language).AreIn(item.Name)))
            return new ParseResult.NotUnderstood(language.Say("groceries.what"));
        // "Milk and what can I cook with it?", "we need milk and to call the plumber".
        var isQuoted = text.Contains('"', StringComparison.Ordinal);
        var none = NoGroceries.Of(language);
        if (!isQuoted && (list.Items.Any(item => none.IsNegated(item.Name) || none.BeginsQuestion(item.Name))
            || list.Items.Skip(1).Any(item => none.BeginsOther(item.Name) || none.IsClause(item.Name))
            || list.Items.Any(item => none.IsAllBut(item.Name) || (!list.LeftOut.IsEmpty && none.IsWhole(item.Name)))
            || list.Items.All(item => none.IsSentence(item.Name) || none.IsNoThing(item.Name))
            || EndsInside(text) || IsNegative(text) || list.Items.Any(item => HasLongNumber(item.Name))))
            return new ParseResult.NotUnderstood(language.Say("groceries.what"));
        if (!isQuoted && TimeSplit.Clock(text, language) is { Time: { } time, Text: var untimed })
        {
            return new ParseResult.Rejected(language.Say("groceries.has-time", ("time", time)))
            {
                Instead = ReadItems(untimed, language) is ParseResult.Understood ? [untimed] : [],
            };
        }

        // "4 yoghurts, strawberry not vanilla", "bread, the sliced one": the second tells of the first.
        if (!isQuoted && (list.Items.Any(item => none.HasContrast(item.Name))
            || list.Items.Skip(1).Any(item => none.IsKind(item.Name)) || list.LeftOut.Any(none.IsKind)))
        {
            return new ParseResult.Rejected(language.Say("groceries.one-thing", ("name", text)))
            {
                Instead = [$"\"{text}\""],
            };
        }

        return RunOnItems.Find(text, list, language) ?? Check(list.Items.Select(static item => item.Name), language)
            ?? (ParseResult)new ParseResult.Understood(list.ToString());
    }

    // "No idea or clue left".
    private static ParseResult ReadLacking(string text, Language language, bool isNeither) =>
        ReadItems(LackingWords.Of(language).Separated(text, isNeither), language) is var read
        && read is ParseResult.Understood { Canonical: var canonical }
        && ItemList.Parse(canonical).Items.Any(item => NoGroceries.Of(language).IsNoThing(item.Name))
            ? new ParseResult.NotUnderstood(language.Say("groceries.what")) : read;

    // "My number: 612345678", "+34 612 345 678".
    private static bool HasLongNumber(string name)
    {
        var digits = 0;
        foreach (var letter in name)
        {
            digits = char.IsAsciiDigit(letter) ? digits + 1 : letter is ' ' or '-' or '.' ? digits : 0;
            if (digits >= MinLongNumber)
                return true;
        }

        return false;
    }

    // "Stamps, 10": nobody buys a number.
    private static ItemList WithCounts(ItemList list)
    {
        var items = list.Items.ToBuilder();
        for (var at = items.Count - 1; at > 0; at--)
        {
            if (items[at] is { Quantity: null, Name: { Length: <= 3 } digits } && digits.All(char.IsAsciiDigit)
                && items[at - 1] is { Quantity: null } thing && thing.Name.Any(char.IsLetter))
            {
                items[at - 1] = thing with { Quantity = new(int.Parse(digits, CultureInfo.InvariantCulture), null, null) };
                items.RemoveAt(at);
            }
        }

        return list with { Items = items.ToImmutable() };
    }

    // What is left of a sentence about "add milk"; but not a pizza of 15".
    private static bool EndsQuote(string text) => text.AsSpan().Count('"') == 1
        && text.IndexOf('"', StringComparison.Ordinal) is > 0 and var at && char.IsLetter(text[at - 1]);

    // "Add -3 eggs"; of several lines each may begin with a dash.
    private static bool IsNegative(string text) =>
        text is ['-' or '−', >= '0' and <= '9', ..] && !text.Contains('\n', StringComparison.Ordinal);

    // "Thanks! Can you add soap": a sentence ends before the thing.
    private static bool EndsInside(string text) =>
        text.AsSpan().IndexOfAny("!?") is var end and >= 0 && text.AsSpan(end + 1).TrimStart('!').TrimStart('?') is [' ', ..] rest
        && rest.ContainsAnyInRange('a', 'z');

    /// <summary>
    /// True for what everybody buys with a measure or more of it, which needs no verb: "2 packs of salt", "a litre of milk and half a
    /// pound of butter", "two more beers"; but not for "3 boxes arrived".
    /// </summary>
    public static bool IsMeasured(string text, Language language) =>
        // Few sentences begin so; the others need not be read.
        ItemList.MayBeginWithAmount(text, language) && ReadItems(text, language) is ParseResult.Understood understood
        && ItemList.Parse(understood.Canonical).Items is var items
        && (char.IsAsciiDigit(text[0]) || items.Length > 1 || LackingWords.Of(language).AreMore(text))
        && items.Any(item => item.Quantity is { Unit: not null }
            || (item.Quantity is not null && LackingWords.Of(language).AreMore(text)))
        && items.All(item => AisleWords.Of(language).Knows(item.Name)
            || ((char.IsAsciiDigit(text[0]) || text.Contains(',', StringComparison.Ordinal))
                && item.Name.AsSpan().Count(' ') < MaxBareWords && AisleWords.Of(language).Guess(item.Name) != AisleWords.Other));

    /// <summary>
    /// True for things that everybody buys and nothing else: "leche y pan". Without a verb it is not known what is wanted of them.
    /// </summary>
    public static bool AreGroceries(string text, Language language) =>
        ReadItems(text, language) is ParseResult.Understood understood
        && ItemList.Parse(understood.Canonical).Items.All(item => AisleWords.Of(language).Knows(item.Name));

    private static bool AreInAisles(string canonical, Language language) =>
        ItemList.Parse(canonical).Items.All(item => AisleWords.Of(language).Guess(item.Name) != AisleWords.Other);

    // "Life is good" says nothing of groceries.
    private static ParseResult ReadThings(string text, Language language)
    {
        if (NoGroceries.Of(language).Refuses(text))
            return new ParseResult.NotUnderstood("");
        var list = ItemList.Read(text, language);
        return list.Items.Length is 0 or > MaxItems || list.Items.Any(static item => item.Name.Length > ItemList.MaxNameLength)
            ? new ParseResult.NotUnderstood("")
            : new ParseResult.Understood(list.ToString());
    }

    // "Make it 3 milk", but "make it quick" is about nothing to buy.
    private static ParseResult ReadAmounted(string text, Language language) =>
        ReadThings(text, language) is ParseResult.Understood understood && !NoGroceries.Of(language).HasNegation(text)
        && !NoGroceries.Of(language).IsAboutOther(text)
        && ItemList.Parse(understood.Canonical).Items.All(static item => item.Quantity is not null)
            ? understood : new ParseResult.NotUnderstood("");

    private static ParseResult ReadChosen(string text, Language language)
    {
        var chosen = EntryChoice.Read(
            text, language, typed => ItemList.Read(typed, language).Items.Select(static item => item.Typed ?? item.Name));
        // A name in quotes is one, however it begins.
        var none = NoGroceries.Of(language);
        var isOther = !text.StartsWith('"') && (chosen.Any(name => none.BeginsQuestion(name) || none.IsSentence(name)
            || none.IsNegated(name) || none.IsWhole(name) || ListWords.Of(language).AreIn(name))
            || chosen.Skip(1).Any(none.HasNegation) || chosen.Skip(1).Any(none.BeginsOther) || chosen.Skip(1).Any(none.IsClause)
            || (chosen.All(static name => name[0] != '\t') && none.Refuses(text)));
        return chosen.IsEmpty || isOther
            ? new ParseResult.NotUnderstood(language.Say("groceries.which"))
            : Check(chosen, language) ?? (ParseResult)new ParseResult.Understood(EntryChoice.Text(chosen));
    }

    private static ParseResult.Rejected? Check(IEnumerable<string> names, Language language)
    {
        if (names.Count() > MaxItems)
            return new ParseResult.Rejected(language.Say("groceries.too-many", ("most", MaxItems)));
        return names.Any(static name => name.Length > ItemList.MaxNameLength)
            ? new ParseResult.Rejected(language.Say("groceries.too-long", ("most", ItemList.MaxNameLength)))
            : null;
    }
}
