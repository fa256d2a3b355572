using Alfred.Facts;

namespace Alfred.Skills.Shared.Facts;

/// <summary>
/// "Remember that Ada is allergic to nuts": what is said alone is the person's own and told to nobody else, what is said among others or
/// for everyone is everyone's. The language model is told what the person said themselves.
/// </summary>
public sealed class FactsSkill : Skill, IPersonalData
{
    private static readonly Parameter FactParameter = Parameter.Needed(
        "fact", "What to remember, in the person's words: \"Ada is allergic to nuts\"", FactText.Read) with { IsFreeText = true };

    /// <summary>A fact that no "that" begins: "remember Ada is allergic to nuts".</summary>
    private static readonly Parameter Statement = FactParameter with
    {
        Name = "statement", Fills = FactParameter.Name, IsRequired = false, ToJson = static _ => null, Read = FactText.ReadStatement,
    };

    private static readonly Parameter About = Parameter.Optional(
        FactActions.About, "What the facts are about, in words that stand in them: Ada; all when left out",
        static (text, _) => text.Any(char.IsLetter) ? new ParseResult.Understood(text.Trim()) : new ParseResult.NotUnderstood(""));

    /// <summary>What people keep to look it up: "what's the wifi password?".</summary>
    private static readonly Parameter Kept = About with
    {
        Name = "kept", Fills = About.Name, ToJson = static _ => null, Read = FactText.ReadKept,
    };

    public override string Name => "facts";

    public override int Position => 56;

    public override IReadOnlyList<SkillAction> Actions { get; } =
    [
        Write(
            "remember", static (context, arguments) => FactActions.RememberAsync(context, arguments["fact"], isShared: !context.IsDirect),
            FactParameter, Statement),
        Write(
            "remember-for-all", static (context, arguments) => FactActions.RememberAsync(context, arguments["fact"], isShared: true),
            FactParameter),
        Read("list", FactActions.ListAsync, About, Kept),
        Write(
            "forget", static (context, arguments) => FactActions.ForgetAsync(
                context, arguments.Find("fact"), arguments.Find(FactActions.Since)),
            FactParameter with { IsRequired = false }) with { ToolUse = ToolUse.Never },
    ];

    public async Task<ImmutableArray<ExportTable>> ExportAsync(ActionContext context)
    {
        var (own, shared) = (await FactActions.Own(context).ListAsync(), await FactActions.Shared(context).ListAsync());
        return
        [
            new(
                "facts", ["fact", "for", "at"],
                [.. own.Select(static fact => Row(fact, "me")), .. shared.Select(static fact => Row(fact, "everyone"))]),
        ];
    }

    /// <summary>Deletes what is the speaker's own; what is everyone's stays, without who said it.</summary>
    public async Task<Outcome> ForgetAsync(ActionContext context)
    {
        var own = await FactActions.Own(context).ForgetAllAsync(context.Command);
        await FactActions.Shared(context).DisownAsync(context.Command, context.Member.Id);
        return Outcome.Say(context.Language.Say("facts.all-forgotten", ("count", own.Changed)));
    }

    private static ImmutableArray<string?> Row(Fact fact, string whose) =>
        [fact.Text, whose, fact.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)];
}
