using System.Collections.Immutable;
using Alfred.Faults.Loads;

namespace Alfred.Faults.Ledgers;

/// <summary>
/// What was asked for beside what became of it. The buckets are those of Jepsen's queue checker, but a doubled effect is a failure here.
/// </summary>
internal sealed record Ledger
{
    public required int Attempted { get; init; }

    public required int Acknowledged { get; init; }

    /// <summary>Has its effect although no delivery was acknowledged: allowed.</summary>
    public required int Recovered { get; init; }

    /// <summary>Acknowledged, but not in the state, not in the journal, or never answered.</summary>
    public required ImmutableArray<string> Lost { get; init; }

    /// <summary>In the state, in the journal or answered, but never asked for.</summary>
    public required ImmutableArray<string> Unexpected { get; init; }

    /// <summary>Twice in the state or in the journal.</summary>
    public required ImmutableArray<string> Doubled { get; init; }

    /// <summary>People whose answers came in another order than they asked.</summary>
    public required ImmutableArray<string> Disordered { get; init; }

    /// <summary>Answers beyond the first.</summary>
    public required int ExtraSends { get; init; }

    /// <summary>Answered more often than their rows say that they may have been.</summary>
    public required ImmutableArray<string> UnmarkedExtraSends { get; init; }

    /// <summary>Rows that say they may have been sent twice.</summary>
    public required int Uncertain { get; init; }

    /// <summary>How often sends were cut off, by the marks of their rows.</summary>
    public required int CutOffs { get; init; }

    /// <summary>Compares.</summary>
    public static Ledger Of(GroceryLoad load, Effects effects)
    {
        var asks = load.Attempted;
        var sent = effects.Received.Values.SelectMany(replies => replies).GroupBy(reply => reply)
            .ToDictionary(same => same.Key, same => same.Count());
        var bought = asks.Where(ask => ask.IsBought).Select(ask => ask.Item).ToHashSet();
        return new()
        {
            Attempted = asks.Length,
            Acknowledged = load.Acknowledged,
            Recovered = asks.Count(ask => !load.IsAcknowledged(ask) && effects.Journal.ContainsKey(ask.Summary)),
            Lost = [
                .. asks.Where(load.IsAcknowledged)
                    .Where(ask => !(IsInState(ask) && effects.Journal.ContainsKey(ask.Summary) && sent.ContainsKey(ask.Reply)))
                    .Select(ask => ask.Text)],
            Unexpected =
            [
                .. effects.Journal.Keys.Except(asks.Select(ask => ask.Summary)),
                .. sent.Keys.Except(asks.Select(ask => ask.Reply)),
                .. effects.Open.Keys.Except(asks.Select(ask => ask.Item)),
            ],
            Doubled = [
                .. effects.Journal.Where(line => line.Value > 1).Select(line => line.Key),
                .. effects.Open.Where(entry => entry.Value != 2).Select(entry => entry.Key)],
            Disordered = [.. effects.Received.Where(person => !IsInOrder(asks, person.Key, person.Value)).Select(person => person.Key)],
            ExtraSends = sent.Values.Sum(times => times - 1),
            UnmarkedExtraSends = [
                .. sent.Where(reply => reply.Value > 1 + effects.Uncertain.GetValueOrDefault(reply.Key)).Select(reply => reply.Key)],
            Uncertain = effects.Uncertain.Count,
            CutOffs = effects.Uncertain.Values.Sum(),
        };

        // What was bought again is no longer open: there the journal alone tells.
        bool IsInState(Ask ask) =>
            ask.IsBought ? !effects.Open.ContainsKey(ask.Item) : bought.Contains(ask.Item) || effects.Open.ContainsKey(ask.Item);
    }

    /// <summary>Fails unless every message had its effect once.</summary>
    public void Balances()
    {
        Assert.Empty(Lost);
        Assert.Empty(Unexpected);
        Assert.Empty(Doubled);
        Assert.Empty(Disordered);
        Assert.Empty(UnmarkedExtraSends);
        Assert.Equal(Attempted, Acknowledged);
    }

    private static bool IsInOrder(ImmutableArray<Ask> asks, string person, ImmutableArray<string> received)
    {
        var asked = asks.Where(ask => ask.Person == person).Select(ask => ask.Reply).ToArray();
        return received.Distinct().Where(asked.Contains).SequenceEqual(asked.Where(received.Contains));
    }
}
