using Alfred.Groceries;
using Alfred.Skills.Shared.Entries;

namespace Alfred.Skills.Home.Groceries;

/// <summary>What people are told about one of the lists, in their language.</summary>
/// <param name="place">Where; another than the ordinary list is named in every reply.</param>
/// <param name="language">The language to answer in.</param>
internal sealed class GroceryReplies(Place place, Language language)
{
    private const int MaxAlike = 3;
    private const int MaxNamed = 12;

    private readonly ListName _list = place.Name;

    public Reply Empty => Say("groceries.empty");

    public Reply Say(string key) => new(Named(language.Say(key)));

    public Reply Added(GroceryOutcome outcome, ImmutableArray<string> leftOut)
    {
        var merged = outcome.Merged.Select(static merge => (merge.Name, merge.After)).ToHashSet();
        var added = outcome.Changed.Where(item => !merged.Contains((item.Name, item.Quantity))).Select(Show).ToArray();
        var lines = new List<string>();
        if (added.Length > 0)
            lines.Add(language.Say("groceries.added", ("items", And(added))));
        lines.AddRange(outcome.Merged.Where(static merge => merge.Before != merge.After).Select(Grown));
        var same = outcome.Merged.Where(static merge => merge.Before == merge.After).Select(merge => Show(new(merge.Name, merge.After)))
            .ToArray();
        if (same.Length > 0)
            lines.Add(language.Say("groceries.already", ("items", Texts.Sentence(And(same))), ("count", same.Length)));
        if (!outcome.Missing.IsEmpty)
            lines.Add(language.Say("groceries.full", ("items", And(outcome.Missing)), ("most", IGroceryGrain.MaxOpen)));
        if (!leftOut.IsEmpty)
            lines.Add(language.Say("groceries.left-out", ("items", And(leftOut))));
        return new(Named(string.Join('\n', lines)));
    }

    /// <summary>"7 Grain crackers": one thing of that name, or seven of them?</summary>
    public Reply NumberOrName(GroceryItem item)
    {
        var to = _list.Text is null ? "" : $" to the {_list.Text} list";
        return new(language.Say("groceries.number-or-name", ("typed", item.Typed!), ("count", Amount(item)), ("name", item.Name)))
        {
            // In English, which is always understood.
            Choices = new(
            [
                new(ShortText.Of(item.Typed!, ListName.MaxLabelLength), $"add \"{item.Typed}\"{to}"),
                new(ShortText.Of($"{Amount(item)} × {item.Name}", ListName.MaxLabelLength), $"add {item.Quantity} x {item.Name}{to}"),
            ]),
        };
    }

    /// <summary>The list, as rows to tick off; behind another text when there is one.</summary>
    public Reply Shown(ListLayout layout, string? before = null)
    {
        var text = before is null ? Named(layout.Text, hasLines: true) : $"{before}\n{layout.Text}";
        return new(text)
        {
            Choices = EntryOffer.List(
                layout.Items.Zip(layout.Entries, (item, entry) => _list.Offer(
                    TickActions.Got, entry, item.Name, item.Quantity is null ? null : Amount(item))),
                language.Say("groceries.tick-off")),
        };
    }

    public Reply WhichOne(string verb, IEnumerable<(string Entry, string Label)> entries) =>
        WhichOne(_list, language.Say("groceries.which-one"), verb, entries, language, place.Store);

    /// <summary>The question which of some entries of a list is meant.</summary>
    public static Reply WhichOne(
        ListName list, string question, string verb, IEnumerable<(string Entry, string Label)> entries, Language language,
        string? store = null) => new(Named(list, store, question, hasLines: false, language))
        {
            Choices = EntryOffer.Question(entries.Select(entry => list.Offer(verb, entry.Entry, entry.Label))),
        };

    /// <summary>What was ticked off or removed, and how much is left.</summary>
    /// <param name="verb">Which of the two.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="open">What is open, to find names like those that are missing.</param>
    /// <param name="left">How much is left to buy in the store; null to tell what is left on the list.</param>
    public Reply Taken(string verb, GroceryOutcome outcome, ImmutableArray<GroceryItem> open, int? left = null)
    {
        var lines = new List<string>();
        if (!outcome.Changed.IsEmpty)
        {
            var names = outcome.Changed.Select(static item => item.Name).Distinct(StringComparer.Ordinal);
            var key = verb == TickActions.Got ? "groceries.got" : "groceries.removed";
            var isThere = place.Store is not null && left is not null;
            lines.Add($"{language.Say(key, ("items", And(names)))} {Left(left ?? outcome.Open, isThere)}");
        }

        var alike = outcome.Missing.Select(name => Alike(name, open)).ToArray();
        lines.AddRange(outcome.Missing.Zip(alike, Missing));
        return new(Named(string.Join('\n', lines)))
        {
            // Only one question can be open at a time.
            Choices = alike is [var doubtful] ? EntryOffer.Question(doubtful.Select(name => _list.Offer(verb, name))) : null,
        };
    }

    /// <summary>That what shall be removed is a member's name; whether they are meant has to be said.</summary>
    public static Reply IsMember(string name, Language language) => new(language.Say("groceries.is-member", ("name", name)))
    {
        Choices = new([new(language.Say("groceries.remove-member"), $"remove member {name}")]),
    };

    public Reply DoneShopping(ImmutableArray<GroceryItem> left) => new(Named(left.IsEmpty
        ? language.Say("groceries.shopped-all")
        : language.Say(
            "groceries.shopped", ("count", left.Length),
            ("items", And(left.Length <= MaxNamed
                ? left.Select(Show)
                : left.Take(MaxNamed).Select(Show).Append(language.Say("groceries.and-more", ("count", left.Length - MaxNamed))))))));

    /// <summary>The question before everything goes. "No" shows what would have gone.</summary>
    public Reply Clear(ImmutableArray<GroceryItem> items) =>
        new(Named(items.Length == 1
            ? language.Say("groceries.clear-one", ("item", Show(items[0]))) : language.Say("groceries.clear-all", ("count", items.Length))))
        {
            // In English, which is always understood.
            Choices = new(
            [
                new(language.Say("groceries.yes"), _list.Text is null ? "clear the list now" : $"clear the {_list.Text} list now"),
                new(language.Say("groceries.no"), _list.Text is null ? "list" : $"show the {_list.Text} list"),
            ]),
        };

    public Reply Cleared(GroceryOutcome outcome) => outcome.Changed.IsEmpty ? Empty : new(Named(outcome.Changed.Length == 1
        ? language.Say("groceries.cleared-one") : language.Say("groceries.cleared", ("count", outcome.Changed.Length))));

    public Reply Undone(GroceryOutcome outcome)
    {
        if (outcome.ChangedBy is { } name)
        {
            return new(Named(language.Say("groceries.changed-since", ("name", name), ("items", And(outcome.Changed.Select(Show))))))
            {
                Choices = new(
                [
                    new(language.Say("groceries.undo-anyway"), language.Say(IUndoable.Anyway)),
                    new(language.Say("groceries.leave-it"), _list.Text is null ? "list" : $"show the {_list.Text} list"),
                ]),
            };
        }

        if (outcome.Undone is not { } kind)
            return Say("groceries.nothing-to-undo");
        var merged = outcome.Merged.Select(static merge => merge.Name).ToHashSet(StringComparer.Ordinal);
        var whole = outcome.Changed.Where(item => !merged.Contains(item.Name)).Select(Show).ToArray();
        var isAdded = kind is GroceryChangeKind.Added or GroceryChangeKind.Set;
        var first = whole.Length == 0
            ? language.Say("groceries.undone")
            : language.Say(
                isAdded ? "groceries.undone-added" : "groceries.undone-taken", ("items", And(whole)), ("count", whole.Length));
        return new(Named(string.Join('\n', outcome.Merged.Select(Grown).Prepend(first).Append(Left(outcome.Open, isStore: false)))));
    }

    /// <summary>Every list with how much stands on it, to be shown by a tap.</summary>
    public static Reply Lists(IReadOnlyList<(ListName Name, int Count)> lists, Language language)
    {
        string Title(ListName name) => name.Text ?? language.Say("groceries.household-list");
        return new(string.Join('\n', lists.Select((list, at) => language.Say(
            "groceries.lists-line", ("number", at + 1), ("list", Title(list.Name)), ("count", list.Count)))))
        {
            // All or none: the numbers stand in the text.
            Choices = lists.Any(static list => list.Name.Text is { } text && QuotedName.Of(text) is null) ? null : new(
                [
                    .. lists.Select(list => new Choice(
                        ShortText.Of(Title(list.Name), ListName.MaxLabelLength),
                        list.Name.Text is { } text ? $"show the {QuotedName.Of(text)} list" : "show the list")),
                ])
            {
                AreInText = true,
                TakesSeveral = true,
            },
        };
    }

    /// <summary>The offer to add what is bought most and is not on the list.</summary>
    public static Reply Usual(IReadOnlyList<string> names, Language language) => names.Count == 0
        ? new(language.Say("groceries.nothing-usual"))
        : new(language.Say("groceries.usual", ("items", Texts.And(names, language))))
        {
            // In English, which is always understood; in quotes, so that no name is taken apart.
            Choices = new(
            [
                new(language.Say("groceries.add-usual"), $"add {string.Join(", ", names.Select(static name => $"\"{name}\""))}"),
                new(language.Say("groceries.leave-usual"), "list"),
            ]),
        };

    /// <summary>That there is no such entry, and which of the open ones may be meant.</summary>
    public Reply NotThere(string name, ImmutableArray<GroceryItem> open) => new(Named(Missing(name, Alike(name, open))));

    /// <summary>Asks whether what is called like a member is a thing all the same.</summary>
    public Reply IsPerson(string member, string item) => new(language.Say("groceries.is-person", ("name", member), ("item", item)))
    {
        // In English, which is always understood; what has an amount is a thing.
        Choices = QuotedName.Of(item) is not { } name ? null : new(
        [
            new(language.Say("groceries.yes"),
                _list.Text is null ? $"add 1 x {name}" : $"add 1 x {name} to the {QuotedName.Of(_list.Text)} list"),
        ]),
    };

    private static string[] Alike(string name, ImmutableArray<GroceryItem> open) =>
        [
            .. open.Where(item => item.Name.Contains(name, StringComparison.OrdinalIgnoreCase)).Select(static item => item.Name)
                .Distinct(StringComparer.OrdinalIgnoreCase).Take(MaxAlike)];

    private static string Named(ListName list, string? store, string text, bool hasLines, Language language)
    {
        if (list.Text is null)
            return text;
        var isBlock = hasLines || text.Contains('\n', StringComparison.Ordinal);
        return store is null
            ? language.Say(isBlock ? "groceries.named-lines" : "groceries.named", ("list", list.Text), ("text", text))
            : language.Say(isBlock ? "groceries.at-store-lines" : "groceries.at-store", ("store", store), ("text", text));
    }

    private string Show(GroceryItem item) => QuantityText.Show(item, language);

    private string Amount(GroceryItem item) => QuantityText.Show(item.Quantity!, language);

    private string And(IEnumerable<string> texts) => Texts.And(texts, language);

    private string Named(string text, bool hasLines = false) => Named(_list, place.Store, text, hasLines, language);

    private string Grown(GroceryMerge merge) => (merge.Before, merge.After) switch
    {
        ({ } before, { } after) => language.Say(
            "groceries.grown", ("item", Texts.Sentence(merge.Name)), ("before", QuantityText.Show(before, language)),
            ("after", QuantityText.Show(after, language))),
        (_, { } after) => language.Say(
            "groceries.grown-now", ("item", Texts.Sentence(merge.Name)), ("after", QuantityText.Show(after, language))),
        _ => language.Say("groceries.grown-now", ("item", Texts.Sentence(merge.Name)), ("after", merge.Name)),
    };

    private string Left(int open, bool isStore) => (open, isStore) switch
    {
        (0, false) => language.Say("groceries.left-none"),
        (0, true) => language.Say("groceries.left-none-there"),
        (_, false) => language.Say("groceries.left", ("count", open)),
        _ => language.Say("groceries.left-there", ("count", open)),
    };

    private string Missing(string name, string[] alike) => alike.Length == 0
        ? language.Say("groceries.missing", ("item", Texts.Sentence(name)))
        : language.Say("groceries.missing-alike", ("item", Texts.Sentence(name)), ("items", Texts.Or(alike, language)));
}
