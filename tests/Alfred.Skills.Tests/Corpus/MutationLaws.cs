using System.Globalization;
using System.Text;

namespace Alfred.Skills.Tests.Corpus;

/// <summary>
/// The corpus as hurried people type it: other case, doubled blanks, no accents, an emoji, a slip of the finger in a word of the phrase.
/// The same ten thousand at every run.
/// </summary>
public sealed class MutationLaws
{
    private const int Mutations = 10_000;
    private const int Kinds = 6;
    private const double LeastShare = 0.9;

    private static readonly string[] Emoji = ["🙂", "👍", "🥛", "😀", "🛒"];

    [Fact]
    public void of_ten_thousand_mutations_none_has_a_wrong_effect_and_nine_of_ten_are_still_right()
    {
        var random = new Random(20261129);
        var corpus = CorpusTests.Everything();
        var wrong = new List<string>();
        var right = 0;
        for (var round = 0; round < Mutations; round++)
        {
            var sentence = corpus[random.Next(corpus.Length)];
            // A slip in the one word that tells that a thing is not to be bought ("I need a berak") cannot be known.
            var kinds = sentence.Meaning == CorpusTests.Nothing ? Kinds - 1 : Kinds;
            var mutated = Mutate(sentence.Text.Replace(@"\n", "\n", StringComparison.Ordinal), random, random.Next(kinds));
            var understood = CorpusTests.Understand(sentence.Instance, mutated);
            if (IsSame(understood, sentence.Meaning))
                right++;
            else if (understood != CorpusTests.Nothing && !IsSameAction(understood, sentence.Meaning))
                wrong.Add($"{mutated} -> {understood} instead of {sentence.Meaning}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(40).Prepend($"{wrong.Count} wrong effects:")));
        Assert.True(right >= LeastShare * Mutations, $"{right} of {Mutations} are right");
    }

    // A slip in an item's name changes the name: what is done is the same.
    private static bool IsSameAction(string understood, string meaning) => Actions(understood).SequenceEqual(Actions(meaning));

    // A greeting more or less has no effect.
    private static IEnumerable<string> Actions(string meaning) => meaning.Split("; ").Select(static command => command.Split(' ')[0])
        .Where(static action => !action.StartsWith("talk.", StringComparison.Ordinal));

    private static bool IsSame(string understood, string meaning) => Folded(understood) == Folded(meaning);

    private static string Folded(string text) => string.Concat(
        text.Normalize(NormalizationForm.FormD).Where(static letter => char.GetUnicodeCategory(letter)
            is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Surrogate or UnicodeCategory.OtherSymbol)))
        .Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    private static string Mutate(string text, Random random, int kind) => kind switch
    {
        0 => text.ToUpper(CultureInfo.InvariantCulture),
        1 => text.ToLower(CultureInfo.InvariantCulture),
        2 => text.Replace(" ", "  ", StringComparison.Ordinal),
        3 => string.Concat(text.Normalize(NormalizationForm.FormD)
            .Where(static letter => char.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)),
        4 => $"{text} {Emoji[random.Next(Emoji.Length)]}",
        _ => WithSlip(text, random),
    };

    // In one of the longer words, which is mostly a word of the phrase: two letters swapped, one doubled, or one left out.
    private static string WithSlip(string text, Random random)
    {
        var words = text.Split(' ');
        var long5 = Enumerable.Range(0, words.Length).Where(at => words[at].Length > 4 && words[at].All(char.IsLetter)).ToArray();
        if (long5.Length == 0)
            return text;
        var chosen = long5[random.Next(long5.Length)];
        var word = words[chosen];
        var place = random.Next(1, word.Length - 1);
        words[chosen] = random.Next(3) switch
        {
            0 => word[..place] + word[place + 1] + word[place] + word[(place + 2)..],
            1 => word[..place] + word[place] + word[place..],
            _ => word[..place] + word[(place + 1)..],
        };
        return string.Join(' ', words);
    }
}
