namespace Alfred.Expenses;

/// <summary>The ledger inside one transaction that holds its lock.</summary>
internal sealed class LedgerTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, Command command) : ILedger
{
    private int _added;

    public async Task<ExpensePolicy> PolicyAsync()
    {
        await using var query = Command(ExpenseInsert.Policy);
        return ExpenseInsert.Parse((string?)await query.ExecuteScalarAsync());
    }

    public async Task<Expense?> GetAsync(long expense)
    {
        await using var query = Command("select * from expn where id = $1", expense);
        return await OneAsync(query);
    }

    public async Task<Expense?> LastOfAsync(string member)
    {
        await using var query = Command(
            """
            select * from expn where member = $1 and not is_void and import_key is null
            order by logged_at desc, id desc limit 1
            """,
            member);
        return await OneAsync(query);
    }

    public async Task<ImmutableArray<Expense>> AddAsync(ImmutableArray<NewExpense> expenses)
    {
        var ids = expenses.Select(
            _ => string.Create(CultureInfo.InvariantCulture, $"{command.Id}/{++_added}")).ToArray();
        await using var insert = Command(ExpenseInsert.Insert);
        ExpenseInsert.Fill(insert, ids, expenses);
        await using var reader = await insert.ExecuteReaderAsync();
        return [.. (await ExpenseRow.ReadAllAsync(reader)).OrderBy(expense => expense.Id)];
    }

    public async Task SaveAsync(ImmutableArray<Expense> expenses)
    {
        await using var update = Command(
            """
            update expn e set amount = w.amount, currency = w.currency, note = w.note, spent_on = w.spent_on, category = w.category,
                client = w.client, is_refund = w.is_refund, rate = w.rate, rate_to = w.rate_to, rate_on = w.rate_on,
                rate_is_typed = w.rate_is_typed, approval = w.approval, approval_until = w.approval_until, decided_by = w.decided_by,
                is_void = w.is_void
            from unnest(@ids, @amounts, @currencies, @notes, @days, @categories, @clients, @refunds, @rates, @rates_to, @rates_on,
                    @rates_typed, @approvals, @until, @deciders, @voids)
                as w(id, amount, currency, note, spent_on, category, client, is_refund, rate, rate_to, rate_on, rate_is_typed, approval,
                    approval_until, decided_by, is_void)
            where e.id = w.id
            """);
        ExpenseRow.Fill(update.Parameters, expenses);
        await update.ExecuteNonQueryAsync();
    }

    public async Task SavePolicyAsync(ExpensePolicy policy)
    {
        await using var update = Command(
            "insert into expn_policy (state) values ($1) on conflict (id) do update set state = excluded.state", Json(policy));
        await update.ExecuteNonQueryAsync();
    }

    public async Task<LedgerChange?> LastChangeOfAsync(string member, DateTimeOffset since)
    {
        await using var query = Command(
            """
            select id, kind, at, before, after from expn_change
            where member = $1 and at > $2 and undone_by is null and kind = any ($3)
            order by at desc, id desc limit 1
            """,
            member, since, UndoableKinds);
        await using var reader = await query.ExecuteReaderAsync();
        return await reader.ReadAsync()
            ? new(
                reader.GetInt64(0), (ExpenseChangeKind)reader.GetInt16(1), reader.GetFieldValue<DateTimeOffset>(2),
                Read(reader.GetString(3)), Read(reader.GetString(4)))
            : null;
    }

    public async Task MarkUndoneAsync(LedgerChange change)
    {
        // What an import brought and an undo took back can be imported again.
        await using var update = Command(
            """
            with undone as (update expn_change set undone_by = $1 where id = $2)
            update expn set import_key = null where id = any ($3) and import_key is not null
            """,
            command.Id.ToString(), change.Id, change.Before.IsEmpty ? change.After.Select(static one => one.Id).ToArray() : []);
        await update.ExecuteNonQueryAsync();
    }

    public async Task<long?> FindReceiptAsync(ReadOnlyMemory<byte> hash)
    {
        await using var query = Command("select expense from expn_receipt where hash = $1", hash.ToArray());
        return (long?)await query.ExecuteScalarAsync();
    }

    public async Task<string?> FindSplitterAsync(long expense)
    {
        // The id of a part is that of its command and a number.
        await using var query = Command(
            """
            select c.member from expn e join expn_change c on c.command_id = split_part(e.command_id, '/', 1) and c.kind = $1
            where e.id = $2
            """,
            (short)ExpenseChangeKind.Split, expense);
        return (string?)await query.ExecuteScalarAsync();
    }

    public Task<int> RenameAsync(string former, string name) => ReplaceNameAsync(
        """
        with renamed as (update expn set member = $2 where member = $1 returning 1),
            decided as (update expn set decided_by = $2 where decided_by = $1 and member <> $1),
            noted as (update expn_change set member = $2 where member = $1),
            receipts as (update expn_receipt set added_by = $2 where added_by = $1)
        select count(*)::int from renamed
        """,
        former, name);

    public Task<int> ForgetAsync(string member, string substitute) => ReplaceNameAsync(
        """
        with renamed as (update expn set member = $2 where member = $1 returning 1),
            decided as (update expn set decided_by = $2 where decided_by = $1 and member <> $1),
            noted as (
                update expn_change set member = $2, before = '[]', after = '[]', outcome = '{"result":0}' where member = $1),
            receipts as (update expn_receipt set added_by = $2 where added_by = $1)
        select count(*)::int from renamed
        """,
        member, substitute);

    public async Task AddReceiptAsync(long expense, ReadOnlyMemory<byte> hash, ExpenseReceipt receipt, Command command)
    {
        await using var insert = Command(ReceiptRow.Insert, ReceiptRow.Values(expense, hash, receipt, command));
        await insert.ExecuteNonQueryAsync();
    }

    /// <summary>The outcome of an earlier run of the command; null for none.</summary>
    public async Task<ExpenseOutcome?> FindOutcomeAsync()
    {
        await using var query = Command("select outcome from expn_change where command_id = $1", command.Id.ToString());
        return await query.ExecuteScalarAsync() is string stored
            ? JsonSerializer.Deserialize<ExpenseOutcome>(stored, LedgerJson.Options) : null;
    }

    /// <summary>Writes what the command did into the audit.</summary>
    public async Task NoteAsync(LedgerResult result)
    {
        await using var insert = Command(
            """
            insert into expn_change (command_id, at, member, kind, before, after, outcome)
            values ($1, $2, $3, $4, $5, $6, $7)
            """,
            // Who is forgotten is not named by the very row that says so.
            command.Id.ToString(), command.At, result.By ?? command.By, (short)result.Kind,
            Json(result.Outcome.Before), Json(result.Outcome.Expenses), Json(Short(result.Outcome)));
        await insert.ExecuteNonQueryAsync();
    }

    // No answer is built from what grows.
    private static ExpenseOutcome Short(ExpenseOutcome outcome) => outcome with { Policy = outcome.Policy with { Learned = [] } };

    /// <summary>The kinds of changes that can be taken back, as they are stored.</summary>
    internal static readonly short[] UndoableKinds =
        [.. Enum.GetValues<ExpenseChangeKind>().Where(LedgerChange.IsUndoable).Select(static kind => (short)kind)];

    private static NpgsqlParameter Json<T>(T value) =>
        new() { Value = JsonSerializer.Serialize(value, LedgerJson.Options), NpgsqlDbType = NpgsqlDbType.Jsonb };

    private static ImmutableArray<Expense> Read(string expenses) =>
        JsonSerializer.Deserialize<ImmutableArray<Expense>>(expenses, LedgerJson.Options);

    private static async Task<Expense?> OneAsync(NpgsqlCommand query)
    {
        await using var reader = await query.ExecuteReaderAsync();
        return await reader.ReadAsync() ? ExpenseRow.Read(reader) : null;
    }

    private async Task<int> ReplaceNameAsync(string text, string former, string name)
    {
        await using var update = Command(text, former, name);
        var renamed = (int)(await update.ExecuteScalarAsync())!;
        await new NamesInChanges(connection, transaction, former, name).ReplaceAsync();
        return renamed;
    }

    private NpgsqlCommand Command(string text, params object[] values)
    {
#pragma warning disable CA2100 // Constants of this class.
        var made = new NpgsqlCommand(text, connection, transaction);
#pragma warning restore CA2100
        made.Parameters.AddValues(values);
        return made;
    }
}
