using Alfred.Conversations;

namespace Alfred.Interpretation;

/// <summary>Reads what somebody types as an answer to an offer.</summary>
internal sealed class OfferReader(ReplyVocabulary vocabulary)
{
    /// <summary>With so few options one letter is enough: "y" for "Yes".</summary>
    private const int Few = 3;

    private const CompareOptions Folded = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;

    /// <summary>
    /// What names an option beyond doubt and therefore comes before everything else that the text may mean: its number or its label.
    /// </summary>
    public ChoiceResult? Exactly(Offer offer, string text)
    {
        var typed = MessageText.Clean(text);
        var said = vocabulary.WithoutCourtesy(typed);
        return Numbered(offer, said) ?? Labelled(offer, typed) ?? Labelled(offer, said);
    }

    /// <summary>
    /// What may be meant when the text is nothing else: a label in another number ("egg" for "Eggs"), the beginning of one, "yes" to the
    /// only option, "no" to all.
    /// </summary>
    public ChoiceResult? Loosely(Offer offer, string text)
    {
        var said = vocabulary.WithoutCourtesy(MessageText.Clean(text));
        if (said.Length > 0 && Meant(offer, option => FoldedName.Of(option.Label) == FoldedName.Of(said)) is { } folded)
            return folded;
        var begun = said.Length > 1 || (said.Length == 1 && offer.Options.Length <= Few) ? Begun(offer, said) : [];
        if (begun.Length > 0)
            return begun.Length == 1 ? new ChoiceResult.Taken(begun) : new ChoiceResult.Ambiguous(begun);
        // A list to work off asks nothing, however short.
        if (offer is { Options.Length: 1, TakesSeveral: false } && vocabulary.IsYes(said))
            return new ChoiceResult.Taken(offer.Options);
        return vocabulary.IsNo(said) || vocabulary.IsCancel(said) ? new ChoiceResult.None() : null;
    }

    private ChoiceResult? Numbered(Offer offer, string said)
    {
        var numbers = Numbers(said);
        if (numbers.IsEmpty)
            return null;
        if (numbers.Any(number => number < 1 || number > offer.Options.Length))
        {
            // A label may be a number itself: the "1234" of an amount that can be read in two ways.
            return Labelled(offer, said) ?? new ChoiceResult.OutOfRange();
        }

        return numbers.Length > 1 && !offer.TakesSeveral
            ? new ChoiceResult.TooMany()
            : new ChoiceResult.Taken([.. numbers.Distinct().Select(number => offer.Options[number - 1])]);
    }

    private static ChoiceResult? Labelled(Offer offer, string said)
    {
        if (said.Length == 0)
            return null;
        // In another number it is no exact label: "expense" is a command although "Expenses" was offered.
        return Meant(offer, option => string.Equals(option.Label, said, StringComparison.Ordinal))
            ?? Meant(offer, option => CultureInfo.InvariantCulture.CompareInfo.Compare(option.Label, said, Folded) == 0);
    }

    private static ChoiceResult? Meant(Offer offer, Func<Choice, bool> isMeant) => offer.Options.Where(isMeant).ToImmutableArray() switch
    {
        [] => null,
        [var one] => new ChoiceResult.Taken([one]),
        var several => new ChoiceResult.Ambiguous(several),
    };

    private static ImmutableArray<Choice> Begun(Offer offer, string said) =>
        [.. offer.Options.Where(option => CultureInfo.InvariantCulture.CompareInfo.IsPrefix(option.Label, said, Folded))];

    // "2", "#2", "2.", "number 2", "1 and 3", "1 und 3", "1, 3".
    private ImmutableArray<int> Numbers(string said)
    {
        var numbers = ImmutableArray.CreateBuilder<int>();
        foreach (var word in said.ToLowerInvariant().Split([' ', ',', ';', '&', '+', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (vocabulary.IsBesideNumbers(word))
                continue;
            var bare = word.TrimStart('#').TrimEnd('.', ')');
            if (bare.Length > 3 || !int.TryParse(bare, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return [];
            numbers.Add(number);
        }

        return numbers.ToImmutable();
    }
}
