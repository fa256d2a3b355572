using Alfred.Expenses;

namespace Alfred.Crm;

/// <summary>The CRM of an instance that has no other: its own tables, filled from CSV files (<see cref="CrmImport"/>).</summary>
internal sealed class CrmTables(NpgsqlDataSource database, TimeProvider clock) : ICrmSource
{
    private const string Companies = """
        select id, name from crm_company
        where folded = $1
           or (not exists (select from crm_company where folded = $1)
               and (select bool_and(' ' || folded || ' ' like '% ' || word || ' %') from unnest($2::text[]) as word))
        order by folded, id limit $3
        """;

    private const string Deals = """
        with found as (
            select name, amount, currency, stage, closes_on, link from crm_deal
            where ($1 is null or state = $1) and ($2 is null or company = $2)
              and ($3 is null or amount >= $3) and ($4 is null or amount <= $4)
              and ($5 is null or closes_on >= $5) and ($6 is null or closes_on <= $6)
        ), sums as (
            select currency, sum(amount) as total from found where amount is not null group by currency order by total desc
        )
        select (select count(*)::int from found), array(select currency::text from sums), array(select total from sums),
               (select read_at from crm_import where kind = 'deals'), f.*
        from (select true) as always left join lateral
            (select * from found order by amount desc nulls last, closes_on nulls last, name limit $7) f on true
        """;

    private const string PeopleOf = """
        select p.name, p.title, p.email, p.phone, c.name, p.talked_at, p.link, count(*) over ()::int,
               (select read_at from crm_import where kind = 'people')
        from crm_person p left join crm_company c on c.id = p.company
        where p.company = $1
        order by p.talked_at desc nulls last, p.folded limit $2
        """;

    private const string PeopleNamed = """
        select p.name, p.title, p.email, p.phone, c.name, p.talked_at, p.link, count(*) over ()::int,
               (select read_at from crm_import where kind = 'people')
        from crm_person p left join crm_company c on c.id = p.company
        where p.folded = $1 or (select bool_and(' ' || p.folded || ' ' like '% ' || word || ' %') from unnest($2::text[]) as word)
        order by p.folded limit $3
        """;

    public string? Name => null;

    public async Task<ImmutableArray<CrmCompany>> FindCompaniesAsync(string name, CancellationToken cancellationToken)
    {
        var folded = CrmName.Fold(name);
        return await TransientRetry.RunAsync(async () =>
        {
            await using var command = database.CreateCommand(Companies);
            AddName(command, folded, CrmLimits.Candidates);
            var companies = await command.ReadRowsAsync(
                static row => new CrmCompany(row.GetString(0), row.GetString(1)), cancellationToken);
            if (companies.IsEmpty)
                await RequireDataAsync(cancellationToken);
            return companies;
        });
    }

    public Task<DealAnswer> FindDealsAsync(DealFilter filter, CancellationToken cancellationToken) => TransientRetry.RunAsync(async () =>
    {
        await using var command = database.CreateCommand(Deals);
        var state = filter.State is DealState.Any ? null : filter.State.ToString().ToLowerInvariant();
        Add(command, state, NpgsqlDbType.Text);
        Add(command, filter.Company?.Id, NpgsqlDbType.Text);
        Add(command, filter.Over, NpgsqlDbType.Numeric);
        Add(command, filter.Under, NpgsqlDbType.Numeric);
        Add(command, filter.From, NpgsqlDbType.Date);
        Add(command, filter.Until, NpgsqlDbType.Date);
        Add(command, CrmLimits.Rows, NpgsqlDbType.Integer);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var top = ImmutableArray.CreateBuilder<CrmDeal>();
        DealAnswer? answer = null;
        while (await reader.ReadAsync(cancellationToken))
        {
            answer ??= Head(reader);
            if (!reader.IsDBNull(4))
                top.Add(DealOf(reader));
        }

        await reader.CloseAsync();
        if (answer!.Count == 0)
            await RequireDataAsync(cancellationToken);
        return answer with { Top = top.ToImmutable() };
    });

    public Task<CrmAnswer<CrmPerson>> FindPeopleOfAsync(string companyId, CancellationToken cancellationToken) =>
        FindPeopleAsync(
            PeopleOf,
            command =>
            {
                Add(command, companyId, NpgsqlDbType.Text);
                Add(command, CrmLimits.Rows, NpgsqlDbType.Integer);
            },
            cancellationToken);

    public Task<CrmAnswer<CrmPerson>> FindPeopleAsync(string name, CancellationToken cancellationToken) =>
        FindPeopleAsync(
            PeopleNamed,
            command => AddName(command, CrmName.Fold(name), CrmLimits.Candidates),
            cancellationToken);

    private Task<CrmAnswer<CrmPerson>> FindPeopleAsync(string sql, Action<NpgsqlCommand> fill, CancellationToken cancellationToken) =>
        TransientRetry.RunAsync(async () =>
        {
#pragma warning disable CA2100 // One of the constants above.
            await using var command = database.CreateCommand(sql);
#pragma warning restore CA2100
            fill(command);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var people = ImmutableArray.CreateBuilder<CrmPerson>();
            var (count, asOf) = (0, clock.GetUtcNow());
            while (await reader.ReadAsync(cancellationToken))
            {
                people.Add(new(
                    reader.GetString(0), reader.FindText(1), reader.FindText(2), reader.FindText(3), reader.FindText(4), reader.FindTime(5),
                    LinkAt(reader, 6)));
                count = reader.GetInt32(7);
                asOf = reader.IsDBNull(8) ? asOf : reader.GetFieldValue<DateTimeOffset>(8);
            }

            return new CrmAnswer<CrmPerson>(people.ToImmutable(), count, asOf);
        });

    // "None" would be a wrong answer where nobody ever read a file.
    private async Task RequireDataAsync(CancellationToken cancellationToken)
    {
        if (await database.ScalarAsync("select exists (select from crm_import)", [], cancellationToken) is not true)
            throw new CrmException(CrmFailure.Empty, "no file was read yet");
    }

    private DealAnswer Head(NpgsqlDataReader reader)
    {
        var (currencies, totals) = (reader.GetFieldValue<string?[]>(1), reader.GetFieldValue<decimal[]>(2));
        var count = reader.GetInt32(0);
        return new(
            [], count, [.. totals.Select((total, at) => new Money(total, currencies[at]!))], count,
            reader.IsDBNull(3) ? clock.GetUtcNow() : reader.GetFieldValue<DateTimeOffset>(3));
    }

    private static CrmDeal DealOf(NpgsqlDataReader reader) => new(
        reader.GetString(4),
        reader.IsDBNull(5) ? null : new Money(reader.GetDecimal(5), reader.GetString(6)),
        reader.FindText(7),
        reader.IsDBNull(8) ? null : reader.GetFieldValue<DateOnly>(8),
        LinkAt(reader, 9));

    private static void AddName(NpgsqlCommand command, string folded, int most)
    {
        Add(command, folded, NpgsqlDbType.Text);
        Add(command, folded.Split(' '), NpgsqlDbType.Array | NpgsqlDbType.Text);
        Add(command, most, NpgsqlDbType.Integer);
    }

    private static void Add(NpgsqlCommand command, object? value, NpgsqlDbType type) =>
        command.Parameters.Add(new() { Value = value ?? DBNull.Value, NpgsqlDbType = type });

    private static Uri? LinkAt(NpgsqlDataReader reader, int column) =>
        reader.FindText(column) is { } text && Uri.TryCreate(text, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps
            ? link
            : null;
}
