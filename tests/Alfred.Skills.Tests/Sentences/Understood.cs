using Alfred.Interpretation;
using Alfred.Languages;
using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Sentences;

/// <summary>Writes down what a grammar understood, in one line.</summary>
internal static class Understood
{
    public static readonly Grammar Home = new(SkillSet.Home, TestInstance.Home, SkillSet.Languages);
    public static readonly Grammar Biz = new(SkillSet.Biz, TestInstance.Biz, SkillSet.Languages);

    public static string By(Grammar grammar, string sentence, Language? preferred = null) => grammar.Parse(sentence, preferred) switch
    {
        GrammarResult.Commands commands => string.Join("; ", commands.Planned.Select(Line)),
        var other => other.ToString(),
    };

    private static string Line(PlannedCommand command) =>
        command.Action +
            string.Concat(command.Arguments.Values.Select(value => $" {value.Key}={value.Value.Replace('\n', '/').Replace('\t', ' ')}"));
}
