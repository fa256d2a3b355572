using System.Collections.Immutable;
using Alfred.Channels;
using Alfred.Interpretation;

namespace Alfred.Conversations;

/// <summary>What a message was understood as.</summary>
/// <param name="Commands">To be run one after the other.</param>
/// <param name="Answer">To be said behind what they say; null for nothing.</param>
internal sealed record Plan(ImmutableArray<PlannedCommand> Commands, Reply? Answer = null);
