namespace Alfred.Skills.Shared.Ping;

/// <summary>Says that somebody is there.</summary>
public sealed class PingSkill : Skill
{
    public override string Name => "ping";

    public override int Position => 95;

    public override IReadOnlyList<SkillAction> Actions { get; } =
    [
        Read("answer", static context => Task.FromResult(Outcome.Say(context.Language.Say("ping.pong")))),
    ];
}
