using Alfred.Languages;

namespace Alfred.Skills;

/// <summary>
/// What a language says of skills and actions. A language file has a section for a skill, <c>[groceries]</c> with its <c>title</c>, and one
/// for each action, <c>[groceries.add]</c>: <c>summary</c>, any number of <c>say</c> (a phrase) and of <c>example</c>. What a language
/// lacks comes from English, then from the declaration in code.
/// </summary>
public static class SkillText
{
    /// <summary>What a skill is for: <c>Grocery list</c>.</summary>
    public static string TitleOf(this Language language, Skill skill) => language.FindText(skill.Name, "title") ?? skill.Title;

    /// <summary>What an action does: <c>Put items on the list</c>.</summary>
    public static string SummaryOf(this Language language, Skill skill, SkillAction action) =>
        language.SummaryOf(new ActionName($"{skill.Name}.{action.Name}"), action);

    /// <summary>What the action of a full name does.</summary>
    public static string SummaryOf(this Language language, ActionName name, SkillAction action) =>
        language.FindText(name.Value, "summary") ?? action.Summary;

    /// <summary>What a person could type, at least one.</summary>
    public static IReadOnlyList<string> ExamplesOf(this Language language, Skill skill, SkillAction action)
    {
        for (var candidate = language; candidate is not null; candidate = candidate.Fallback)
        {
            var examples = candidate.Lines($"{skill.Name}.{action.Name}").Where(static line => line.Key == "example")
                .Select(static line => line.Value).ToArray();
            if (examples.Length > 0)
                return examples;
        }

        return action.Examples;
    }

    // In English where the language has none.
    internal static string? FindText(this Language language, string section, string key) =>
        language.Value(section, key) ?? language.Fallback?.Value(section, key);
}
