using System.Collections.Immutable;
using Alfred.Channels;
using Alfred.Interpretation;

namespace Alfred.Conversations;

/// <summary>What a message was understood as.</summary>
/// <param name="Commands">To be run one after the other.</param>
/// <param name="Answer">To be said behind what they say; null for nothing.</param>
/// <param name="EndsApproval">True when it ends an approval: its buttons have done their work, even where nothing runs.</param>
internal sealed record Plan(ImmutableArray<PlannedCommand> Commands, Reply? Answer = null, bool EndsApproval = false);
