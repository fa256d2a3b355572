namespace Alfred.Crm;

/// <summary>A kind of file: by which columns it is known, and how a row of it is written.</summary>
internal sealed class CrmFileKind
{
    private const int MaxLength = 500;

    private static readonly string[] States = ["open", "won", "lost"];

    private readonly Func<Func<string, string?>, Row> _read;
    private readonly string[] _required;

    private CrmFileKind(string name, string columns, string[] required, Func<Func<string, string?>, Row> read) =>
        (Name, Columns, _required, _read) = (name, columns, required, read);

    /// <summary>Every kind. Of two that fit the first is meant.</summary>
    public static readonly ImmutableArray<CrmFileKind> All =
    [
        new("deals", "id, company, name, amount, currency, stage, state, closes, link", ["id", "name", "state"], DealOf),
        new("people", "id, company, name, title, email, phone, talked, link", ["id", "name", "email"], PersonOf),
        new("companies", "id, name, link", ["id", "name"], CompanyOf),
    ];

    /// <summary>What it holds.</summary>
    public string Name { get; }

    /// <summary>Its columns, for those who have to write one. <c>company</c> is the id of a company.</summary>
    public string Columns { get; }

    /// <summary>The kind that has these columns; null for none.</summary>
    public static CrmFileKind? Of(IReadOnlySet<string> columns) => All.FirstOrDefault(kind => kind._required.All(columns.Contains));

    /// <summary>Writes a row; says why not otherwise.</summary>
    public async Task<string?> WriteAsync(
        NpgsqlConnection connection, Func<string, string?> field, CancellationToken cancellationToken)
    {
        if (Array.Find(_required, name => field(name) is null) is { } missing)
            return $"{missing} is missing";
        var row = _read(field);
        if (row.Problem is { } problem)
            return problem;
#pragma warning disable CA2100 // One of the constants below.
        await using var command = new NpgsqlCommand(row.Sql, connection);
#pragma warning restore CA2100
        foreach (var (value, type) in row.Values)
            command.Parameters.Add(new() { Value = value ?? DBNull.Value, NpgsqlDbType = type });
        return await command.ExecuteNonQueryAsync(cancellationToken) == 0 ? "its company is not known: read the companies first" : null;
    }

    private static Row CompanyOf(Func<string, string?> field) => new("""
        insert into crm_company (id, name, folded, link) values ($1, $2, $3, $4)
        on conflict (id) do update set name = excluded.name, folded = excluded.folded, link = excluded.link
        """, [Text(field("id")), Text(field("name")), Text(CrmName.Fold(field("name")!)), Text(field("link"))]);

    private static Row DealOf(Func<string, string?> field)
    {
        var (amount, currency) = (field("amount"), field("currency")?.ToUpperInvariant());
        decimal? number = null;
        if (amount is not null)
        {
            if (!decimal.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var parsed))
                return Row.Wrong($"amount '{Short(amount)}' is no number such as 1234.50");
            if (currency is not { Length: 3 } || !currency.All(char.IsAsciiLetter))
                return Row.Wrong("an amount needs a currency such as EUR");
            number = parsed;
        }

        DateOnly? closes = null;
        if (field("closes") is { } day)
        {
            if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                return Row.Wrong($"closes '{Short(day)}' is no day such as 2026-12-31");
            closes = date;
        }

        var state = field("state")!.ToLowerInvariant();
        return !States.Contains(state)
            ? Row.Wrong($"state '{Short(state)}' is none of open, won, lost")
            : new("""
                insert into crm_deal (id, company, name, amount, currency, stage, state, closes_on, link, folded)
                select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10 where $2 is null or exists (select from crm_company where id = $2)
                on conflict (id) do update set company = excluded.company, name = excluded.name, amount = excluded.amount,
                    currency = excluded.currency, stage = excluded.stage, state = excluded.state, closes_on = excluded.closes_on,
                    link = excluded.link, folded = excluded.folded
                """,
            [
                Text(field("id")), Text(field("company")), Text(field("name")), (number, NpgsqlDbType.Numeric),
                Text(number is null ? null : currency), Text(field("stage")), Text(state), (closes, NpgsqlDbType.Date), Text(field("link")),
                Text(CrmName.Fold(field("name")!)),
            ]);
    }

    private static Row PersonOf(Func<string, string?> field)
    {
        DateTimeOffset? talked = null;
        if (field("talked") is { } text)
        {
            if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
                return Row.Wrong($"talked '{Short(text)}' is no time such as 2026-11-29 or 2026-11-29T10:00Z");
            talked = moment.ToUniversalTime();
        }

        return new("""
            insert into crm_person (id, company, name, folded, title, email, phone, talked_at, link)
            select $1, $2, $3, $4, $5, $6, $7, $8, $9 where $2 is null or exists (select from crm_company where id = $2)
            on conflict (id) do update set company = excluded.company, name = excluded.name, folded = excluded.folded,
                title = excluded.title, email = excluded.email, phone = excluded.phone, talked_at = excluded.talked_at, link = excluded.link
            """,
        [
            Text(field("id")), Text(field("company")), Text(field("name")), Text(CrmName.Fold(field("name")!)), Text(field("title")),
            Text(field("email")), Text(field("phone")), (talked, NpgsqlDbType.TimestampTz), Text(field("link")),
        ]);
    }

    private static (object? Value, NpgsqlDbType Type) Text(string? text) => (text is null ? null : Short(text), NpgsqlDbType.Text);

    private static string Short(string text) => text.Length <= MaxLength ? text : text[..MaxLength];

    private sealed record Row(string Sql, ImmutableArray<(object? Value, NpgsqlDbType Type)> Values)
    {
        public string? Problem { get; private init; }

        public static Row Wrong(string problem) => new("", []) { Problem = problem };
    }
}
