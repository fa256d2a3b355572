using System.Collections.Immutable;
using System.Diagnostics;
using Alfred.Faults.Loads;
using Alfred.Sandbox.Graph;

namespace Alfred.Faults.Ledgers;

/// <summary>How long people wait while processes are killed.</summary>
internal static class Pauses
{
    /// <summary>
    /// The longest time from an acknowledgement, or from the last kill behind it, to the answer. Left out is who had a send cut off: nobody
    /// knows whether that one arrived, so that it and what stands behind it wait for news on purpose.
    /// </summary>
    public static TimeSpan Longest(GroceryLoad load, Effects effects, ImmutableArray<GraphCall> sent, IReadOnlyCollection<long> kills)
    {
        var uncertain = load.Attempted.Where(ask => effects.Uncertain.ContainsKey(ask.Reply)).Select(ask => ask.Person).ToHashSet();
        var answered = sent.Where(call => call.Text is not null)
            .GroupBy(call => Effects.FirstSentence(call.Text!))
            .ToDictionary(same => same.Key, same => same.Min(call => call.At));
        var pauses = from ask in load.Attempted
                     where load.IsAcknowledged(ask) && !uncertain.Contains(ask.Person) && answered.ContainsKey(ask.Reply)
                     let at = answered[ask.Reply]
                     let since = kills.Where(kill => kill < at).Append(load.AcknowledgedAt(ask)).Max()
                     select at > since ? Stopwatch.GetElapsedTime(since, at) : TimeSpan.Zero;
        return pauses.DefaultIfEmpty().Max();
    }
}
