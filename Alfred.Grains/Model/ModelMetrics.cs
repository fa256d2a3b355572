using System.Diagnostics.Metrics;
using Alfred.Diagnostics;

namespace Alfred.Model;

/// <summary>What the model is asked and what it costs, counted. Never by person: that is what the ledger is for.</summary>
internal static class ModelMetrics
{
    private static readonly Meter Meter = new(MessageMetrics.MeterName);

    private static readonly Counter<long> Calls = Meter.CreateCounter<long>(
        "alfred.model.calls", description: "Calls of the model, those that a limit forbade included, and what came of them");

    private static readonly Histogram<double> CallTime = Meter.CreateHistogram<double>(
        "alfred.model.call.duration", "s", "How long the model took to answer, retries included");

    private static readonly Counter<long> Tokens = Meter.CreateCounter<long>(
        "alfred.model.tokens", description: "Tokens that the model read and wrote");

    private static readonly Counter<double> Cost = Meter.CreateCounter<double>(
        "alfred.model.cost", description: "What it cost, in the instance's currency");

    /// <summary>It answered.</summary>
    public static void Answered(TimeSpan duration)
    {
        Calls.Add(1, new KeyValuePair<string, object?>("result", "answered"));
        CallTime.Record(duration.TotalSeconds);
    }

    /// <summary>There was no answer.</summary>
    public static void Failed(ModelFailure failure) => Calls.Add(1, new KeyValuePair<string, object?>("result", NameOf(failure)));

    /// <summary>A call was paid for.</summary>
    public static void Charged(TokenCount tokens, decimal cost)
    {
        Tokens.Add(tokens.Input, new KeyValuePair<string, object?>("direction", "input"));
        Tokens.Add(tokens.Output, new KeyValuePair<string, object?>("direction", "output"));
        Cost.Add((double)cost);
    }

    private static string NameOf(ModelFailure failure) => failure switch
    {
        ModelFailure.Unavailable => "unavailable",
        ModelFailure.Busy => "busy",
        ModelFailure.Refused => "refused",
        ModelFailure.TooSlow => "too-slow",
        ModelFailure.OverBudget => "over-budget",
        _ => "stopped",
    };
}
