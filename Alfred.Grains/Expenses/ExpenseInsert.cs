namespace Alfred.Expenses;

/// <summary>Logs expenses one by one as they come. Those that meet are read for together and are one statement and one commit.</summary>
internal sealed class ExpenseInsert
{
    /// <summary>What stands in the ledger already: the row of the same command, and expenses that say the same.</summary>
    private const string Known = """
        select w.command_id as wanted, e.*
        from unnest(@commands, @owners, @amounts, @currencies, @days, @times)
            as w(command_id, member_id, amount, currency, spent_on, logged_at)
        join expn e on e.command_id = w.command_id
            or (e.member_id = w.member_id and e.logged_at > w.logged_at - @repetition and e.logged_at <= w.logged_at
                and e.amount = w.amount and e.currency = w.currency and e.spent_on = w.spent_on)
        order by e.id
        """;

    internal const string Insert = """
        insert into expn
            (command_id, member, member_id, amount, currency, note, spent_on, logged_at, category, client, is_refund, rate, rate_to,
                rate_on, rate_is_typed, rate_known, approval, approval_until, decided_by, is_void, import_key)
        select * from unnest(@commands, @members, @owners, @amounts, @currencies, @notes, @days, @times, @categories, @clients, @refunds,
            @rates, @rates_to, @rates_on, @rates_typed, @rates_known, @approvals, @until, @deciders, @voids, @keys)
        on conflict do nothing
        returning *
        """;

    internal const string Policy = "select state from expn_policy";

    private readonly NpgsqlDataSource _database;
    private readonly GroupCommit<Wanted, ExpenseOutcome?> _commits;

    public ExpenseInsert(NpgsqlDataSource database)
    {
        _database = database;
        _commits = new(
            new()
            {
                Write = expenses => TransientRetry.RunAsync(() => WriteAsync(expenses)),
                IsFaultOfItem = static exception => !DatabaseFaults.IsInfrastructure(exception),
            });
    }

    /// <summary>Inserts the expense, or finds the row that an earlier run of the same command wrote.</summary>
    public async Task<ExpenseOutcome> LogAsync(Command command, ExpenseEntry entry) =>
        // Neither written nor found: another process inserted it at this very moment.
        await _commits.SubmitAsync(new(command, entry)) ?? await _commits.SubmitAsync(new(command, entry))
            ?? throw new InvalidOperationException($"the expense of command {command.Id} was neither written nor found");

    /// <summary>Reads the policy's row.</summary>
    internal static ExpensePolicy Parse(string? state) =>
        state is null ? new() : JsonSerializer.Deserialize<ExpensePolicy>(state, LedgerJson.Options)!;

    private async Task<IReadOnlyList<ExpenseOutcome?>> WriteAsync(IReadOnlyList<Wanted> all)
    {
        // Two activations may give one command at the same moment.
        var wanted = all.DistinctBy(static one => one.Command.Id).ToArray();
        var (policy, known) = await ReadAsync(wanted);
        var outcomes = new Dictionary<string, ExpenseOutcome>(wanted.Length, StringComparer.Ordinal);
        var drafts = new List<(string Id, Expense Draft)>();
        foreach (var (command, entry) in wanted)
        {
            var id = command.Id.ToString();
            var draft = LedgerRules.Draft(command, entry, policy);
            var mine = known[id].ToArray();
            if (mine.FirstOrDefault(row => row.CommandId == id).Expense is { } stored)
                outcomes[id] = Done(stored, policy);
            else if (LedgerRules.Refuse(
                draft, entry, policy, mine.Select(row => row.Expense).LastOrDefault(one => LedgerRules.IsSame(one, draft))) is { } refused)
                outcomes[id] = refused;
            else
                drafts.Add((id, draft));
        }

        if (drafts.Count > 0)
        {
            foreach (var (id, expense) in await InsertAsync(drafts))
                outcomes[id] = Done(expense, policy);
        }

        return [.. all.Select(one => outcomes.GetValueOrDefault(one.Command.Id.ToString()))];
    }

    private static ExpenseOutcome Done(Expense expense, ExpensePolicy policy) =>
        new() { Result = ExpenseResult.Done, Expenses = [expense], Policy = policy };

    private async Task<(ExpensePolicy Policy, ILookup<string, (string CommandId, Expense Expense)> Known)> ReadAsync(Wanted[] wanted)
    {
        await using var batch = _database.CreateBatch();
        batch.BatchCommands.Add(new(Policy));
        var known = new NpgsqlBatchCommand(Known);
        known.Parameters.AddWithValue("commands", Array.ConvertAll(wanted, static one => one.Command.Id.ToString()));
        known.Parameters.AddWithValue("owners", Array.ConvertAll(wanted, static one => one.Command.Member?.Value ?? ""));
        known.Parameters.AddWithValue("amounts", Array.ConvertAll(wanted, static one => one.Entry.Amount.Amount));
        known.Parameters.AddWithValue("currencies", Array.ConvertAll(wanted, static one => one.Entry.Amount.Currency));
        known.Parameters.AddWithValue("days", Array.ConvertAll(wanted, static one => one.Entry.On));
        known.Parameters.AddWithValue("times", Array.ConvertAll(wanted, static one => one.Command.At));
        known.Parameters.AddWithValue("repetition", LedgerRules.RepetitionTime);
        batch.BatchCommands.Add(known);
        await using var reader = await batch.ExecuteReaderAsync();
        var policy = Parse(await reader.ReadAsync() ? reader.GetString(0) : null);
        await reader.NextResultAsync();
        var rows = new List<(string Wanted, string CommandId, Expense Expense)>();
        while (await reader.ReadAsync())
            rows.Add((reader.GetString(0), reader.GetString(reader.GetOrdinal("command_id")), ExpenseRow.Read(reader)));
        return (policy, rows.ToLookup(static row => row.Wanted, static row => (row.CommandId, row.Expense), StringComparer.Ordinal));
    }

    private async Task<List<(string Id, Expense Expense)>> InsertAsync(List<(string Id, Expense Draft)> drafts)
    {
        await using var command = _database.CreateCommand(Insert);
        Fill(command, [.. drafts.Select(static draft => draft.Id)], [.. drafts.Select(static draft => new NewExpense(draft.Draft))]);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<(string Id, Expense Expense)>(drafts.Count);
        while (await reader.ReadAsync())
            rows.Add((reader.GetString(reader.GetOrdinal("command_id")), ExpenseRow.Read(reader)));
        return rows;
    }

    /// <summary>Fills <see cref="Insert"/>.</summary>
    internal static void Fill(NpgsqlCommand command, string[] ids, ImmutableArray<NewExpense> expenses)
    {
        ExpenseRow.Fill(command.Parameters, [.. expenses.Select(static one => one.Expense)]);
        command.Parameters.AddWithValue("commands", ids);
        ExpenseRow.Add(
            command.Parameters, "keys", NpgsqlTypes.NpgsqlDbType.Text, [.. expenses.Select(static one => one.ImportKey)]);
    }

    private sealed record Wanted(Command Command, ExpenseEntry Entry);
}
