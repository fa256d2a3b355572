using System.Collections.Immutable;
using Alfred.Channels;
using Alfred.Groceries;
using Alfred.Languages;
using Alfred.Skills.Shared.Entries;
using Alfred.Skills.Shared.Items;
using Alfred.Skills.Shared.Replies;

namespace Alfred.Skills.Home.Groceries;

/// <summary>What people are told about the grocery list.</summary>
internal static class GroceryReplies
{
    public const string Empty = "Nothing on the list. Say \"add milk\" to put something there.";

    public static string Added(GroceryOutcome outcome, ImmutableArray<string> leftOut, Language language)
    {
        var merged = outcome.Merged.Select(merge => (merge.Name, merge.After)).ToHashSet();
        var added = outcome.Changed.Where(item => !merged.Contains((item.Name, item.Quantity)))
            .Select(item => QuantityText.Show(item, language)).ToArray();
        var lines = new List<string>();
        if (added.Length > 0)
            lines.Add($"Added {Texts.And(added)}.");
        lines.AddRange(outcome.Merged.Where(merge => merge.Before != merge.After).Select(merge => Grown(merge, language)));
        var same = outcome.Merged.Where(merge => merge.Before == merge.After)
            .Select(merge => QuantityText.Show(new GroceryItem(merge.Name, merge.After), language)).ToArray();
        if (same.Length > 0)
            lines.Add($"{Texts.Sentence(Texts.And(same))} {(same.Length == 1 ? "is" : "are")} already on the list.");
        if (!outcome.Missing.IsEmpty)
            lines.Add($"The list is full, so there was no room for {Texts.And(outcome.Missing)}.");
        if (!leftOut.IsEmpty)
            lines.Add($"Left out {Texts.And(leftOut)}.");
        return string.Join('\n', lines);
    }

    public static Reply Taken(string verb, string done, GroceryOutcome outcome, ImmutableArray<GroceryItem> open)
    {
        var lines = new List<string>();
        if (!outcome.Changed.IsEmpty)
            lines.Add(
                $"{done} {Texts.And(outcome.Changed.Select(item => item.Name).Distinct(StringComparer.Ordinal))}. {Left(outcome.Open)}");
        lines.AddRange(outcome.Missing.Select(name => Missing(name, Alike(name, open))));
        // Only one question can be open at a time.
        var doubtful = outcome.Missing.SelectMany(name => Alike(name, open)).ToArray();
        return new(string.Join('\n', lines))
        {
            Choices = outcome.Missing.Length == 1 ? EntryOffer.Question(doubtful.Select(name => EntryOffer.Of(verb, name))) : null,
        };
    }

    private static string Grown(GroceryMerge merge, Language language) => merge.Before is null
        ? $"{Texts.Sentence(merge.Name)}: now {Amount(merge.After, language)}."
        : $"{Texts.Sentence(merge.Name)}: {Amount(merge.Before, language)} → {Amount(merge.After, language)}.";

    private static string Amount(Quantity? quantity, Language language) => quantity is null ? "" : QuantityText.Show(quantity, language);

    private static string Left(int open) => open == 0 ? "The list is empty now." : $"{open} left on the list.";

    private static string[] Alike(string name, ImmutableArray<GroceryItem> open) =>
        [
            .. open.Where(item => item.Name.Contains(name, StringComparison.OrdinalIgnoreCase)).Select(item => item.Name)
                .Distinct(StringComparer.OrdinalIgnoreCase).Take(3)];

    private static string Missing(string name, string[] alike)
    {
        var notice = $"{Texts.Sentence(name)} is not on the list.";
        return alike.Length == 0 ? notice : $"{notice} Did you mean {Texts.Or(alike)}?";
    }
}
