namespace Alfred.Interpretation;

/// <summary>
/// What the words of a request mean as they stand, or with a slip of the finger mended where more of them make sense then. Where both make
/// sense and would do different things, the person is asked.
/// </summary>
internal sealed class RequestCorrector(
    RequestReader reader, SpellingCorrector spelling, Vocabulary vocabulary, LanguageSet languages, Instance instance)
{
    private const int MaxCorrections = 2;

    /// <summary>What it means; null when no phrase has its form.</summary>
    public GrammarResult? Read(RequestText request, Language preferred)
    {
        var exact = reader.Read(request, preferred);
        // Of another language than the rest of the words nothing is meant.
        var among = exact is GrammarResult.Commands { Language: var spoken } ? 1 << languages.All.IndexOf(spoken) : ~0;
        if (spelling.Correct(request, among) is not { } corrections
            || Corrected(request with { Corrections = corrections }, preferred, (exact as GrammarResult.Commands)?.LanguageWords ?? -1)
                is not { } corrected)
            return exact;
        if (exact is not GrammarResult.Commands commands)
            return corrected.IsSure ? corrected.Commands : exact ?? NearMiss.Suggest(corrected.Texts, corrected.Commands.Language);
        var gain = corrected.Commands.LanguageWords - commands.LanguageWords;
        if (gain <= 0 || !corrected.IsSure || corrected.Commands.Language != commands.Language
            || corrected.Commands.Planned.SequenceEqual(commands.Planned))
            return exact;
        return gain > 1
            ? corrected.Commands
            : NearMiss.Suggest([request.ToString(), .. corrected.Texts], corrected.Commands.Language);
    }

    // The request with slips of the finger mended: one thing that can have been meant, or the texts of several.
    // Only what takes more words for the phrase's own than it has without that counts.
    private Correction? Corrected(RequestText request, Language preferred, int score)
    {
        var slips = new List<(int At, int Word)>();
        if (BeginsRequests(request) && reader.Several(request, preferred, slips) is GrammarResult.Commands several
            && slips.Count is > 0 and <= MaxCorrections)
            return new(several, [Spelt(request, slips)], AreSure(request, slips, several.LanguageWords));
        using var fitting = reader.Fitting(request, preferred);
        var isQuestion = reader.IsQuestion(request);
        var meant = new List<Correction>();
        for (var at = 0; at < fitting.Count; at++)
        {
            var (phrase, own) = fitting[at];
            if (meant.Count > 0 && meant[0].Commands.LanguageWords > own)
                break;
            if (own <= score || AskedRequest.Refuses(phrase, isQuestion) || fitting.IsOfOtherLanguage(phrase))
                continue;
            slips.Clear();
            if (fitting.Read(phrase, instance, slips) is not { Arguments: { } arguments } || slips.Count is 0 or > MaxCorrections)
                continue;
            var commands = new GrammarResult.Commands([new(phrase.Name, arguments)]) { Language = phrase.Language, LanguageWords = own };
            meant.Add(new(commands, [Spelt(request, slips)], AreSure(request, slips, own)));
        }

        if (meant.Count == 0)
            return null;
        var readings = meant.DistinctBy(static one => one.Commands.Planned[0]).ToArray();
        return readings.Length == 1
            ? readings[0]
            : readings[0] with
            {
                Texts = [.. readings.SelectMany(static one => one.Texts).Distinct(StringComparer.Ordinal)],
                IsSure = false,
            };
    }

    private bool BeginsRequests(RequestText request)
    {
        for (var at = request.From; at < request.To; at++)
        {
            if (request.Corrections![at] is { } meant && Array.Exists(meant, reader.BeginsRequest))
                return true;
        }

        return false;
    }

    private bool AreSure(RequestText request, List<(int At, int Word)> slips, int words) =>
        slips.TrueForAll(slip => spelling.IsSure(request, slip.At, slip.Word, isAlone: words <= slips.Count));

    // The request as it was meant.
    private string Spelt(RequestText request, List<(int At, int Word)> slips)
    {
        var text = request.ToString();
        var start = request.Place(request.From, request.To).Start.Value;
        foreach (var (at, word) in slips.OrderByDescending(static one => one.At))
        {
            var place = request.Place(at, at + 1);
            text = string.Concat(
                text.AsSpan(0, place.Start.Value - start), vocabulary[word], text.AsSpan(Math.Min(place.End.Value - start, text.Length)));
        }

        return text;
    }

    /// <summary>A request with its slips mended.</summary>
    /// <param name="Commands">What it means then, the likeliest of several.</param>
    /// <param name="Texts">The request as it was meant: one text, or several to choose from.</param>
    /// <param name="IsSure">True when nothing else can have been meant.</param>
    private sealed record Correction(GrammarResult.Commands Commands, ImmutableArray<string> Texts, bool IsSure);
}
