using System.Collections.Immutable;
using System.Globalization;
using Alfred.Channels;
using Alfred.Languages;
using Alfred.Skills.Shared.Replies;

namespace Alfred.Skills.Shared.Help;

/// <summary>Help as people read it, in their language.</summary>
internal static class HelpText
{
    private const int LastOfMain = 50;
    private const int MaxStarts = 3;
    private const int MaxExamples = 3;

    /// <summary>Every area, with a few things to say.</summary>
    public static string All(ISkillCatalog catalog, Language language)
    {
        var lines = Areas(catalog).Select(skill => language.Say(
            "help.line",
            ("what", language.TitleOf(skill)),
            ("examples", Quoted(skill.Actions.Take(MaxExamples).Select(action => language.ExamplesOf(skill, action)[0])))));
        return string.Join('\n', [language.Say("help.intro"), .. lines, .. More(catalog, language)]);
    }

    /// <summary>
    /// What people come for, as many as become buttons everywhere. To look at something starts best; what has nothing to look at is
    /// explained.
    /// </summary>
    public static Choices? Starts(ISkillCatalog catalog, Language language)
    {
        var starts = Areas(catalog).Where(skill => skill.Position <= LastOfMain).Take(MaxStarts).Select(skill => new Choice(
            language.TitleOf(skill),
            skill.Actions.FirstOrDefault(IsLook) is { } look
                ? language.ExamplesOf(skill, look)[0]
                : $"help {skill.Name}"));
        return starts.ToImmutableArray() is { IsEmpty: false } options ? new(options) : null;
    }

    // Needs no words of its own: "list".
    private static bool IsLook(SkillAction action) =>
        action.Effect == Effect.Read && action.Parameters.All(static parameter => !parameter.IsRequired);

    /// <summary>A few things to say, in quotes: of the first areas, and "help".</summary>
    public static string Examples(ISkillCatalog catalog, Language language) => Texts.Or(
        Areas(catalog).Where(skill => skill.Position <= LastOfMain).Take(2).Concat(catalog.Skills.OfType<HelpSkill>())
            .Select(skill => $"\"{language.ExamplesOf(skill, skill.Actions[0])[0]}\""), language);

    /// <summary>One area, action by action.</summary>
    public static string One(ISkillCatalog catalog, string area, Language language)
    {
        var asked = area.TrimEnd('s');
        var skill = Areas(catalog).FirstOrDefault(skill =>
            skill.Name.TrimEnd('s').Equals(asked, StringComparison.OrdinalIgnoreCase)
                || IsIn(language.TitleOf(skill), asked) || IsIn((language.Fallback ?? language).TitleOf(skill), asked));
        return skill is null
            ? language.Say(
                "help.unknown", ("area", ShortText.Of(area, 40)),
                ("areas", Texts.Or(Areas(catalog).Select(other => NameOf(other, language)), language)))
            : string.Join(
                '\n',
                [language.Say("help.heading", ("area", language.TitleOf(skill))), .. Lines(skill, language), .. Note(skill, language)]);
    }

    private static IEnumerable<string> Lines(Skill skill, Language language) => skill.Actions.Select(action => language.Say(
        "help.line", ("what", language.SummaryOf(skill, action)), ("examples", Quoted(language.ExamplesOf(skill, action)))));

    // What is true of all its actions; its language file names the reply that says it.
    private static ImmutableArray<string> Note(Skill skill, Language language) =>
        language.Value(skill.Name, "note") is { } reply ? [language.Say(reply)] : [];

    private static IEnumerable<Skill> Areas(ISkillCatalog catalog) =>
        catalog.Skills.Where(skill => skill is not HelpSkill && skill.IsListed);

    private static ImmutableArray<string> More(ISkillCatalog catalog, Language language) =>
        Areas(catalog).FirstOrDefault() is { } first ? [language.Say("help.more", ("area", NameOf(first, language)))] : [];

    // A skill's name is an English word; in another language an area is asked for by its title.
    private static string NameOf(Skill skill, Language language) => language.Fallback is null ? skill.Name : language.TitleOf(skill);

    private static bool IsIn(string title, string asked) => CultureInfo.InvariantCulture.CompareInfo.IndexOf(
        title, asked, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;

    private static string Quoted(IEnumerable<string> examples) => string.Join(", ", examples.Select(example => $"\"{example}\""));
}
