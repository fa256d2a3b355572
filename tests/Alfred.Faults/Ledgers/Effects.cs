using System.Collections.Immutable;
using System.Text.Json;
using Alfred.Testing.Instances;
using Npgsql;

namespace Alfred.Faults.Ledgers;

/// <summary>
/// What a load has led to: how often each line stands in the journal, how much of each thing the list holds, what people received.
/// </summary>
internal sealed record Effects
{
    public required ImmutableDictionary<string, int> Journal { get; init; }

    /// <summary>How much of each thing is open, over all entries.</summary>
    public required ImmutableDictionary<string, decimal> Open { get; init; }

    /// <summary>The first sentences of the replies, by person, in the order of their sending.</summary>
    public required ImmutableDictionary<string, ImmutableArray<string>> Received { get; init; }

    /// <summary>
    /// The first sentences of the replies that are marked as perhaps sent more than once, with how often they were cut off.
    /// </summary>
    public required ImmutableDictionary<string, int> Uncertain { get; init; }

    public static async Task<Effects> ReadAsync(HomeInstance home) => new()
    {
        Journal = Count(await TextsAsync(home, "select summary from journal")),
        Open = await OpenAsync(home),
        Received = home.Graph.Sent.All.GroupBy(call => call.To!.TrimStart('+')).ToImmutableDictionary(
            sent => sent.Key, sent => sent.Select(call => FirstSentence(call.Text!)).ToImmutableArray()),
        Uncertain = Count(
            from row in await TextsAsync(
                home,
                "select repeat(split_part(reply ->> 'text', '.', 1) || '.' || chr(10), uncertain_tries) from outbox where " +
                "uncertain_tries > 0")
                          from line in row.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                          select line),
    };

    /// <summary>
    /// What of a reply says what was done. Behind it stands how much is left on the list, which depends on what others did meanwhile.
    /// </summary>
    public static string FirstSentence(string text) => text[..(text.IndexOf('.') + 1)] is { Length: > 0 } sentence ? sentence : text;

    private static async Task<ImmutableDictionary<string, decimal>> OpenAsync(HomeInstance home)
    {
        var rows = await TextsAsync(home, """
            select entry -> 'item' ->> 'name' || ' ' || coalesce(entry -> 'item' -> 'quantity' ->> 'amount', '0')
            from orleansstorage, jsonb_array_elements(convert_from(payloadbinary, 'UTF8')::jsonb -> 'state' -> 'open') as entry
            where graintypestring = 'groceries'
            """);
        return rows.Select(row => row.Split(' ')).GroupBy(row => row[0]).ToImmutableDictionary(
            same => same.Key, same => same.Sum(row => JsonSerializer.Deserialize<decimal>(row[1])));
    }

    private static ImmutableDictionary<string, int> Count(IEnumerable<string> texts) =>
        texts.GroupBy(text => text).ToImmutableDictionary(same => same.Key, same => same.Count());

    private static async Task<List<string>> TextsAsync(HomeInstance home, string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(home.Database) { Pooling = false });
#pragma warning disable CA2100 // The texts stand above.
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
            texts.Add(reader.GetString(0));
        return texts;
    }
}
