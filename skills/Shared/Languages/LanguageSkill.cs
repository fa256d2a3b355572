namespace Alfred.Skills.Shared.Languages;

/// <summary>Lets a person choose the language they are answered in.</summary>
/// <param name="languages">The languages that are spoken here.</param>
public sealed class LanguageSkill(LanguageSet languages) : Skill
{
    public override string Name => "language";

    public override int Position => 70;

    public override IReadOnlyList<SkillAction> Actions =>
    [
        Write("set", SetAsync, new Parameter
        {
            Name = "language",
            Summary = "The language, by its name in any of the languages or by its code: German, español, nl",
            Read = (text, context) => Find(text) is { } language
                ? new ParseResult.Understood(language.Code)
                : new ParseResult.NotUnderstood(context.Language.Say(
                    "language.unknown", ("languages", string.Join(", ", languages.All.Select(static one => one.Name))))),
        }) with { Needs = MemberRole.Guest },
    ];

    private async Task<Outcome> SetAsync(ActionContext context, Arguments arguments)
    {
        var language = languages[arguments["language"]];
        var before = context.Member.Language ?? context.Instance.Language;
        await context.Grain<IDirectoryGrain>(IDirectoryGrain.Key).SetLanguageAsync(context.Member.Id, language.Code, isChosen: true);
        return Outcome.Say(language.Say("language.set")) with
        {
            Journal = new($"chose {language.Code}")
            {
                Reversal = before == language.Code ? null : new(new("language.set"), Arguments.None.With("language", before)),
            },
        };
    }

    // Each language's file has the names of all of them as its speakers know them.
    private Language? Find(string text) => languages.Find(text.Trim()) ?? languages.All.FirstOrDefault(
        language => string.Equals(language.Name, text.Trim(), StringComparison.OrdinalIgnoreCase)
            || languages.All.SelectMany(speaker => speaker.Values("language-names", language.Code))
                .Contains(text.Trim(), StringComparer.OrdinalIgnoreCase));
}
