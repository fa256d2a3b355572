using System.Collections.Immutable;
using Alfred.Channels;
using Alfred.Groceries;
using Alfred.Languages;
using Alfred.Skills.Shared.Entries;
using Alfred.Skills.Shared.Items;
using Alfred.Skills.Shared.Replies;

namespace Alfred.Skills.Home.Groceries;

/// <summary>What people are told about one of the lists, in their language.</summary>
/// <param name="list">The list; another than the ordinary one is named in every reply.</param>
/// <param name="language">The language to answer in.</param>
internal sealed class GroceryReplies(ListName list, Language language)
{
    private const int MaxAlike = 3;

    public Reply Empty => new(Named(language.Say("groceries.empty")));

    public Reply Added(GroceryOutcome outcome, ImmutableArray<string> leftOut)
    {
        var merged = outcome.Merged.Select(merge => (merge.Name, merge.After)).ToHashSet();
        var added = outcome.Changed.Where(item => !merged.Contains((item.Name, item.Quantity))).Select(Show).ToArray();
        var lines = new List<string>();
        if (added.Length > 0)
            lines.Add(language.Say("groceries.added", ("items", And(added))));
        lines.AddRange(outcome.Merged.Where(merge => merge.Before != merge.After).Select(Grown));
        var same = outcome.Merged.Where(merge => merge.Before == merge.After).Select(merge => Show(new(merge.Name, merge.After))).ToArray();
        if (same.Length > 0)
            lines.Add(language.Say("groceries.already", ("items", Texts.Sentence(And(same))), ("count", same.Length)));
        if (!outcome.Missing.IsEmpty)
            lines.Add(language.Say("groceries.full", ("items", And(outcome.Missing))));
        if (!leftOut.IsEmpty)
            lines.Add(language.Say("groceries.left-out", ("items", And(leftOut))));
        return new(Named(string.Join('\n', lines)));
    }

    public Reply Shown(ImmutableArray<GroceryItem> items, IReadOnlyList<string> entries) =>
        new(Named(Texts.Numbered(items.Select(Show)), hasLines: true))
        {
            Choices = EntryOffer.List(
                items.Zip(entries, (item, entry) => list.Offer(
                    GroceryActions.Got, entry, item.Name, item.Quantity is null ? null : QuantityText.Show(item.Quantity, language))),
                language.Say("groceries.tick-off")),
        };

    public Reply WhichOne(string verb, IEnumerable<(string Entry, string Label)> entries) =>
        new(Named(language.Say("groceries.which-one")))
        {
            Choices = EntryOffer.Question(entries.Select(entry => list.Offer(verb, entry.Entry, entry.Label))),
        };

    public Reply Taken(string verb, GroceryOutcome outcome, ImmutableArray<GroceryItem> open)
    {
        var lines = new List<string>();
        if (!outcome.Changed.IsEmpty)
        {
            var names = outcome.Changed.Select(item => item.Name).Distinct(StringComparer.Ordinal);
            var key = verb == GroceryActions.Got ? "groceries.got" : "groceries.removed";
            lines.Add($"{language.Say(key, ("items", And(names)))} {Left(outcome.Open)}");
        }

        lines.AddRange(outcome.Missing.Select(name => Missing(name, Alike(name, open))));
        // Only one question can be open at a time.
        var doubtful = outcome.Missing.SelectMany(name => Alike(name, open)).ToArray();
        return new(Named(string.Join('\n', lines)))
        {
            Choices = outcome.Missing.Length == 1 ? EntryOffer.Question(doubtful.Select(name => list.Offer(verb, name))) : null,
        };
    }

    /// <summary>The question before everything goes. "No" shows what would have gone.</summary>
    public Reply Clear(ImmutableArray<GroceryItem> items) =>
        new(Named(items.Length == 1
            ? language.Say("groceries.clear-one", ("item", Show(items[0]))) : language.Say("groceries.clear-all", ("count", items.Length))))
        {
            // In English, which is always understood.
            Choices = new(
            [
                new(language.Say("groceries.yes"), list.Text is null ? "clear the list now" : $"clear the {list.Text} list now"),
                new(language.Say("groceries.no"), list.Text is null ? "list" : $"show the {list.Text} list"),
            ]),
        };

    public Reply Cleared(GroceryOutcome outcome) => outcome.Changed.IsEmpty ? Empty : new(Named(outcome.Changed.Length == 1
        ? language.Say("groceries.cleared-one") : language.Say("groceries.cleared", ("count", outcome.Changed.Length))));

    public Reply Undone(GroceryOutcome outcome)
    {
        if (outcome.ChangedBy is { } name)
            return new(Named(language.Say("groceries.changed-since", ("name", name), ("items", And(outcome.Changed.Select(Show))))));
        if (outcome.Undone is not { } kind)
            return new(Named(language.Say("groceries.nothing-to-undo")));
        var merged = outcome.Merged.Select(merge => merge.Name).ToHashSet(StringComparer.Ordinal);
        var whole = outcome.Changed.Where(item => !merged.Contains(item.Name)).Select(Show).ToArray();
        var first = whole.Length == 0
            ? language.Say("groceries.undone")
            : language.Say(
                kind == GroceryChangeKind.Added ? "groceries.undone-added" : "groceries.undone-taken",
                ("items", And(whole)), ("count", whole.Length));
        return new(Named(string.Join('\n', outcome.Merged.Select(Grown).Prepend(first).Append(Left(outcome.Open)))));
    }

    private static string[] Alike(string name, ImmutableArray<GroceryItem> open) =>
        [
            .. open.Where(item => item.Name.Contains(name, StringComparison.OrdinalIgnoreCase)).Select(item => item.Name)
                .Distinct(StringComparer.OrdinalIgnoreCase).Take(MaxAlike)];

    private string Show(GroceryItem item) => QuantityText.Show(item, language);

    private string And(IEnumerable<string> texts) => Texts.And(texts, language);

    private string Named(string text, bool hasLines = false) => list.Text is null
        ? text
        : language.Say(
            hasLines || text.Contains('\n', StringComparison.Ordinal) ? "groceries.named-lines" : "groceries.named",
            ("list", list.Text), ("text", text));

    private string Grown(GroceryMerge merge) => (merge.Before, merge.After) switch
    {
        ({ } before, { } after) => language.Say(
            "groceries.grown", ("item", Texts.Sentence(merge.Name)), ("before", QuantityText.Show(before, language)),
            ("after", QuantityText.Show(after, language))),
        (_, { } after) => language.Say(
            "groceries.grown-now", ("item", Texts.Sentence(merge.Name)), ("after", QuantityText.Show(after, language))),
        _ => language.Say("groceries.grown-now", ("item", Texts.Sentence(merge.Name)), ("after", merge.Name)),
    };

    private string Left(int open) => open == 0 ? language.Say("groceries.left-none") : language.Say("groceries.left", ("count", open));

    private string Missing(string name, string[] alike) => alike.Length == 0
        ? language.Say("groceries.missing", ("item", Texts.Sentence(name)))
        : language.Say("groceries.missing-alike", ("item", Texts.Sentence(name)), ("items", Texts.Or(alike, language)));
}
