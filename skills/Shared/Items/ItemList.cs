using System.Collections.Immutable;
using System.Globalization;
using Alfred.Groceries;

namespace Alfred.Skills.Shared.Items;

/// <summary>
/// The items of one message. Its text is the canonical value that plans keep: one item a line, amount and unit behind tabs.
/// </summary>
/// <param name="Items">What is meant, in the order typed.</param>
/// <param name="LeftOut">What the message says not to take: the eggs of "milk, no eggs".</param>
public sealed record ItemList(ImmutableArray<GroceryItem> Items, ImmutableArray<string> LeftOut)
{
    /// <summary>The longest name of an item.</summary>
    public const int MaxNameLength = 120;

    private const string LeftOutMark = "\t";

    /// <summary>Reads a message's items. What has no amount that can be read is a name.</summary>
    public static ItemList Read(string text)
    {
        var items = ImmutableArray.CreateBuilder<GroceryItem>();
        var leftOut = ImmutableArray.CreateBuilder<string>();
        foreach (var part in ItemSplitter.Split(text))
        {
            if (Excluded(part) is { } excluded)
                leftOut.Add(excluded);
            else if (ItemText.Read(part) is { } item)
                items.Add(item);
        }

        return new(items.ToImmutable(), leftOut.ToImmutable());
    }

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static ItemList Parse(string canonical)
    {
        var items = ImmutableArray.CreateBuilder<GroceryItem>();
        var leftOut = ImmutableArray.CreateBuilder<string>();
        foreach (var line in canonical.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith(LeftOutMark, StringComparison.Ordinal))
                leftOut.Add(line[LeftOutMark.Length..]);
            else if (line.Split('\t') is [var name, var amount, var unit])
                items.Add(new(name, new(decimal.Parse(amount, CultureInfo.InvariantCulture), unit.Length == 0 ? null : unit)));
            else
                items.Add(new(line));
        }

        return new(items.ToImmutable(), leftOut.ToImmutable());
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join('\n', Items.Select(Line).Concat(LeftOut.Select(name => LeftOutMark + name)));

    private static string Line(GroceryItem item) =>
        item.Quantity is null
            ? item.Name
            : string.Create(CultureInfo.InvariantCulture, $"{item.Name}\t{item.Quantity.Amount:0.###}\t{item.Quantity.Unit}");

    // "no eggs" leaves eggs out; "no sugar cola" and "no-knead bread" are things.
    private static string? Excluded(string part)
    {
        var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            ["but", "no" or "not", .. var name] when name.Length > 0 => string.Join(' ', name),
            ["no" or "No" or "NO", var name] => name.TrimEnd('.', '!', '?'),
            ["no" or "No" or "NO", "more", .. var name] when name.Length > 0 => string.Join(' ', name),
            _ => null,
        };
    }
}
