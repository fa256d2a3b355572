namespace Alfred.Interpretation;

/// <summary>
/// Chooses between two actions whose phrases differ in their accents alone, "achète du lait" and "acheté du lait": the accents decide, and
/// without any the person is asked.
/// </summary>
internal static class AccentChoice
{
    /// <summary>What the accents decide, or the question; null when there is nothing to decide.</summary>
    /// <param name="request">The request.</param>
    /// <param name="fitting">The phrases that fit.</param>
    /// <param name="first">The best of them.</param>
    /// <param name="arguments">Its values.</param>
    /// <param name="instance">The instance.</param>
    public static GrammarResult? Decide(RequestText request, in FittingPhrases fitting, int first, Arguments arguments, Instance instance)
    {
        var (phrase, score) = fitting[first];
        for (var at = first + 1; at < fitting.Count && fitting[at].Score == score; at++)
        {
            var (other, _) = fitting[at];
            if (other.Name == phrase.Name || other.Language != phrase.Language || other.Action.Effect == Effect.Read)
                continue;
            var (ours, theirs) = (fitting.Written(phrase), fitting.Written(other));
            if (ours.SequenceEqual(theirs) || !ours.Select(static word => word.At).SequenceEqual(theirs.Select(static word => word.At))
                || fitting.Read(other, instance).Arguments is not { } otherArguments)
                continue;
            var gain = Accents(request, theirs) - Accents(request, ours);
            if (gain == 0)
                return NearMiss.Suggest([Respelt(request, ours), Respelt(request, theirs)], phrase.Language);
            var (name, chosen) = gain > 0 ? (other.Name, otherArguments) : (phrase.Name, arguments);
            return new GrammarResult.Commands([new(name, chosen)]) { Language = phrase.Language, LanguageWords = score };
        }

        return null;
    }

    private static int Accents(RequestText request, List<(int At, string Written)> words) => words.Count(
        word => request.Text.AsSpan()[request.Place(word.At, word.At + 1)].Equals(word.Written, StringComparison.OrdinalIgnoreCase));

    private static string Respelt(RequestText request, List<(int At, string Written)> words)
    {
        var text = request.Text;
        foreach (var (at, written) in words.OrderByDescending(static word => word.At))
        {
            var place = request.Place(at, at + 1);
            text = string.Concat(text.AsSpan(0, place.Start.Value), written, text.AsSpan(place.End.Value));
        }

        return text;
    }
}
