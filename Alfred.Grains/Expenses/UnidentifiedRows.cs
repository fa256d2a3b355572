using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Alfred.Expenses;

/// <summary>What a version wrote that knew members by their names alone.</summary>
internal sealed class UnidentifiedRows(
    NpgsqlConnection connection, NpgsqlTransaction transaction, ImmutableDictionary<string, MemberId> members)
{
    /// <summary>Gives it to whoever is called so now. Runs at each start, and finds nothing from the second one on.</summary>
    public async Task IdentifyAsync()
    {
        await using var update = new NpgsqlCommand(
            """
            update expn e set member_id = coalesce(m.id, '')
            from expn u left join unnest(@names, @ids) as m(name, id) on m.name = u.member
            where u.member_id is null and e.id = u.id
            """,
            connection, transaction);
        update.Parameters.AddWithValue("names", members.Keys.ToArray());
        update.Parameters.AddWithValue("ids", members.Values.Select(static id => id.Value).ToArray());
        await update.ExecuteNonQueryAsync();
        await IdentifyPolicyAsync();
    }

    private async Task IdentifyPolicyAsync()
    {
        await using var query = new NpgsqlCommand(ExpenseInsert.Policy, connection, transaction);
        if (await query.ExecuteScalarAsync() is not string state)
            return;
        var policy = ExpenseInsert.Parse(state);
        var known = policy with
        {
            Approvers = [.. policy.Approvers.Select(IdOf)],
            Recurring = [.. policy.Recurring.Select(one => one with { By = IdOf(one.By) })],
        };
        if (known.Approvers.SequenceEqual(policy.Approvers) && known.Recurring.SequenceEqual(policy.Recurring))
            return;
        await using var update = new NpgsqlCommand("update expn_policy set state = @state", connection, transaction);
        update.Parameters.AddWithValue("state", NpgsqlDbType.Jsonb, JsonSerializer.Serialize(known, LedgerJson.Options));
        await update.ExecuteNonQueryAsync();
    }

    private string IdOf(string written) =>
        written.StartsWith(MemberId.Prefix, StringComparison.Ordinal) || !members.TryGetValue(written, out var id) ? written : id.Value;
}
