namespace Alfred.Skills.Shared.Help;

/// <summary>Tells what works in this instance for whoever asks, from the declarations of the loaded skills alone.</summary>
public sealed class HelpSkill : Skill
{
    private static readonly Parameter Area = Parameter.Optional("area", "The area to explain, such as groceries; left out for all");

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
            Area),
    ];
}
