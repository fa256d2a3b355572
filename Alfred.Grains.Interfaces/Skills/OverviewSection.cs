namespace Alfred.Skills;

/// <summary>
/// A part of what a member sees of the assistant without asking, as in Slack's Home tab. Declared by a skill
/// (<see cref="Skill.Overview"/>); nothing else has to be touched.
/// </summary>
public sealed record OverviewSection
{
    /// <summary>The key of its title among the skill's replies: <c>inbox.overview-title</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Where it stands: lower first; of the same position, in the order of the skills.</summary>
    public int Position { get; init; } = 50;

    /// <summary>Who sees it at least. Default adults.</summary>
    public MemberRole Needs { get; init; } = MemberRole.Adult;

    /// <summary>
    /// What it says, with choices where something can be done about it; null leaves the section out. Only reads: it runs whenever somebody
    /// looks, so it has no command of its own (<see cref="ActionContext.Command"/> throws) and remembers nothing.
    /// </summary>
    public required Func<ActionContext, CancellationToken, Task<Reply?>> Show { get; init; }
}
