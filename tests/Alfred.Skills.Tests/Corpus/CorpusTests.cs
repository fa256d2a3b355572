using Alfred.Interpretation;
using Alfred.Skills.Tests.Doubles;
using Alfred.Skills.Tests.Sentences;

namespace Alfred.Skills.Tests.Corpus;

/// <summary>
/// What people write in each language, and what is understood: <c>Corpus/en.tsv</c> and so on, a sentence a line: the instance, the
/// sentence (<c>\n</c> for a new line) and the commands, or <c>nothing</c> for what must have no effect.
/// </summary>
public sealed class CorpusTests
{
    private const double LeastShare = 0.98;
    internal const string Nothing = "nothing";

    private static readonly string[] Languages = ["en", "de", "es", "fr", "nl"];

    public static TheoryData<string> Spoken() => [.. Languages];

    public static TheoryData<string, string, string> Examples()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var (instance, set) in new[] { ("home", SkillSet.Home), ("biz", SkillSet.Biz) })
        {
            foreach (var language in SkillSet.Languages.All)
            {
                foreach (var (skill, action) in set.Skills.SelectMany(skill => skill.Actions, (skill, action) => (skill, action)))
                {
                    foreach (var example in language.ExamplesOf(skill, action))
                        data.Add(instance, $"{skill.Name}.{action.Name}", example);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Spoken))]
    public void almost_every_sentence_is_understood_exactly(string language)
    {
        var sentences = Read(language);
        var misses = sentences.Where(sentence => sentence.Understood != sentence.Meaning).ToArray();
        var share = 1 - ((double)misses.Length / sentences.Length);
        Assert.True(share >= LeastShare, $"{share:P1} of {sentences.Length}:\n{string.Join('\n', misses.AsEnumerable())}");
    }

    [Theory]
    [MemberData(nameof(Spoken))]
    public void nothing_is_done_that_was_not_asked_for(string language) =>
        Assert.DoesNotContain(Read(language), static sentence => sentence is { Meaning: Nothing, Understood: not Nothing });

    [Theory]
    [MemberData(nameof(Spoken))]
    public void there_are_enough_sentences_of_both_kinds(string language)
    {
        var sentences = Read(language);
        Assert.InRange(sentences.Length, 90, int.MaxValue);
        Assert.InRange(sentences.Count(static sentence => sentence.Meaning == Nothing), 10, int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void every_example_is_understood_as_its_action(string instance, string action, string example) =>
        Assert.Equal(action, Assert.Single(Assert.IsType<GrammarResult.Commands>(Of(instance).Parse(example)).Planned).Action.Value);

    internal static Sentence[] Everything() => [.. Languages.SelectMany(Read)];

    private static Sentence[] Read(string language)
    {
        using var reader = new StreamReader(typeof(CorpusTests).Assembly.GetManifestResourceStream($"Corpus/{language}.tsv")!);
        return
        [
            .. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(static line => line[0] != '#')
                .Select(static line => line.Split('\t'))
                .Select(static fields => new Sentence(fields[0], fields[1], fields[2], Understand(fields[0], fields[1]))),
        ];
    }

    internal static string Understand(string instance, string text)
    {
        var sentence = text.Replace(@"\n", "\n", StringComparison.Ordinal);
        return Of(instance).Parse(sentence) is GrammarResult.Commands ? Understood.By(Of(instance), sentence) : Nothing;
    }

    private static Grammar Of(string instance) => instance == "home" ? Understood.Home : Understood.Biz;

    internal sealed record Sentence(string Instance, string Text, string Meaning, string Understood);
}
