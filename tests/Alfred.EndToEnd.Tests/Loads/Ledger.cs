using System.Collections.Immutable;
using System.Text.Json;
using Alfred.EndToEnd.Instances;
using Npgsql;

namespace Alfred.EndToEnd.Loads;

/// <summary>What was asked for beside what became of it: on the list, in the journal, in people's hands.</summary>
internal sealed record Ledger
{
    public required int Attempted { get; init; }

    public required int Acknowledged { get; init; }

    /// <summary>Acknowledged, but not on the list, not in the journal, or never answered.</summary>
    public required ImmutableArray<string> Lost { get; init; }

    /// <summary>On the list, in the journal or answered, but never asked for, or answered in other words.</summary>
    public required ImmutableArray<string> Unexpected { get; init; }

    /// <summary>More than once on the list or in the journal.</summary>
    public required ImmutableArray<string> Doubled { get; init; }

    /// <summary>Answers beyond the first.</summary>
    public required int ExtraSends { get; init; }

    /// <summary>Answered more than once although no row says that it may have been, or more than twice.</summary>
    public required ImmutableArray<string> UnmarkedExtraSends { get; init; }

    /// <summary>Rows that say they may have been sent twice.</summary>
    public required int Uncertain { get; init; }

    /// <summary>Waits until nothing is under way any more, and draws the ledger up.</summary>
    public static async Task<Ledger> DrawUpAsync(HomeInstance home, GroceryLoad load)
    {
        await Eventually.EqualsAsync(
            "0 messages, 0 replies",
            () => home.AskAsync<string>("""
                select (select count(*) from inbox where state = 'waiting') || ' messages, '
                    || (select count(*) from outbox where state in ('pending', 'sending', 'uncertain')) || ' replies'
                """),
            Limits.Reconciled);
        var journal = await CountAsync(home.Database, "select summary from journal", "added ", "");
        // The list is written to its readers behind the commit.
        var list = await Eventually.GetAsync(home.ItemsAsync, items => items.Length >= journal.Count);
        var uncertain = await CountAsync(home.Database, "select reply ->> 'text' from outbox where uncertain_tries > 0", "Added ", ".");
        return Compare(load.Attempted, load.Acknowledged, Count(list), journal, Count(home.Graph.Sent.All.Select(call => Inner(call.Text ?? "", "Added ", "."))), uncertain);
    }

    /// <summary>Fails unless every message had its effect once.</summary>
    public void Balances()
    {
        Assert.Empty(Lost);
        Assert.Empty(Unexpected);
        Assert.Empty(Doubled);
        Assert.Empty(UnmarkedExtraSends);
        Assert.Equal(Attempted, Acknowledged);
    }

    public override string ToString() => JsonSerializer.Serialize(this);

    private static Ledger Compare(
        ImmutableArray<string> attempted, ImmutableArray<string> acknowledged, Dictionary<string, int> list, Dictionary<string, int> journal, Dictionary<string, int> sent,
        Dictionary<string, int> uncertain) => new()
        {
            Attempted = attempted.Length,
            Acknowledged = acknowledged.Length,
            Lost = [.. acknowledged.Where(item => !(list.ContainsKey(item) && journal.ContainsKey(item) && sent.ContainsKey(item)))],
            Unexpected = [.. list.Keys.Concat(journal.Keys).Concat(sent.Keys).Except(attempted, StringComparer.Ordinal)],
            Doubled = [.. list.Concat(journal).Where(effect => effect.Value > 1).Select(effect => effect.Key)],
            ExtraSends = sent.Values.Sum(times => times - 1),
            UnmarkedExtraSends = [.. sent.Where(send => send.Value > 1 + uncertain.GetValueOrDefault(send.Key)).Select(send => send.Key)],
            Uncertain = uncertain.Count,
        };

    private static async Task<Dictionary<string, int>> CountAsync(string database, string sql, string before, string after)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { Pooling = false });
#pragma warning disable CA2100 // The texts stand above.
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
            texts.Add(Inner(reader.GetString(0), before, after));
        return Count(texts);
    }

    private static Dictionary<string, int> Count(IEnumerable<string> texts) =>
        texts.GroupBy(text => text, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal);

    // A text of another form stays whole, and is then one that nobody expects.
    private static string Inner(string text, string before, string after) =>
        text.StartsWith(before, StringComparison.Ordinal) && text.EndsWith(after, StringComparison.Ordinal) ? text[before.Length..^after.Length] : text;
}
