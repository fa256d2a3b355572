using Alfred.Groceries;

namespace Alfred.Skills.Shared.Items;

/// <summary>
/// The items of one message. Its text is the canonical value that plans keep: one item a line; behind tabs amount, unit, the upper end of
/// a range and what was typed, as far as there is any.
/// </summary>
/// <param name="Items">What is meant, in the order typed.</param>
/// <param name="LeftOut">What the message says not to take: the eggs of "milk, no eggs", and what is ticked in a pasted list.</param>
public sealed record ItemList(ImmutableArray<GroceryItem> Items, ImmutableArray<string> LeftOut)
{
    /// <summary>The longest name of an item.</summary>
    public const int MaxNameLength = 120;

    private const char Column = '\t';

    // Stands for the thing of an amount that is read alone.
    private const string Something = "thing";

    /// <summary>Reads a message's items. What has no amount that can be read is a name.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="language">The language it is written in.</param>
    public static ItemList Read(string text, Language language)
    {
        var items = ImmutableArray.CreateBuilder<GroceryItem>();
        var leftOut = ImmutableArray.CreateBuilder<string>();
        string? closing = null;
        var words = ItemWords.For(language);
        foreach (var part in ItemSplitter.Split(text, language))
        {
            // Most items are one word, of which nothing has to be taken apart.
            if (part is { IsLeftOut: false, Amount: null } && IsWord(part.Text)
                && words.Closings.Length([PlainLetters.Of(part.Text)], 0) == 0)
            {
                items.Add(new(part.Text));
                continue;
            }

            var tokens = ItemTokens.Of(part.Text, words);
            var bare = ItemEnds.WithoutClosing(tokens, words);
            if (bare.Length == 0)
                closing ??= part.Text;
            else if (part.IsLeftOut)
                leftOut.Add(ItemText.Read(bare, language)?.Name ?? bare);
            else if (ItemEnds.Excluded(bare.Length == part.Text.Length ? tokens : ItemTokens.Of(bare, words), words) is { } excluded)
                leftOut.Add(excluded);
            else if (items.Count > 0 && items[^1].Quantity is null && char.IsDigit(bare[0])
                && (ItemText.ReadMeasure(bare, words) ?? ItemText.ReadCount(bare, words)) is { } measure)
                items[^1] = items[^1] with { Quantity = measure };
            else if (ItemText.Read(part.Amount is null ? bare : $"{part.Amount} x {bare}", language, tokens) is { } item)
                items.Add(item);
        }

        // Nothing but "urgent" may be what somebody calls a thing.
        if (items.Count == 0 && leftOut.Count == 0 && closing is not null)
            items.Add(new(closing));
        return new(items.ToImmutable(), leftOut.ToImmutable());
    }

    /// <summary>True for a text that begins with a digit, or with a word for a number or for one, as few texts do.</summary>
    /// <param name="text">What was typed; not empty.</param>
    /// <param name="language">The language it is written in.</param>
    public static bool MayBeginWithAmount(string text, Language language)
    {
        if (char.IsAsciiDigit(text[0]))
            return true;
        var (words, typed) = (ItemWords.For(language), PhraseWords.Of(text));
        return typed.Length > 0 && (words.Articles.Contains(typed[0]) || words.Counts.Length(typed, 0) > 0);
    }

    /// <summary>Reads an amount that stands alone: "3", "2 l", "a dozen". Null for anything else.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="language">The language it is written in.</param>
    public static Quantity? ReadAmount(string text, Language language) =>
        ItemText.Read($"{text} {Something}", language) is { Name: Something, Quantity: { } quantity } ? quantity : null;

    /// <summary>The canonical value of an amount.</summary>
    public static string AmountText(Quantity quantity) => Line(new("", quantity))[1..];

    /// <summary>Reads what <see cref="AmountText"/> writes.</summary>
    public static Quantity ParseAmount(string canonical) => Item([.. $"{Column}{canonical}".Split(Column)]).Quantity!;

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static ItemList Parse(string canonical)
    {
        var items = ImmutableArray.CreateBuilder<GroceryItem>();
        var leftOut = ImmutableArray.CreateBuilder<string>();
        foreach (var line in canonical.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] == Column)
                leftOut.Add(line[1..]);
            else
                items.Add(Item(line.Split(Column)));
        }

        return new(items.ToImmutable(), leftOut.ToImmutable());
    }

    public override string ToString() => string.Join('\n', Items.Select(Line).Concat(LeftOut.Select(static name => Column + name)));

    private static bool IsWord(string text)
    {
        foreach (var letter in text)
        {
            if (!char.IsLetter(letter))
                return false;
        }

        return true;
    }

    private static GroceryItem Item(string[] columns)
    {
        if (columns.Length < 3)
            return new(columns[0]);
        var upTo = columns.Length > 3 && columns[3].Length > 0 ? Number(columns[3]) : (decimal?)null;
        return new(
            columns[0], new(Number(columns[1]), columns[2].Length == 0 ? null : columns[2], upTo), columns.Length > 4 ? columns[4] : null);
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string Line(GroceryItem item)
    {
        if (item.Quantity is not { } quantity)
            return item.Name;
        var line = string.Create(CultureInfo.InvariantCulture, $"{item.Name}\t{quantity.Amount:0.###}\t{quantity.Unit}");
        if (quantity.UpTo is not null || item.Typed is not null)
            line += string.Create(CultureInfo.InvariantCulture, $"\t{quantity.UpTo:0.###}");
        return item.Typed is null ? line : $"{line}\t{item.Typed}";
    }
}
