using Alfred.Expenses;

namespace Alfred.Crm;

/// <summary>
/// Changes in the instance's own tables. A change counts only while the deal stands as it was read; reading a file again brings what the
/// file says.
/// </summary>
internal sealed class CrmTableChanges(NpgsqlDataSource database, Instance instance) : ICrmTarget
{
    private const string Named = """
        select d.id, d.name, c.name, d.amount, d.currency, d.stage, d.state, d.link, d.closes_on
        from crm_deal d left join crm_company c on c.id = d.company
        where d.id = $4 or d.folded = $1 or (not exists (select from crm_deal where folded = $1 or id = $4)
            and (select bool_and(' ' || d.folded || ' ' || coalesce(c.folded, '') || ' ' like '% ' || word || ' %')
                 from unnest($2::text[]) as word))
        order by d.folded, d.id limit $3
        """;

    private const string ById = """
        select d.id, d.name, c.name, d.amount, d.currency, d.stage, d.state, d.link, d.closes_on
        from crm_deal d left join crm_company c on c.id = d.company where d.id = $1
        """;

    private const string Change = """
        with changed as (
            update crm_deal set amount = coalesce($2, amount), currency = coalesce($3, currency), stage = coalesce($4, stage),
                state = coalesce($5, state), closes_on = coalesce($8, closes_on)
            where id = $1 and ($2 is null or amount is not distinct from $6) and ($4 is null or coalesce(stage, state) = $7)
                and ($8 is null or closes_on is not distinct from $9)
            returning *
        )
        select d.id, d.name, c.name, d.amount, d.currency, d.stage, d.state, d.link, d.closes_on
        from changed d left join crm_company c on c.id = d.company
        """;

    private static readonly ImmutableArray<DealStage> Ends = [new("won", "won", DealState.Won), new("lost", "lost", DealState.Lost)];

    public Task<ImmutableArray<DealRecord>> FindDealsNamedAsync(string name, CancellationToken cancellationToken)
    {
        var folded = CrmName.Fold(name);
        return ReadAsync(Named, command =>
        {
            command.Parameters.AddValues([folded, folded.Split(' ', StringSplitOptions.RemoveEmptyEntries), CrmLimits.Candidates]);
            Add(command, name is ['#', .. { Length: > 0 } id] ? id : null, NpgsqlDbType.Text);
        }, cancellationToken);
    }

    public async Task<DealRecord?> FindDealAsync(string id, CancellationToken cancellationToken) =>
        (await ReadAsync(ById, command => command.Parameters.Add(new() { Value = id }), cancellationToken)) is [var deal] ? deal : null;

    public async Task<ImmutableArray<DealStage>> StagesOfAsync(DealRecord deal, CancellationToken cancellationToken)
    {
        var stages = await database.RowsAsync(
            "select distinct stage from crm_deal where state = 'open' and stage is not null order by stage limit 50", [],
            static row => new DealStage(row.GetString(0), row.GetString(0), DealState.Open), cancellationToken);
        return [.. stages.Where(static stage => Ends.All(end => end.Id != stage.Id)), .. Ends];
    }

    public async Task<DealRecord> ChangeDealAsync(DealRecord deal, DealChange change, CancellationToken cancellationToken)
    {
        var changed = await ReadAsync(Change, command =>
        {
            command.Parameters.AddValues([deal.Id]);
            Add(command, change.Amount?.Amount, NpgsqlDbType.Numeric);
            Add(command, change.Amount?.Currency, NpgsqlDbType.Text);
            Add(command, change.Stage?.Label, NpgsqlDbType.Text);
            Add(command, change.Stage?.State.ToString().ToLowerInvariant(), NpgsqlDbType.Text);
            Add(command, deal.Amount?.Amount, NpgsqlDbType.Numeric);
            Add(command, deal.Stage?.Id, NpgsqlDbType.Text);
            Add(command, change.ClosesOn, NpgsqlDbType.Date);
            Add(command, deal.ClosesOn, NpgsqlDbType.Date);
        }, cancellationToken);
        return changed is [var one] ? one : throw new CrmException(CrmFailure.Rejected, "the deal was changed at the same moment");
    }

    public async Task<string> AddNoteAsync(CrmCompany company, CrmNote note, CancellationToken cancellationToken) =>
        (string)(await database.ScalarAsync(
            "insert into crm_note (company, note, member, at) values ($1, $2, $3, $4) returning note",
            [company.Id, note.Text, note.By, note.At.ToUniversalTime()], cancellationToken))!;

    private async Task<ImmutableArray<DealRecord>> ReadAsync(
        string sql, Action<NpgsqlCommand> fill, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // One of the constants above.
        await using var command = database.CreateCommand(sql);
#pragma warning restore CA2100
        fill(command);
        return await command.ReadRowsAsync(DealOf, cancellationToken);
    }

    private DealRecord DealOf(NpgsqlDataReader reader)
    {
        var currency = reader.FindText(4) ?? instance.Currency;
        // A deal without a stage of its own is in the one that its state says.
        var (state, stage) = (Enum.Parse<DealState>(reader.GetString(6), ignoreCase: true), reader.FindText(5) ?? reader.GetString(6));
        return new(
            reader.GetString(0), reader.GetString(1), reader.FindText(2),
            reader.IsDBNull(3) ? null : new Money(reader.GetDecimal(3), currency), new(stage, stage, state), currency,
            Uri.TryCreate(reader.FindText(7), UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps ? link : null)
        {
            ClosesOn = reader.IsDBNull(8) ? null : reader.GetFieldValue<DateOnly>(8),
        };
    }

    private static void Add(NpgsqlCommand command, object? value, NpgsqlDbType type) =>
        command.Parameters.Add(new() { Value = value ?? DBNull.Value, NpgsqlDbType = type });
}
