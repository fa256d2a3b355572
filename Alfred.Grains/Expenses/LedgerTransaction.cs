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

    public async Task<Expense?> LastOfAsync(MemberId? member)
    {
        await using var query = Command(
            """
            select * from expn where member_id = $1 and not is_void and import_key is null
            order by logged_at desc, id desc limit 1
            """,
            IdOf(member));
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
                rate_is_typed = w.rate_is_typed, rate_known = w.rate_known, approval = w.approval, approval_until = w.approval_until,
                decided_by = w.decided_by, is_void = w.is_void
            from unnest(@ids, @amounts, @currencies, @notes, @days, @categories, @clients, @refunds, @rates, @rates_to, @rates_on,
                    @rates_typed, @rates_known, @approvals, @until, @deciders, @voids)
                as w(id, amount, currency, note, spent_on, category, client, is_refund, rate, rate_to, rate_on, rate_is_typed, rate_known,
                    approval, approval_until, decided_by, is_void)
            where e.id = w.id
            """);
        ExpenseRow.Fill(update.Parameters, expenses);
        await update.ExecuteNonQueryAsync();
    }

    public async Task SavePolicyAsync(ExpensePolicy policy)
    {
        await using var update = Command(
            "insert into expn_policy (state) values ($1) on conflict (id) do update set state = excluded.state",
            Json(JsonSerializer.Serialize(policy, LedgerJson.Options)));
        await update.ExecuteNonQueryAsync();
    }

    public async Task<LedgerChange?> LastChangeOfAsync(MemberId? member, DateTimeOffset since)
    {
        await using var query = Command(
            """
            select id, kind, at, before, after from expn_change
            where member = $1 and at > $2 and undone_by is null and kind = any ($3)
            order by at desc, id desc limit 1
            """,
            IdOf(member), since, UndoableKinds);
        LedgerChange change;
        await using (var reader = await query.ExecuteReaderAsync())
        {
            if (!await reader.ReadAsync())
                return null;
            change = new(
                reader.GetInt64(0), (ExpenseChangeKind)reader.GetInt16(1), reader.GetFieldValue<DateTimeOffset>(2),
                ExpenseSnapshot.Read(reader.GetString(3)), ExpenseSnapshot.Read(reader.GetString(4)));
        }

        return change with { Before = await NamedAsync(change.Before), After = await NamedAsync(change.After) };
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

    public Task<int> RenameAsync(MemberId member, string former, string name) => ReplaceNameAsync(member, former, name, isForgotten: false);

    public Task<int> ForgetAsync(MemberId member, string name, string substitute) =>
        ReplaceNameAsync(member, name, substitute, isForgotten: true);

    public async Task AddReceiptAsync(long expense, ReadOnlyMemory<byte> hash, ExpenseReceipt receipt, Command command)
    {
        await using var insert = Command(ReceiptRow.Insert, ReceiptRow.Values(expense, hash, receipt, command));
        await insert.ExecuteNonQueryAsync();
    }

    /// <summary>The outcome of an earlier run of the command; null for none.</summary>
    public async Task<ExpenseOutcome?> FindOutcomeAsync()
    {
        await using var query = Command("select before, after, outcome from expn_change where command_id = $1", command.Id.ToString());
        ExpenseOutcome stored;
        await using (var reader = await query.ExecuteReaderAsync())
        {
            if (!await reader.ReadAsync())
                return null;
            stored = ExpenseSnapshot.ReadOutcome(reader.GetString(2)) with
            {
                Before = ExpenseSnapshot.Read(reader.GetString(0)),
                Expenses = ExpenseSnapshot.Read(reader.GetString(1)),
            };
        }

        return stored with { Before = await NamedAsync(stored.Before), Expenses = await NamedAsync(stored.Expenses) };
    }

    /// <summary>Writes what the command did into the audit.</summary>
    public async Task NoteAsync(LedgerResult result)
    {
        await using var insert = Command(
            """
            insert into expn_change (command_id, at, member, kind, before, after, outcome)
            values ($1, $2, $3, $4, $5, $6, $7)
            """,
            command.Id.ToString(), command.At, result.IsOfNobody ? "" : command.Member?.Value ?? "", (short)result.Kind,
            Json(ExpenseSnapshot.Write(result.Outcome.Before)), Json(ExpenseSnapshot.Write(result.Outcome.Expenses)),
            Json(ExpenseSnapshot.WriteOutcome(result.Outcome)));
        await insert.ExecuteNonQueryAsync();
    }

    /// <summary>The kinds of changes that can be taken back, as they are stored.</summary>
    internal static readonly short[] UndoableKinds =
        [.. Enum.GetValues<ExpenseChangeKind>().Where(LedgerChange.IsUndoable).Select(static kind => (short)kind)];

    /// <summary>The id to look for: what has an empty one is nobody's, and nobody finds it.</summary>
    internal static string IdOf(MemberId? member) => member?.Value ?? "nobody";

    /// <summary>A value that is JSON.</summary>
    internal static NpgsqlParameter Json(string value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Jsonb };

    private static async Task<Expense?> OneAsync(NpgsqlCommand query)
    {
        await using var reader = await query.ExecuteReaderAsync();
        return await reader.ReadAsync() ? ExpenseRow.Read(reader) : null;
    }

    // One statement for both, so that a member who is forgotten and one who is renamed are found by the same rule. Whoever decided is found
    // by their decisions: another may have been called the same then.
    private async Task<int> ReplaceNameAsync(MemberId member, string former, string name, bool isForgotten)
    {
        await using var update = Command(
            """
            with shown as (
                    update expn set member = $3, member_id = case when $4 then '' else member_id end where member_id = $1 returning 1),
                decided as (
                    update expn e set decided_by = $3
                    where e.decided_by = $2 and e.member_id is distinct from $1 and exists (
                        select from expn_change c
                        where c.member = $1 and c.kind = any ($5)
                            and c.after @> jsonb_build_array(jsonb_build_object('id', e.id)))),
                noted as (
                    update expn_change set member = '', before = '[]', after = '[]', outcome = '{"result":0}' where $4 and member = $1),
                receipts as (update expn_receipt set added_by = '' where $4 and added_by = $1)
            select count(*)::int from shown
            """,
            member.Value, former, name, isForgotten,
            new[] { (short)ExpenseChangeKind.Approved, (short)ExpenseChangeKind.Rejected });
        return (int)(await update.ExecuteScalarAsync())!;
    }

    // What was kept of expenses says nobody's name: these are as the rows have them.
    private async Task<ImmutableArray<Expense>> NamedAsync(ImmutableArray<Expense> stored)
    {
        if (stored.IsEmpty)
            return stored;
        await using var query = Command("select * from expn where id = any ($1)", stored.Select(static one => one.Id).ToArray());
        await using var reader = await query.ExecuteReaderAsync();
        var rows = (await ExpenseRow.ReadAllAsync(reader)).ToDictionary(static row => row.Id);
        return [.. stored.Select(one => ExpenseSnapshot.Named(one, rows[one.Id]))];
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
