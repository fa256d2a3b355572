namespace Alfred.Expenses;

/// <summary>The ledger in Postgres.</summary>
internal sealed class ExpenseStore(NpgsqlDataSource database) : ILedgerStore
{
    /// <summary>The advisory lock that a command which changes the ledger holds until its end. Logging needs none.</summary>
    private const long LedgerLock = 0x65_78_70_6E;

    /// <summary>Long answers are read one after the other by few: each may take some 20 MB for as long as it is worked with.</summary>
    private static readonly SemaphoreSlim Reading = new(2);

    private readonly ExpenseInsert _insert = new(database);

    public Task<ExpenseOutcome> LogAsync(Command command, ExpenseEntry entry) => _insert.LogAsync(command, entry);

    public Task<ExpenseOutcome> OnceAsync(Command command, Func<ILedger, Task<LedgerResult>> run) => TransientRetry.RunAsync(async () =>
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await LockAsync(connection, transaction);
        var ledger = new LedgerTransaction(connection, transaction, command);
        if (await ledger.FindOutcomeAsync() is { } stored)
            return stored;
        var result = await run(ledger);
        if (result.Kind == ExpenseChangeKind.None)
            return result.Outcome;
        await ledger.NoteAsync(result);
        await transaction.CommitAsync();
        return result.Outcome;
    });

    public async Task<ImmutableArray<Expense>> FindAsync(ExpenseQuery query)
    {
        await using var command = database.CreateCommand(
            """
            select * from expn
            where (@from is null or spent_on >= @from) and (@to is null or spent_on <= @to)
                and (@owner is null or member_id = @owner) and (@category is null or category = @category)
                and (@client is null or lower(client) = lower(@client)) and (not @waiting or approval = 1)
                and (@all or (not is_void and approval <> 3))
            order by spent_on, id limit @most
            """);
        Add("from", NpgsqlDbType.Date, query.From);
        Add("to", NpgsqlDbType.Date, query.To);
        Add("owner", NpgsqlDbType.Text, query.Owner?.Value);
        Add("category", NpgsqlDbType.Text, query.Category);
        Add("client", NpgsqlDbType.Text, query.Client);
        Add("waiting", NpgsqlDbType.Boolean, query.IsWaiting);
        Add("all", NpgsqlDbType.Boolean, query.IncludesUncounted);
        Add("most", NpgsqlDbType.Integer, ExpenseQuery.MaxFound);
        await Reading.WaitAsync();
        try
        {
            await using var reader = await command.ExecuteReaderAsync();
            return await ExpenseRow.ReadAllAsync(reader);
        }
        finally
        {
            Reading.Release();
        }

        void Add(string name, NpgsqlDbType type, object? value) =>
            command.Parameters.Add(new(name, type) { Value = value ?? DBNull.Value });
    }

    public async Task<ExpensePolicy> PolicyAsync() => ExpenseInsert.Parse((string?)await database.ScalarAsync(ExpenseInsert.Policy, []));

    public async Task<Expense?> GetAsync(long expense)
    {
        var found = await database.RowsAsync("select * from expn where id = $1", [expense], ExpenseRow.Read);
        return found.FirstOrDefault();
    }

    public async Task<DateTimeOffset?> LastUndoableAsync(Command command, DateTimeOffset since)
    {
        await using var query = database.CreateCommand(
            """
            select max(at), exists (select from expn_change where command_id = $1) from (
                select max(at) as at from expn_change
                where member = $2 and at > $3 and undone_by is null and kind = any ($4)
                union all
                select max(logged_at) from expn
                where member_id = $2 and logged_at > $3 and not is_void and import_key is null
            ) as last
            """);
        query.Parameters.AddValues(
            [command.Id.ToString(), LedgerTransaction.IdOf(command.Member), since, LedgerTransaction.UndoableKinds]);
        await using var reader = await query.ExecuteReaderAsync();
        await reader.ReadAsync();
        return reader.GetBoolean(1) ? DateTimeOffset.MaxValue : reader.FindTime(0);
    }

    public Task<long> KeepReceiptAsync(Command command, long expense, ReadOnlyMemory<byte> hash, ExpenseReceipt receipt) =>
        TransientRetry.RunAsync(async () =>
        {
            // An update that changes nothing makes a row that is there already come back, whoever wrote it and when.
            const string Sql = $"{ReceiptRow.Insert} on conflict (hash) do update set hash = excluded.hash returning expense";
            return (long)(await database.ScalarAsync(Sql, ReceiptRow.Values(expense, hash, receipt, command)))!;
        });

    public async Task IdentifyAsync(ImmutableDictionary<string, MemberId> members)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await LockAsync(connection, transaction);
        await new UnidentifiedRows(connection, transaction, members).IdentifyAsync();
        await transaction.CommitAsync();
    }

    public async Task<ExpenseReceipt?> LastReceiptAsync(long expense)
    {
        var found = await database.RowsAsync(
            "select name, media_type, content from expn_receipt where expense = $1 order by id desc limit 1", [expense],
            static row => new ExpenseReceipt(row.GetString(0), row.GetString(1), row.GetFieldValue<byte[]>(2)));
        return found.FirstOrDefault();
    }

    private static async Task LockAsync(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        await using var alone = new NpgsqlCommand("select pg_advisory_xact_lock($1)", connection, transaction);
        alone.Parameters.AddValues([LedgerLock]);
        await alone.ExecuteNonQueryAsync();
    }
}
