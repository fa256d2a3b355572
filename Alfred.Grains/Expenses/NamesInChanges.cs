namespace Alfred.Expenses;

/// <summary>
/// Puts one name in the place of another in the audit: what an undo brings back is compared with what is there, the names with it. By the
/// fields that hold names, never by their letters: a person may be called like a field.
/// </summary>
internal sealed class NamesInChanges(NpgsqlConnection connection, NpgsqlTransaction transaction, string former, string name)
{
    private const int Batch = 500;

    private const string Mentioning = """
        select id, before, after, outcome from expn_change
        where id > $1 and position(to_jsonb($2::text)::text in concat(before, after, outcome)) > 0
        order by id limit $3
        """;

    private const string Save = """
        update expn_change c set before = n.before, after = n.after, outcome = n.outcome
        from unnest(@ids, @befores, @afters, @outcomes) as n(id, before, after, outcome) where c.id = n.id
        """;

    /// <summary>Replaces it everywhere.</summary>
    public async Task ReplaceAsync()
    {
        for (var last = 0L; await ReadAsync(last) is { Count: > 0 } changes; last = changes[^1].Id)
            await SaveAsync(changes);
    }

    private async Task<List<Change>> ReadAsync(long last)
    {
        await using var query = new NpgsqlCommand(Mentioning, connection, transaction);
        query.Parameters.AddValues([last, former, Batch]);
        var changes = new List<Change>();
        await using var reader = await query.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            changes.Add(new(
                reader.GetInt64(0), Read<ImmutableArray<Expense>>(reader.GetString(1)), Read<ImmutableArray<Expense>>(reader.GetString(2)),
                Read<ExpenseOutcome>(reader.GetString(3))));
        }

        return changes;
    }

    private async Task SaveAsync(List<Change> changes)
    {
        await using var update = new NpgsqlCommand(Save, connection, transaction);
        update.Parameters.AddWithValue("ids", changes.ConvertAll(static change => change.Id));
        Add("befores", changes.ConvertAll(change => Write(Named(change.Before))));
        Add("afters", changes.ConvertAll(change => Write(Named(change.After))));
        Add("outcomes", changes.ConvertAll(change => Write(Named(change.Outcome))));
        await update.ExecuteNonQueryAsync();

        void Add(string parameter, List<string> texts) =>
            update.Parameters.AddWithValue(parameter, NpgsqlDbType.Array | NpgsqlDbType.Jsonb, texts);
    }

    private ExpenseOutcome Named(ExpenseOutcome outcome) => outcome with
    {
        Expenses = Named(outcome.Expenses),
        Before = Named(outcome.Before),
        Policy = outcome.Policy with
        {
            Approvers = [.. outcome.Policy.Approvers.Select(Named)],
            Recurring = [.. outcome.Policy.Recurring.Select(one => one with { By = Named(one.By) })],
        },
    };

    private ImmutableArray<Expense> Named(ImmutableArray<Expense> expenses) =>
        [.. expenses.Select(one => one with { By = Named(one.By), DecidedBy = one.DecidedBy is { } by ? Named(by) : null })];

    private string Named(string person) => person == former ? name : person;

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, LedgerJson.Options)!;

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, LedgerJson.Options);

    private sealed record Change(long Id, ImmutableArray<Expense> Before, ImmutableArray<Expense> After, ExpenseOutcome Outcome);
}
