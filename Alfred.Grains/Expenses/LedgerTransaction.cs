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
        await using var query = Command("select * from expn where id = @id");
        query.Parameters.AddWithValue("id", expense);
        return await OneAsync(query);
    }

    public async Task<Expense?> LastOfAsync(string member)
    {
        await using var query = Command(
            """
            select * from expn where member = @member and not is_void and import_key is null
            order by logged_at desc, id desc limit 1
            """);
        query.Parameters.AddWithValue("member", member);
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
            "insert into expn_policy (state) values (@state) on conflict (id) do update set state = excluded.state");
        update.Parameters.AddWithValue("state", NpgsqlDbType.Jsonb, JsonSerializer.Serialize(policy, LedgerJson.Options));
        await update.ExecuteNonQueryAsync();
    }

    public async Task<LedgerChange?> LastChangeOfAsync(string member, DateTimeOffset since)
    {
        await using var query = Command(
            """
            select id, kind, at, before, after from expn_change
            where member = @member and at > @since and undone_by is null and kind = any (@kinds)
            order by at desc, id desc limit 1
            """);
        query.Parameters.AddWithValue("member", member);
        query.Parameters.AddWithValue("since", since);
        query.Parameters.AddWithValue("kinds", UndoableKinds);
        await using var reader = await query.ExecuteReaderAsync();
        return await reader.ReadAsync()
            ? new(
                reader.GetInt64(0), (ExpenseChangeKind)reader.GetInt16(1), reader.GetFieldValue<DateTimeOffset>(2),
                Read(reader.GetString(3)), Read(reader.GetString(4)))
            : null;
    }

    public async Task MarkUndoneAsync(LedgerChange change, Command command)
    {
        // What an import brought and an undo took back can be imported again.
        await using var update = Command(
            """
            with undone as (update expn_change set undone_by = @command where id = @id)
            update expn set import_key = null where id = any (@added) and import_key is not null
            """);
        update.Parameters.AddWithValue("command", command.Id.ToString());
        update.Parameters.AddWithValue("id", change.Id);
        update.Parameters.AddWithValue("added", change.Before.IsEmpty ? change.After.Select(static one => one.Id).ToArray() : []);
        await update.ExecuteNonQueryAsync();
    }

    public async Task<long?> FindReceiptAsync(ReadOnlyMemory<byte> hash)
    {
        await using var query = Command("select expense from expn_receipt where hash = @hash");
        query.Parameters.AddWithValue("hash", hash.ToArray());
        return (long?)await query.ExecuteScalarAsync();
    }

    public async Task<string?> FindSplitterAsync(long expense)
    {
        // The id of a part is that of its command and a number.
        await using var query = Command(
            """
            select c.member from expn e join expn_change c on c.command_id = split_part(e.command_id, '/', 1) and c.kind = @split
            where e.id = @id
            """);
        query.Parameters.AddWithValue("split", (short)ExpenseChangeKind.Split);
        query.Parameters.AddWithValue("id", expense);
        return (string?)await query.ExecuteScalarAsync();
    }

    public async Task<int> RenameAsync(string former, string name)
    {
        await using var update = Command(
            """
            with renamed as (update expn set member = @name where member = @former returning 1),
                decided as (update expn set decided_by = @name where decided_by = @former and member <> @former),
                noted as (update expn_change set member = @name where member = @former),
                receipts as (update expn_receipt set added_by = @name where added_by = @former)
            select count(*)::int from renamed
            """);
        update.Parameters.AddWithValue("former", former);
        update.Parameters.AddWithValue("name", name);
        var renamed = (int)(await update.ExecuteScalarAsync())!;
        await new NamesInChanges(connection, transaction, former, name).ReplaceAsync();
        return renamed;
    }

    public async Task<int> ForgetAsync(string member, string substitute)
    {
        await using var update = Command(
            """
            with renamed as (update expn set member = @substitute where member = @member returning 1),
                decided as (update expn set decided_by = @substitute where decided_by = @member and member <> @member),
                noted as (
                    update expn_change set member = @substitute, before = '[]', after = '[]', outcome = '{"result":0}'
                    where member = @member),
                receipts as (update expn_receipt set added_by = @substitute where added_by = @member)
            select count(*)::int from renamed
            """);
        update.Parameters.AddWithValue("member", member);
        update.Parameters.AddWithValue("substitute", substitute);
        var kept = (int)(await update.ExecuteScalarAsync())!;
        await new NamesInChanges(connection, transaction, member, substitute).ReplaceAsync();
        return kept;
    }

    public async Task AddReceiptAsync(long expense, ReadOnlyMemory<byte> hash, ExpenseReceipt receipt, Command command)
    {
        await using var insert = Command(ReceiptRow.Insert);
        ReceiptRow.Fill(insert, expense, hash, receipt, command);
        await insert.ExecuteNonQueryAsync();
    }

    /// <summary>The outcome of an earlier run of the command; null for none.</summary>
    public async Task<ExpenseOutcome?> FindOutcomeAsync()
    {
        await using var query = Command("select outcome from expn_change where command_id = @command");
        query.Parameters.AddWithValue("command", command.Id.ToString());
        return await query.ExecuteScalarAsync() is string stored
            ? JsonSerializer.Deserialize<ExpenseOutcome>(stored, LedgerJson.Options) : null;
    }

    /// <summary>Writes what the command did into the audit.</summary>
    public async Task NoteAsync(LedgerResult result)
    {
        await using var insert = Command(
            """
            insert into expn_change (command_id, at, member, kind, before, after, outcome)
            values (@command, @at, @member, @kind, @before, @after, @outcome)
            """);
        insert.Parameters.AddWithValue("command", command.Id.ToString());
        insert.Parameters.AddWithValue("at", command.At);
        // Who is forgotten is not named by the very row that says so.
        insert.Parameters.AddWithValue("member", result.By ?? command.By);
        insert.Parameters.AddWithValue("kind", (short)result.Kind);
        insert.Parameters.AddWithValue("before", NpgsqlDbType.Jsonb, Write(result.Outcome.Before));
        insert.Parameters.AddWithValue("after", NpgsqlDbType.Jsonb, Write(result.Outcome.Expenses));
        insert.Parameters.AddWithValue(
            "outcome", NpgsqlDbType.Jsonb, JsonSerializer.Serialize(Short(result.Outcome), LedgerJson.Options));
        await insert.ExecuteNonQueryAsync();
    }

    // No answer is built from what grows.
    private static ExpenseOutcome Short(ExpenseOutcome outcome) =>
        outcome with { Policy = outcome.Policy with { Learned = [] } };

    /// <summary>The kinds of changes that can be taken back, as they are stored.</summary>
    internal static readonly short[] UndoableKinds =
        [.. Enum.GetValues<ExpenseChangeKind>().Where(LedgerChange.IsUndoable).Select(static kind => (short)kind)];

    private static string Write(ImmutableArray<Expense> expenses) => JsonSerializer.Serialize(expenses, LedgerJson.Options);

    private static ImmutableArray<Expense> Read(string expenses) =>
        JsonSerializer.Deserialize<ImmutableArray<Expense>>(expenses, LedgerJson.Options);

    private static async Task<Expense?> OneAsync(NpgsqlCommand query)
    {
        await using var reader = await query.ExecuteReaderAsync();
        return await reader.ReadAsync() ? ExpenseRow.Read(reader) : null;
    }

#pragma warning disable CA2100 // Constants of this class.
    private NpgsqlCommand Command(string text) => new(text, connection, transaction);
#pragma warning restore CA2100
}
