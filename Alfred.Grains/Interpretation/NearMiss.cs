using System.Collections.Immutable;
using Alfred.Channels;
using Alfred.Skills;

namespace Alfred.Interpretation;

/// <summary>Answers a message that no phrase fits: by the action that it begins like, else by what works here.</summary>
internal sealed class NearMiss
{
    // Words that begin so many sentences that they tell nothing about what is meant.
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "a", "an", "the", "i", "i'm", "i've", "we", "we're", "what", "what's", "whats", "is", "are", "my", "our", "me", "you", "do", "have",
        "how", "no", "not",
        "when", "who", "it", "there", "to", "and", "can", "at", "on", "in", "of", "for", "set", "show", "see", "get", "give", "put", "take",
        "make", "turn", "send",
    };

    private const int MaxSuggested = 3;

    private readonly ImmutableArray<Phrase> _phrases;
    private readonly string _nothing;

    public NearMiss(ISkillCatalog catalog, ImmutableArray<Phrase> phrases)
    {
        _phrases = phrases;
        var examples = catalog.Skills
            .Where(skill => skill.Name != "help")
            .Take(2)
            .Select(skill => skill.Actions[0].Examples[0])
            .Concat(catalog.Skills.Where(skill => skill.Name == "help").Select(_ => "help"))
            .Select(example => $"\"{example}\"")
            .ToArray();
        _nothing = examples.Length == 0
            ? "I did not understand that."
            : $"I did not understand that. You can say {Either(examples)}.";
    }

    public GrammarResult Explain(ImmutableArray<Word> words)
    {
        if (words.Length == 0)
            return new GrammarResult.Nothing(_nothing);
        var nearest = _phrases.Select(phrase => (Phrase: phrase, Shared: SharedStart(phrase, words))).MaxBy(candidate => candidate.Shared);
        if (nearest.Shared > 0)
            return new GrammarResult.Problem($"I did not understand all of that. For example: {Examples(nearest.Phrase.Action)}.");
        var alike = _phrases.FirstOrDefault(
            phrase => phrase.Parts[0] is PhrasePart.Literal literal && IsTypo(words[0].Folded, literal.Word));
        return alike is null
            ? new GrammarResult.Nothing(_nothing)
            : new GrammarResult.Problem($"Did you mean {Examples(alike.Action)}?");
    }

    /// <summary>
    /// The request with its first word as it was perhaps meant, for each word that begins a phrase and is nearly the same.
    /// </summary>
    public IEnumerable<string> Corrected(string request, ImmutableArray<Word> words) =>
        words.IsEmpty || _phrases.Any(phrase => SharedStart(phrase, words) > 0)
        ? []
        : _phrases.Select(phrase => (phrase.Parts[0] as PhrasePart.Literal)?.Word).OfType<string>()
            .Where(first => IsTypo(words[0].Folded, first))
            .Distinct(StringComparer.Ordinal)
            .Select(first => first + request[words[0].End..]);

    /// <summary>Asks which of these was meant.</summary>
    public static GrammarResult Suggest(ImmutableArray<string> requests)
    {
        var shown = requests[..Math.Min(requests.Length, MaxSuggested)];
        var choices = shown.Any(request => request.Length > Choice.MaxSaysLength)
            ? null
            : new Choices([.. shown.Select(request => new Choice(request, request))]);
        return new GrammarResult.Problem($"Did you mean {Either([.. shown.Select(request => $"\"{request}\"")])}?") { Choices = choices };
    }

    private static string Examples(SkillAction action) => Either([.. action.Examples.Take(2).Select(example => $"\"{example}\"")]);

    private static string Either(string[] texts) => texts.Length == 1 ? texts[0] : $"{string.Join(", ", texts[..^1])} or {texts[^1]}";

    private static int SharedStart(Phrase phrase, ImmutableArray<Word> words)
    {
        var shared = 0;
        var telling = false;
        while (shared < words.Length && shared < phrase.Parts.Length && phrase.Parts[shared] is PhrasePart.Literal literal
            && literal.Word == words[shared].Folded)
        {
            telling |= !Common.Contains(literal.Word);
            shared++;
        }

        return telling ? shared : 0;
    }

    // One letter wrong, missing, doubled or swapped, in a word long enough that this is no accident.
    private static bool IsTypo(string typed, string meant)
    {
        if (meant.Length < 4 || Math.Abs(typed.Length - meant.Length) > 1 || Common.Contains(meant))
            return false;
        var start = 0;
        while (start < Math.Min(typed.Length, meant.Length) && typed[start] == meant[start])
            start++;
        var rest = typed.AsSpan(start);
        var expected = meant.AsSpan(start);
        if (rest.Length == expected.Length)
        {
            return rest.Length == 0
                || rest[1..].SequenceEqual(expected[1..])
                || (rest.Length > 1 && rest[0] == expected[1] && rest[1] == expected[0] && rest[2..].SequenceEqual(expected[2..]));
        }

        return rest.Length > expected.Length ? rest[1..].SequenceEqual(expected) : expected[1..].SequenceEqual(rest);
    }
}
