namespace Alfred.Skills.Shared.Entries;

/// <summary>
/// Entries to pick from. What a choice says names its entry in quotes, so that no word of the name is taken for anything else.
/// </summary>
public static class EntryOffer
{
    private const int MaxShown = 100;
    private const int MaxLabelLength = 24;

    /// <summary>One entry to pick.</summary>
    /// <param name="verb">What picking does: <c>got</c>.</param>
    /// <param name="entry">The entry's name.</param>
    /// <param name="label">What is shown; the entry's name by default.</param>
    /// <param name="description">What is shown under it.</param>
    /// <returns>The choice; null for a name that cannot be said in quotes.</returns>
    public static Choice? Of(string verb, string entry, string? label = null, string? description = null)
    {
        var says = $"{verb} {QuotedName.Of(entry)}";
        return QuotedName.Of(entry) is null || says.Length > Choice.MaxSaysLength
            ? null
            : new(ShortText.Of(label ?? entry, MaxLabelLength), says, description);
    }

    /// <summary>"Which one?": one of these.</summary>
    public static Choices? Question(IEnumerable<Choice?> choices) => All(choices) is { } options ? new Choices(options) : null;

    /// <summary>A list to work off, whose text shows the entries with their numbers.</summary>
    /// <param name="choices">An entry a line, in the order shown.</param>
    /// <param name="label">What opens it.</param>
    public static Choices? List(IEnumerable<Choice?> choices, string label) =>
        All(choices) is { } options ? new Choices(options) { Label = label, AreInText = true, TakesSeveral = true } : null;

    // All or none: with one left out, the numbers would mean something else than the text shows.
    private static ImmutableArray<Choice>? All(IEnumerable<Choice?> choices)
    {
        var all = choices.ToArray();
        return all.Length is 0 or > MaxShown || all.Contains(null) ? null : [.. all.OfType<Choice>()];
    }
}
