using System.Collections.Immutable;
using Alfred.Commands;
using Alfred.Completions;

namespace Alfred.Conversations;

/// <summary>What came of working on a message.</summary>
/// <param name="Completion">What ends it: its answer, or, behind a failure, what a dead letter writes (the outcomes of the commands that did run).</param>
/// <param name="Failure">Why it could not be handled, by its own fault; null when it was.</param>
/// <param name="Touched">The grains that hold outcomes for it.</param>
internal sealed record Handled(Completion Completion, Exception? Failure, ImmutableArray<TouchedGrain> Touched)
{
    /// <summary>Tells the grains that these outcomes need not be kept. Nobody waits for it: at activation they ask by themselves.</summary>
    public void Settle()
    {
        foreach (var grain in Touched.GroupBy(touched => touched.Grain))
            _ = grain.Key.SettleAsync([.. grain.Select(touched => touched.Command)]);
    }
}

/// <summary>A grain that a command was sent to.</summary>
internal sealed record TouchedGrain(ICommandGrain Grain, CommandId Command);
