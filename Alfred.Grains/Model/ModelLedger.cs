namespace Alfred.Model;

/// <summary>What the model cost, in Postgres: one row a day and member.</summary>
internal sealed class ModelLedger(NpgsqlDataSource database) : IModelLedger
{
    public async Task<ImmutableArray<ModelSpending>> ReadAsync(DateOnly day, CancellationToken cancellationToken) =>
        await database.RowsAsync("""
            select member, coalesce(sum(cost) filter (where day = $1), 0), sum(cost), sum(calls)::bigint,
                sum(input_tokens + output_tokens)::bigint
            from model_spending where day between $2 and $1 group by member order by sum(cost) desc, member
            """, [day, new DateOnly(day.Year, day.Month, 1)],
            static row => new ModelSpending(
                new(row.GetString(0)), row.GetDecimal(1), row.GetDecimal(2), row.GetInt64(3), row.GetInt64(4)),
            cancellationToken);

    public Task AddAsync(DateOnly day, MemberId member, TokenCount tokens, decimal cost, CancellationToken cancellationToken) =>
        database.ExecuteAsync("""
            insert into model_spending as m (day, member, calls, input_tokens, output_tokens, cost) values ($1, $2, 1, $3, $4, $5)
            on conflict (day, member) do update set calls = m.calls + 1, input_tokens = m.input_tokens + excluded.input_tokens,
                output_tokens = m.output_tokens + excluded.output_tokens, cost = m.cost + excluded.cost
            """, [day, member.Value, tokens.Input, tokens.Output, cost], cancellationToken);
}
