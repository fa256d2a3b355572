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
        return await command.ReadPageAsync(
            page,
            static row => new AuditRow(
                row.GetFieldValue<DateTimeOffset>(0), row.GetString(1), row.GetString(2), row.GetString(3), row.FindText(4)),
            cancellationToken);
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

    private async Task<long> BeginAsync(OperatorRole by, string action, string subject, CancellationToken cancellationToken) =>
        (long)(await database.ScalarAsync(
            Note, [clock.GetUtcNow(), by == OperatorRole.Admin ? "admin" : "reader", action, subject], cancellationToken))!;

    private async Task EndAsync(long line, string outcome) =>
        await database.ExecuteAsync("update operator_audit set outcome = $2 where id = $1", [line, outcome], CancellationToken.None);
}
