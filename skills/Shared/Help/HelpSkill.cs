namespace Alfred.Skills.Shared.Help;

/// <summary>Tells what works in this instance for whoever asks, from the declarations of the loaded skills alone.</summary>
public sealed class HelpSkill : Skill
{
    private static readonly Parameter Area = Parameter.Optional("area", "The area to explain, such as groceries; left out for all");

    /// <summary>
    /// What somebody wants to do, of which a word tells the area: "how do I set a reminder?", but not "how do I bake bread?".
    /// </summary>
    private static readonly Parameter Task = Area with
    {
        Name = "task", Fills = Area.Name, ToJson = static _ => null,
        Read = static (text, context) => AreaOf(text, context.Language) is { } area
            ? new ParseResult.Understood(area) : new ParseResult.NotUnderstood(""),
    };

    public override string Name => "help";

    public override int Position => 90;

    public override IReadOnlyList<SkillAction> Actions { get; } =
    [
        Read(
            "show", static async (context, arguments, _) => arguments.Find(Area.Name) is { } area
                ? Outcome.Say(HelpText.For(context).One(area))
                : Outcome.Say(
                    string.Join('\n', [HelpText.For(context).All(), .. await SpendingText.LinesAsync(context)]),
                    HelpText.For(context).Starts()),
            Area, Task),
    ];

    // Narrower areas stand first in the file: "put a reminder on the list".
    private static string? AreaOf(string text, Language language)
    {
        var said = FoldedName.Of(text);
        return language.Lines("help-topics")
            .FirstOrDefault(line => language.Values("help-topics", line.Key).Any(word => said.HasWordsOf(FoldedName.Of(word))))?.Key;
    }
}
