namespace Alfred.Skills.Shared.Ping;

/// <summary>Says that somebody is there.</summary>
public sealed class PingSkill : Skill
{
    /// <inheritdoc/>
    public override string Name => "ping";

    /// <inheritdoc/>
    public override string Title => "Is Alfred there";

    /// <inheritdoc/>
    public override int Position => 95;

    /// <inheritdoc/>
    public override IReadOnlyList<SkillAction> Actions { get; } =
    [
        new()
        {
            Name = "answer",
            Summary = "Answer at once, to show that everything works",
            Effect = Effect.Read,
            Examples = ["ping"],
            Run = static (context, _, _) => Task.FromResult(Outcome.Say(context.Language.Say("ping.pong"))),
        },
    ];
}
