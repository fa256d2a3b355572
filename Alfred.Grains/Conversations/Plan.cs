using System.Collections.Immutable;
using Alfred.Skills;

namespace Alfred.Conversations;

/// <summary>What a message was understood as: commands to run, or an answer that needs none.</summary>
internal sealed record Plan(ImmutableArray<PlannedCommand> Commands, string? Answer = null)
{
    public static Plan Say(string answer) => new([], answer);
}
