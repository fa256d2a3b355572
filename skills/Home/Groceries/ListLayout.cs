using System.Text;
using Alfred.Groceries;

namespace Alfred.Skills.Home.Groceries;

/// <summary>A list as it is shown at a place: which entries, in which order, under which headings.</summary>
internal sealed class ListLayout
{
    /// <summary>A shorter list is read at a glance and needs no headings.</summary>
    public const int MinGrouped = 8;

    private readonly Language _language;
    private readonly Place _place;
    private readonly ImmutableArray<(GroceryItem Item, string Aisle)> _rows;
    private readonly bool _isGrouped;

    /// <param name="place">Where.</param>
    /// <param name="view">The list that holds the entries.</param>
    /// <param name="language">The reader's language.</param>
    /// <param name="isTrip">True while somebody is shopping there: the order is that of the store.</param>
    public ListLayout(Place place, GroceryView view, Language language, bool isTrip)
    {
        (_language, _place) = (language, place);
        var words = AisleWords.Of(language);
        var said = view.Aisles.Concat(place.Aisles).DistinctBy(static choice => FoldedName.Of(choice.Name))
            .ToDictionary(static choice => FoldedName.Of(choice.Name), static choice => choice.Aisle);
        var rows = view.Open.Where(place.Has).Select(entry => (
            entry.Item,
            Aisle: said.TryGetValue(FoldedName.Of(entry.Item.Name), out var aisle) ? aisle : words.Guess(entry.Item.Name))).ToArray();
        var isStore = isTrip || place.Store is not null;
        var order = place.Learns is { } learns && isStore
            ? view.Stores.FirstOrDefault(store => FoldedName.Of(store.Store) == FoldedName.Of(learns)) : null;
        var isLearnt = order is { Names.IsEmpty: false };
        _isGrouped = !isLearnt && (isTrip || rows.Length >= MinGrouped)
            && rows.Select(static row => row.Aisle).Distinct(StringComparer.Ordinal).Skip(1).Any();
        _rows = isLearnt
            ? [.. Learnt(rows, order!.Names, words)]
            : !_isGrouped ? [.. rows]
            : [.. rows.OrderBy(row => words.Rank(row.Aisle)).ThenBy(row => words.Show(row.Aisle), StringComparer.Ordinal)];
    }

    /// <summary>The entries in the order shown.</summary>
    public ImmutableArray<GroceryItem> Items => [.. _rows.Select(static row => row.Item)];

    /// <summary>What tells the entries apart: of several of one name each is called by its amount, too.</summary>
    public ImmutableArray<string> Entries
    {
        get
        {
            var isTwice = _rows.GroupBy(static row => row.Item.Name, StringComparer.OrdinalIgnoreCase)
                .Where(static same => same.Skip(1).Any()).Select(static same => same.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return [.. _rows.Select(row => isTwice.Contains(row.Item.Name) ? row.Item.ToString() : row.Item.Name)];
        }
    }

    /// <summary>The entries with their numbers, under the names of their aisles where that helps.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder();
            var words = AisleWords.Of(_language);
            string? heading = null;
            for (var at = 0; at < _rows.Length; at++)
            {
                var (item, aisle) = _rows[at];
                if (_isGrouped && aisle != heading)
                    text.Append(heading is null ? "" : "\n").Append(words.Show(heading = aisle)).Append('\n');
                text.Append(CultureInfo.InvariantCulture, $"{at + 1}. {Show(item)}\n");
            }

            return text.ToString().TrimEnd('\n');
        }
    }

    private string Show(GroceryItem item)
    {
        var text = QuantityText.Show(item, _language);
        return item.Store is null || _place.Store is not null ? text : $"{text} · {item.Store}";
    }

    // What was never ticked off there stands behind the last thing of its aisle that was; else behind all, by aisle.
    private static IEnumerable<(GroceryItem Item, string Aisle)> Learnt(
        (GroceryItem Item, string Aisle)[] rows, ImmutableArray<string> names, AisleWords words)
    {
        var places = new Dictionary<FoldedName, int>();
        var aisles = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < names.Length; at++)
        {
            places.TryAdd(FoldedName.Of(names[at]), at);
            aisles[words.Guess(names[at])] = at;
        }

        foreach (var (item, aisle) in rows)
        {
            if (places.TryGetValue(FoldedName.Of(item.Name), out var at))
                aisles[aisle] = Math.Max(aisles.GetValueOrDefault(aisle, at), at);
        }

        return rows.OrderBy(row => places.TryGetValue(FoldedName.Of(row.Item.Name), out var at)
                ? at : aisles.TryGetValue(row.Aisle, out var last) && row.Aisle != AisleWords.Other ? last + 0.5 : names.Length)
            .ThenBy(row => words.Rank(row.Aisle));
    }
}
