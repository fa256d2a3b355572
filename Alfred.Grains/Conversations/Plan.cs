using System.Collections.Immutable;
using Alfred.Grains.Understanding;

namespace Alfred.Grains.Conversations;

/// <summary>What a message was understood as: commands to run, or an answer that needs none.</summary>
internal sealed record Plan(ImmutableArray<PlannedCommand> Commands, string? Answer = null)
{
    public static Plan Say(string answer) => new([], answer);
}
