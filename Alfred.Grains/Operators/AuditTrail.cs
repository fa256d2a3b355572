using System.Collections.Immutable;
using Npgsql;

namespace Alfred.Operators;

/// <summary>
/// Keeps what operators did: a line before each action, and what came of it behind it. An action without a line does not happen.
/// </summary>
internal sealed class AuditTrail(NpgsqlDataSource database, TimeProvider clock) : IAuditTrail
{
    private const string Note = """
        insert into operator_audit (at, role, action, subject) values ($1, $2, $3, $4) returning id
        """;

    public async Task<PageOf<AuditRow>> ListAsync(int page, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            select at, role, action, subject, outcome, count(*) over () from operator_audit order by id desc limit $1 offset $2
            """);
        command.AddPage<AuditRow>(page);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var (rows, total) = (ImmutableArray.CreateBuilder<AuditRow>(), 0L);
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new(
                reader.GetFieldValue<DateTimeOffset>(0), reader.GetString(1), reader.GetString(2), reader.GetString(3),
                reader.IsDBNull(4) ? null : reader.GetString(4)));
            total = reader.GetInt64(5);
        }

        return new(rows.ToImmutable(), page, total);
    }

    /// <summary>Does something and notes it.</summary>
    /// <param name="by">Who.</param>
    /// <param name="action">What, such as <c>schedule.pause</c>.</param>
    /// <param name="subject">To what. No personal data.</param>
    /// <param name="act">Does it, given the number of the line.</param>
    /// <param name="describe">What came of it, in a word or two.</param>
    /// <param name="cancellationToken">Stops before it is done.</param>
    public async Task<T> RunAsync<T>(
        OperatorRole by, string action, string subject, Func<long, Task<T>> act, Func<T, string> describe,
        CancellationToken cancellationToken)
    {
        var line = await BeginAsync(by, action, subject, cancellationToken);
        var result = await act(line);
        await EndAsync(line, describe(result));
        return result;
    }

    private async Task<long> BeginAsync(OperatorRole by, string action, string subject, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Note);
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        command.Parameters.Add(new() { Value = by == OperatorRole.Admin ? "admin" : "reader" });
        command.Parameters.Add(new() { Value = action });
        command.Parameters.Add(new() { Value = subject });
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task EndAsync(long line, string outcome)
    {
        await using var command = database.CreateCommand("update operator_audit set outcome = $2 where id = $1");
        command.Parameters.Add(new() { Value = line });
        command.Parameters.Add(new() { Value = outcome });
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
