using Alfred.Interpretation;
using Alfred.Languages;
using Alfred.Skills.Tests.Corpus;
using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Sentences;

/// <summary>What phrases are left out by, before they are laid over a request.</summary>
public sealed class NeededWordsLaws
{
    private const int EveryNth = 25;

    private readonly Vocabulary _vocabulary = new();
    private readonly Phrase[] _phrases;
    private readonly Courtesy _courtesy;

    public NeededWordsLaws()
    {
        var languages = SkillSet.Languages;
        _phrases =
        [
            .. from skill in SkillSet.Home.Skills
               from action in skill.Actions
               from index in Enumerable.Range(0, languages.All.Length)
               from phrase in Phrase.Compile(skill, action, languages.All[index], 1 << index, order: 0, _vocabulary)
               select phrase,
        ];
        _courtesy = new(languages, _vocabulary);
    }

    [Fact]
    public void a_phrase_that_fits_is_never_left_out()
    {
        var fitting = 0;
        foreach (var sentence in CorpusTests.Everything().Where(static (_, index) => index % EveryNth == 0))
        {
            var request = _courtesy.Strip(Request(sentence.Text, _vocabulary));
            var words = NeededWords.In(request);
            foreach (var phrase in _phrases)
            {
                if (new PhraseMatch(phrase, request, _courtesy, new short[PhraseMatch.MemoryFor(phrase, request)]).Score() < 0)
                    continue;
                fitting++;
                Assert.True(phrase.Needs.AreIn(words), $"{phrase.Name} in {phrase.Language.Code}: {sentence.Text}");
            }
        }

        Assert.NotEqual(0, fitting);
    }

    [Theory]
    [InlineData("add milk", true)]
    [InlineData("buy some milk to the list", true)]
    [InlineData("milk to the list", false)]
    [InlineData("add", true)]
    public void only_words_that_must_be_there_are_needed(string text, bool mayFit)
    {
        var tree = PhraseText.Parse(new("say", "(add|buy) [some] {items} [to the list]", "test", 1), static _ => null);
        // Of few words none share a bit.
        var vocabulary = new Vocabulary();
        var needs = NeededWords.Of(tree, word => vocabulary.Add(word));
        Assert.Equal(mayFit, needs.AreIn(NeededWords.In(Request(text, vocabulary))));
    }

    private static RequestText Request(string text, Vocabulary vocabulary)
    {
        var clean = MessageText.Clean(text);
        var words = Word.Split(clean, vocabulary);
        return new(clean, words, 0, words.Length, new ReadValues(), new SearchBudget());
    }
}
