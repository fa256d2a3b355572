namespace Alfred.Expenses;

/// <summary>An expense as a row of <c>expn</c>, and as the arrays that rows are written from.</summary>
internal static class ExpenseRow
{
    /// <summary>Reads the row at which a reader stands; its columns may stand anywhere.</summary>
    public static Expense Read(NpgsqlDataReader reader) => new(
        reader.GetInt64(reader.GetOrdinal("id")),
        new(reader.GetDecimal(reader.GetOrdinal("amount")), reader.GetString(reader.GetOrdinal("currency"))),
        Find<string>(reader, "note"),
        reader.GetString(reader.GetOrdinal("member")),
        reader.GetFieldValue<DateOnly>(reader.GetOrdinal("spent_on")))
    {
        Category = reader.GetString(reader.GetOrdinal("category")),
        Client = Find<string>(reader, "client"),
        IsRefund = reader.GetBoolean(reader.GetOrdinal("is_refund")),
        Rate = reader.IsDBNull(reader.GetOrdinal("rate"))
            ? null
            : new(
                reader.GetDecimal(reader.GetOrdinal("rate")), reader.GetString(reader.GetOrdinal("rate_to")),
                reader.GetFieldValue<DateOnly>(reader.GetOrdinal("rate_on")), reader.GetBoolean(reader.GetOrdinal("rate_is_typed")))
            {
                Known = reader.GetOrdinal("rate_known") is var at && reader.IsDBNull(at) ? null : reader.GetDecimal(at),
            },
        Approval = (ApprovalState)reader.GetInt16(reader.GetOrdinal("approval")),
        ApprovalUntil = FindTime(reader, "approval_until"),
        DecidedBy = Find<string>(reader, "decided_by"),
        IsVoid = reader.GetBoolean(reader.GetOrdinal("is_void")),
        LoggedAt = reader.GetFieldValue<DateTimeOffset>(reader.GetOrdinal("logged_at")),
        Owner = Find<string>(reader, "member_id") is { Length: > 0 } id ? new MemberId(id) : null,
    };

    /// <summary>Reads all rows that are left.</summary>
    public static async Task<ImmutableArray<Expense>> ReadAllAsync(NpgsqlDataReader reader)
    {
        var expenses = ImmutableArray.CreateBuilder<Expense>();
        while (await reader.ReadAsync())
            expenses.Add(Read(reader));
        return expenses.ToImmutable();
    }

    /// <summary>Lays expenses out as the arrays <c>@ids</c>, <c>@amounts</c> and so on.</summary>
    public static void Fill(NpgsqlParameterCollection parameters, ImmutableArray<Expense> expenses)
    {
        parameters.AddWithValue("ids", Array(expenses, static e => e.Id));
        parameters.AddWithValue("members", Array(expenses, static e => e.By));
        parameters.AddWithValue("owners", Array(expenses, static e => e.Owner?.Value ?? ""));
        parameters.AddWithValue("amounts", Array(expenses, static e => e.Amount.Amount));
        parameters.AddWithValue("currencies", Array(expenses, static e => e.Amount.Currency));
        Add(parameters, "notes", NpgsqlDbType.Text, Array(expenses, static e => e.Note));
        parameters.AddWithValue("days", Array(expenses, static e => e.On));
        parameters.AddWithValue("times", Array(expenses, static e => e.LoggedAt));
        parameters.AddWithValue("categories", Array(expenses, static e => e.Category));
        Add(parameters, "clients", NpgsqlDbType.Text, Array(expenses, static e => e.Client));
        parameters.AddWithValue("refunds", Array(expenses, static e => e.IsRefund));
        Add(parameters, "rates", NpgsqlDbType.Numeric, Array(expenses, static e => e.Rate?.Rate));
        Add(parameters, "rates_to", NpgsqlDbType.Text, Array(expenses, static e => e.Rate?.To));
        Add(parameters, "rates_on", NpgsqlDbType.Date, Array(expenses, static e => e.Rate?.On));
        parameters.AddWithValue("rates_typed", Array(expenses, static e => e.Rate is { IsTyped: true }));
        Add(parameters, "rates_known", NpgsqlDbType.Numeric, Array(expenses, static e => e.Rate?.Known));
        parameters.AddWithValue("approvals", Array(expenses, static e => (short)e.Approval));
        Add(parameters, "until", NpgsqlDbType.TimestampTz, Array(expenses, static e => e.ApprovalUntil));
        Add(parameters, "deciders", NpgsqlDbType.Text, Array(expenses, static e => e.DecidedBy));
        parameters.AddWithValue("voids", Array(expenses, static e => e.IsVoid));
    }

    /// <summary>Adds an array whose values may be null.</summary>
    public static void Add<T>(NpgsqlParameterCollection parameters, string name, NpgsqlDbType type, T[] values) =>
        parameters.Add(new(name, NpgsqlDbType.Array | type) { Value = values });

    private static T[] Array<T>(ImmutableArray<Expense> expenses, Func<Expense, T> value) => [.. expenses.Select(value)];

    private static T? Find<T>(NpgsqlDataReader reader, string column)
        where T : class => reader.GetOrdinal(column) is var at && reader.IsDBNull(at) ? null : reader.GetFieldValue<T>(at);

    private static DateTimeOffset? FindTime(NpgsqlDataReader reader, string column) =>
        reader.GetOrdinal(column) is var at && reader.IsDBNull(at) ? null : reader.GetFieldValue<DateTimeOffset>(at);
}
