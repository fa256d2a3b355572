using Alfred.Commands;
using Npgsql;
using NpgsqlTypes;

namespace Alfred.Expenses;

/// <summary>The rows of <c>expn</c>.</summary>
internal sealed class ExpenseStore(NpgsqlDataSource database)
{
    /// <summary>Inserts the expense, or finds the row that an earlier run of the same command wrote.</summary>
    public async Task<Expense> LogAsync(Command command, Money amount, string? note, DateOnly on)
    {
        // The second part sees the table as it was before the insert: exactly one of the two parts has a row, unless another process
        // inserted the same command at this very moment. Then the statement is repeated and finds it.
        for (var attempt = 0; attempt < 2; attempt++)
        {
            await using var insert = database.CreateCommand("""
                with logged as (
                    insert into expn (command_id, member, amount, currency, note, spent_on, logged_at)
                    values ($1, $2, $3, $4, $5, $6, $7) on conflict (command_id) do nothing
                    returning id, amount, currency, note, member, spent_on
                )
                select id, amount, currency, note, member, spent_on from logged
                union all
                select id, amount, currency, note, member, spent_on from expn where command_id = $1
                """);
            insert.Parameters.Add(new() { Value = command.Id.ToString() });
            insert.Parameters.Add(new() { Value = command.By });
            insert.Parameters.Add(new() { Value = amount.Amount });
            insert.Parameters.Add(new() { Value = amount.Currency });
            insert.Parameters.Add(new() { Value = (object?)note ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
            insert.Parameters.Add(new() { Value = on });
            insert.Parameters.Add(new() { Value = command.At });
            await using var reader = await insert.ExecuteReaderAsync();
            if (await reader.ReadAsync())
            {
                return new(
                    reader.GetInt64(0),
                    new Money(reader.GetDecimal(1), reader.GetString(2)),
                    reader.IsDBNull(3) ? null : reader.GetString(3),
                    reader.GetString(4),
                    reader.GetFieldValue<DateOnly>(5));
            }
        }

        throw new InvalidOperationException($"the expense of command {command.Id} was neither written nor found");
    }
}
