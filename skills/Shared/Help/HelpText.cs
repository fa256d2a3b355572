using Alfred.Skills.Shared.Replies;

namespace Alfred.Skills.Shared.Help;

/// <summary>Help as a person reads it: in their language, and nothing that they may not do.</summary>
/// <param name="catalog">What works in this instance.</param>
/// <param name="role">What the person may do.</param>
/// <param name="language">Their language.</param>
internal sealed class HelpText(ISkillCatalog catalog, MemberRole role, Language language)
{
    private const int LastOfMain = 50;
    private const int MaxStarts = 3;
    private const int MaxExamples = 3;

    /// <summary>The help for whoever asks.</summary>
    public static HelpText For(ActionContext context) => new(context.Catalog, context.Member.Role, context.Language);

    /// <summary>What people come for, with a few things to say, and what else there is.</summary>
    public string All()
    {
        var lines = Main.Select(skill => language.Say(
            "help.line",
            ("what", language.TitleOf(skill)),
            ("examples", Quoted(Allowed(skill).Take(MaxExamples).Select(action => language.ExamplesOf(skill, action)[0])))));
        return string.Join('\n', [language.Say("help.intro"), .. lines, .. Others(), .. More()]);
    }

    /// <summary>
    /// What people come for, as many as become buttons everywhere. To look at something starts best; what has nothing to look at is
    /// explained.
    /// </summary>
    public Choices? Starts()
    {
        var starts = Main.Take(MaxStarts).Select(skill => new Choice(
            language.TitleOf(skill),
            Allowed(skill).FirstOrDefault(IsLook) is { } look
                ? language.ExamplesOf(skill, look)[0]
                : $"help {skill.Name}"));
        return starts.ToImmutableArray() is { IsEmpty: false } options ? new(options) : null;
    }

    /// <summary>A few things to say, in quotes: of the first areas, and "help".</summary>
    public string Examples() => Texts.Or(
        Main.Take(2).Concat(catalog.Skills.OfType<HelpSkill>())
            .Select(skill => $"\"{language.ExamplesOf(skill, Allowed(skill).First())[0]}\""), language);

    /// <summary>One area, action by action.</summary>
    public string One(string area)
    {
        var asked = area.TrimEnd('s');
        var skill = Areas.FirstOrDefault(skill => IsSame(skill.Name.TrimEnd('s'), asked)
                || IsSame(language.TitleOf(skill), area) || IsSame((language.Fallback ?? language).TitleOf(skill), area))
            ?? Areas.FirstOrDefault(skill =>
                IsIn(language.TitleOf(skill), asked) || IsIn((language.Fallback ?? language).TitleOf(skill), asked));
        return skill is null
            ? language.Say(
                "help.unknown", ("area", ShortText.Of(area, 40)), ("areas", Texts.Or(Areas.Select(NameOf), language)))
            : string.Join('\n', [language.Say("help.heading", ("area", language.TitleOf(skill))), .. Lines(skill), .. Note(skill)]);
    }

    // Needs no words of its own: "list".
    private static bool IsLook(SkillAction action) =>
        action.Effect == Effect.Read && action.Parameters.All(static parameter => !parameter.IsRequired);

    private IEnumerable<string> Lines(Skill skill) => Allowed(skill).Select(action => language.Say(
        "help.line", ("what", language.SummaryOf(skill, action)), ("examples", Quoted(language.ExamplesOf(skill, action)))));

    // What is true of all its actions; its language file names the reply that says it.
    private ImmutableArray<string> Note(Skill skill) => language.Value(skill.Name, "note") is { } reply ? [language.Say(reply)] : [];

    private IEnumerable<Skill> Areas => catalog.Skills.Where(skill => skill is not HelpSkill && skill.IsListed && Allowed(skill).Any());

    private IEnumerable<Skill> Main => Areas.Where(static skill => skill.Position <= LastOfMain);

    private IEnumerable<SkillAction> Allowed(Skill skill) => skill.Actions.Where(action => role.Allows(action.Needed));

    private ImmutableArray<string> Others() =>
        Areas.Where(static skill => skill.Position > LastOfMain).Select(language.TitleOf).ToArray() is { Length: > 0 } titles
            ? [language.Say("help.others", ("areas", string.Join(", ", titles)))] : [];

    private ImmutableArray<string> More() =>
        Areas.FirstOrDefault() is { } first ? [language.Say("help.more", ("area", NameOf(first)))] : [];

    // A skill's name is an English word; in another language an area is asked for by its title.
    private string NameOf(Skill skill) => language.Fallback is null ? skill.Name : language.TitleOf(skill);

    private static bool IsSame(string title, string asked) => CultureInfo.InvariantCulture.CompareInfo.Compare(
        title, asked, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) == 0;

    private static bool IsIn(string title, string asked) => CultureInfo.InvariantCulture.CompareInfo.IndexOf(
        title, asked, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;

    private static string Quoted(IEnumerable<string> examples) => string.Join(", ", examples.Select(example => $"\"{example}\""));
}
