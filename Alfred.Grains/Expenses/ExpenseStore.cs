using Alfred.Database;
using Npgsql;
using NpgsqlTypes;

namespace Alfred.Expenses;

/// <summary>The rows of <c>expn</c>. Inserts that meet are one statement and one commit.</summary>
internal sealed class ExpenseStore
{
    /// <summary>
    /// The second part sees the table as it was before the insert: each command is in exactly one of the two, unless another process
    /// inserted it at this very moment. Then it is in neither, and is looked for again.
    /// </summary>
    private const string Insert = """
        with wanted as (
            select * from unnest($1, $2, $3, $4, $5, $6, $7) as w(command_id, member, amount, currency, note, spent_on, logged_at)
        ), logged as (
            insert into expn (command_id, member, amount, currency, note, spent_on, logged_at)
            select command_id, member, amount, currency, note, spent_on, logged_at from wanted on conflict (command_id) do nothing
            returning command_id, id, amount, currency, note, member, spent_on
        )
        select command_id, id, amount, currency, note, member, spent_on from logged
        union all
        select e.command_id, e.id, e.amount, e.currency, e.note, e.member, e.spent_on from expn e where e.command_id = any ($1)
        """;

    private readonly NpgsqlDataSource _database;
    private readonly GroupCommit<NewExpense, Expense?> _commits;

    public ExpenseStore(NpgsqlDataSource database)
    {
        _database = database;
        _commits = new(
            new()
            {
                Write = expenses => TransientRetry.RunAsync(() => WriteAsync(expenses)),
                IsFaultOfItem = static exception => !DatabaseFaults.IsInfrastructure(exception),
            });
    }

    /// <summary>Inserts the expense, or finds the row that an earlier run of the same command wrote.</summary>
    public async Task<Expense> LogAsync(NewExpense expense) =>
        await _commits.SubmitAsync(expense) ?? await _commits.SubmitAsync(expense)
            ?? throw new InvalidOperationException($"the expense of command {expense.Command.Id} was neither written nor found");

    private async Task<IReadOnlyList<Expense?>> WriteAsync(IReadOnlyList<NewExpense> expenses)
    {
        // Two activations may give one command at the same moment.
        var distinct = expenses.DistinctBy(static expense => expense.Command.Id).ToArray();
        await using var command = _database.CreateCommand(Insert);
        command.Parameters.Add(new() { Value = Array.ConvertAll(distinct, static e => e.Command.Id.ToString()) });
        command.Parameters.Add(new() { Value = Array.ConvertAll(distinct, static e => e.Command.By) });
        command.Parameters.Add(new() { Value = Array.ConvertAll(distinct, static e => e.Amount.Amount) });
        command.Parameters.Add(new() { Value = Array.ConvertAll(distinct, static e => e.Amount.Currency) });
        command.Parameters.Add(
            new() { Value = Array.ConvertAll(distinct, static e => e.Note), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = Array.ConvertAll(distinct, static e => e.On) });
        command.Parameters.Add(new() { Value = Array.ConvertAll(distinct, static e => e.Command.At) });
        var rows = new Dictionary<string, Expense>(distinct.Length, StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            rows[reader.GetString(0)] = new(
                reader.GetInt64(1), new Money(reader.GetDecimal(2), reader.GetString(3)), reader.IsDBNull(4)
                    ? null
                    : reader.GetString(4), reader.GetString(5),
                reader.GetFieldValue<DateOnly>(6));
        }

        return [.. expenses.Select(expense => rows.GetValueOrDefault(expense.Command.Id.ToString()))];
    }
}
