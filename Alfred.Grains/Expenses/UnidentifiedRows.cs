namespace Alfred.Expenses;

/// <summary>
/// What a version wrote that knew members by their names alone. It is given to whoever is called so at that moment, once: what belongs to
/// nobody then is nobody's for good, whoever takes the name later.
/// </summary>
internal sealed class UnidentifiedRows(
    NpgsqlConnection connection, NpgsqlTransaction transaction, ImmutableDictionary<string, MemberId> members)
{
    private const string Expenses = """
        update expn e set member_id = coalesce(m.id, '')
        from expn u left join unnest($1, $2) as m(name, id) on m.name = u.member
        where u.member_id is null and e.id = u.id
        """;

    private const string Receipts = """
        update expn_receipt e set added_by = coalesce(m.id, '')
        from expn_receipt u left join unnest($1, $2) as m(name, id) on m.name = u.added_by
        where not (u.added_by = '' or starts_with(u.added_by, 'member-')) and e.id = u.id
        """;

    private const string NextChange = """
        select id, member, before, after, outcome from expn_change
        where not (member = '' or starts_with(member, 'member-')) order by id limit 1
        """;

    /// <summary>Gives them to their members. Runs at each start, and finds nothing from the second one on.</summary>
    public async Task IdentifyAsync()
    {
        await RunAsync(Expenses);
        await RunAsync(Receipts);
        await IdentifyPolicyAsync();
        // One at a time: that of an import may be long.
        while (await IdentifyChangeAsync())
        {
        }
    }

    private async Task<bool> IdentifyChangeAsync()
    {
        long id;
        string member, before, after, outcome;
        await using (var query = Command(NextChange))
        {
            await using var reader = await query.ExecuteReaderAsync();
            if (!await reader.ReadAsync())
                return false;
            (id, member) = (reader.GetInt64(0), reader.GetString(1));
            (before, after, outcome) = (reader.GetString(2), reader.GetString(3), reader.GetString(4));
        }

        await using var update = Command(
            "update expn_change set member = $2, before = $3, after = $4, outcome = $5 where id = $1",
            id, IdOf(member) ?? "", LedgerTransaction.Json(ExpenseSnapshot.Write(ExpenseSnapshot.Read(before))),
            LedgerTransaction.Json(ExpenseSnapshot.Write(ExpenseSnapshot.Read(after))),
            LedgerTransaction.Json(ExpenseSnapshot.WriteOutcome(ExpenseSnapshot.ReadOutcome(outcome))));
        await update.ExecuteNonQueryAsync();
        return true;
    }

    private async Task IdentifyPolicyAsync()
    {
        await using var query = Command(ExpenseInsert.Policy);
        if (await query.ExecuteScalarAsync() is not string state)
            return;
        var policy = ExpenseInsert.Parse(state);
        var known = policy with
        {
            Approvers = [.. policy.Approvers.Select(IdOf).OfType<string>()],
            Recurring = [.. policy.Recurring.Where(one => IdOf(one.By) is not null).Select(one => one with { By = IdOf(one.By)! })],
        };
        if (known.Approvers.SequenceEqual(policy.Approvers) && known.Recurring.SequenceEqual(policy.Recurring))
            return;
        await using var update = Command(
            "update expn_policy set state = $1", LedgerTransaction.Json(JsonSerializer.Serialize(known, LedgerJson.Options)));
        await update.ExecuteNonQueryAsync();
    }

    private async Task RunAsync(string text)
    {
        await using var update = Command(text, members.Keys.ToArray(), members.Values.Select(static id => id.Value).ToArray());
        await update.ExecuteNonQueryAsync();
    }

    private string? IdOf(string written) => written.StartsWith(MemberId.Prefix, StringComparison.Ordinal) ? written
        : members.TryGetValue(written, out var id) ? id.Value : null;

    private NpgsqlCommand Command(string text, params object[] values)
    {
#pragma warning disable CA2100 // Constants of this class.
        var made = new NpgsqlCommand(text, connection, transaction);
#pragma warning restore CA2100
        made.Parameters.AddValues(values);
        return made;
    }
}
