using System.Collections.Immutable;
using Alfred.Commands;
using Alfred.Expenses;
using Alfred.Members;

namespace Alfred.Skills.Tests.Doubles;

/// <summary>The ledger without a database, for the product's own decisions.</summary>
internal sealed class MemoryLedger : ILedgerStore
{
    private readonly Dictionary<CommandId, ExpenseOutcome> _logged = [];
    private readonly Dictionary<CommandId, ExpenseOutcome> _outcomes = [];
    private readonly List<(LedgerChange Change, string Member)> _changes = [];
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly HashSet<long> _undone = [];
    private readonly List<(long Expense, byte[] Hash, ExpenseReceipt Receipt)> _receipts = [];
    private readonly HashSet<long> _imported = [];

    public List<Expense> Expenses { get; } = [];

    public ExpensePolicy Policy { get; set; } = new();

    public Task<ExpenseOutcome> LogAsync(Command command, ExpenseEntry entry)
    {
        if (_logged.TryGetValue(command.Id, out var stored))
            return Task.FromResult(stored);
        var draft = LedgerRules.Draft(command, entry, Policy);
        if (LedgerRules.Refuse(draft, entry, Policy, Expenses.LastOrDefault(one => LedgerRules.IsSame(one, draft))) is { } refused)
            return Task.FromResult(refused);
        return Task.FromResult(_logged[command.Id] = new() { Result = ExpenseResult.Done, Expenses = [Add(draft)], Policy = Policy });
    }

    public async Task<ExpenseOutcome> OnceAsync(Command command, Func<ILedger, Task<LedgerResult>> run)
    {
        if (_outcomes.TryGetValue(command.Id, out var stored))
            return stored;
        var result = await run(new Session(this));
        if (result.Kind == ExpenseChangeKind.None)
            return result.Outcome;
        _changes.Add((
            new(_changes.Count + 1, result.Kind, command.At, result.Outcome.Before, result.Outcome.Expenses),
            result.IsOfNobody ? "" : command.Member?.Value ?? ""));
        return _outcomes[command.Id] = result.Outcome;
    }

    public Task<ImmutableArray<Expense>> FindAsync(ExpenseQuery query) => Task.FromResult<ImmutableArray<Expense>>(
    [
        .. Expenses.Where(one => (query.From is not { } from || one.On >= from) && (query.To is not { } to || one.On <= to)
                && (query.Owner is null || one.IsOf(query.Owner)) && (query.Category is null || one.Category == query.Category)
                && (query.Client is null || string.Equals(one.Client, query.Client, StringComparison.OrdinalIgnoreCase))
                && (!query.IsWaiting || one.Approval == ApprovalState.Waiting) && (query.IncludesUncounted || one.Counts))
            .OrderBy(one => one.On).ThenBy(one => one.Id).Take(ExpenseQuery.MaxFound),
    ]);

    public Task<ExpensePolicy> PolicyAsync() => Task.FromResult(Policy);

    public Task<Expense?> GetAsync(long expense) => Task.FromResult(Expenses.FirstOrDefault(one => one.Id == expense));

    public Task<DateTimeOffset?> LastUndoableAsync(Command command, DateTimeOffset since)
    {
        if (_outcomes.ContainsKey(command.Id))
            return Task.FromResult<DateTimeOffset?>(DateTimeOffset.MaxValue);
        DateTimeOffset?[] times = [LastOf(command.Member)?.LoggedAt, LastChangeOf(command.Member, since)?.At];
        return Task.FromResult(times.Where(at => at > since).Max());
    }

    public Task<long> KeepReceiptAsync(Command command, long expense, ReadOnlyMemory<byte> hash, ExpenseReceipt receipt)
    {
        if (_receipts.Exists(one => hash.Span.SequenceEqual(one.Hash)))
            return Task.FromResult(_receipts.First(one => hash.Span.SequenceEqual(one.Hash)).Expense);
        _receipts.Add((expense, hash.ToArray(), receipt));
        return Task.FromResult(expense);
    }

    public Task<ExpenseReceipt?> LastReceiptAsync(long expense) =>
        Task.FromResult<ExpenseReceipt?>(_receipts.LastOrDefault(receipt => receipt.Expense == expense).Receipt);

    public Task IdentifyAsync(ImmutableDictionary<string, MemberId> members) => Task.CompletedTask;

    private Expense Add(Expense draft)
    {
        Expenses.Add(draft with { Id = Expenses.Count + 1 });
        return Expenses[^1];
    }

    private Expense? LastOf(MemberId? member) => Expenses.Where(one => one.IsOf(member) && !one.IsVoid && !_imported.Contains(one.Id))
        .OrderBy(one => one.LoggedAt).ThenBy(one => one.Id).LastOrDefault();

    private LedgerChange? LastChangeOf(MemberId? member, DateTimeOffset since) => _changes
        .Where(one => one.Member == member?.Value && one.Change.At > since && LedgerChange.IsUndoable(one.Change.Kind)
            && !_undone.Contains(one.Change.Id))
        .Select(one => one.Change with { Before = Named(one.Change.Before), After = Named(one.Change.After) }).LastOrDefault();

    private ImmutableArray<Expense> Named(ImmutableArray<Expense> kept) =>
        [.. kept.Select(one => ExpenseSnapshot.Named(one, Expenses.First(row => row.Id == one.Id)))];

    private sealed class Session(MemoryLedger ledger) : ILedger
    {
        public Task<ExpensePolicy> PolicyAsync() => ledger.PolicyAsync();

        public Task<Expense?> GetAsync(long expense) => ledger.GetAsync(expense);

        public Task<Expense?> LastOfAsync(MemberId? member) => Task.FromResult(ledger.LastOf(member));

        public Task<ImmutableArray<Expense>> AddAsync(ImmutableArray<NewExpense> expenses)
        {
            ImmutableArray<Expense> added =
                [.. expenses.Where(one => one.ImportKey is null || ledger._keys.Add(one.ImportKey)).Select(one => ledger.Add(one.Expense))];
            if (expenses.Any(one => one.ImportKey is not null))
                ledger._imported.UnionWith(added.Select(one => one.Id));
            return Task.FromResult(added);
        }

        public Task SaveAsync(ImmutableArray<Expense> expenses)
        {
            foreach (var expense in expenses)
                ledger.Expenses[ledger.Expenses.FindIndex(one => one.Id == expense.Id)] = expense;
            return Task.CompletedTask;
        }

        public Task SavePolicyAsync(ExpensePolicy policy)
        {
            ledger.Policy = policy;
            return Task.CompletedTask;
        }

        public Task<LedgerChange?> LastChangeOfAsync(MemberId? member, DateTimeOffset since) =>
            Task.FromResult(ledger.LastChangeOf(member, since));

        public Task MarkUndoneAsync(LedgerChange change)
        {
            ledger._undone.Add(change.Id);
            if (change.Kind == ExpenseChangeKind.Imported)
                ledger._keys.Clear();
            return Task.CompletedTask;
        }

        public Task<long?> FindReceiptAsync(ReadOnlyMemory<byte> hash) => Task.FromResult(
            ledger._receipts.Where(one => hash.Span.SequenceEqual(one.Hash)).Select(one => (long?)one.Expense).FirstOrDefault());

        public Task AddReceiptAsync(long expense, ReadOnlyMemory<byte> hash, ExpenseReceipt receipt, Command command)
        {
            ledger._receipts.Add((expense, hash.ToArray(), receipt));
            return Task.CompletedTask;
        }

        public Task<string?> FindSplitterAsync(long expense) => Task.FromResult(ledger._changes
            .Where(one => one.Change.Kind == ExpenseChangeKind.Split && one.Change.After.Any(part => part.Id == expense))
            .Select(static one => (string?)one.Member).FirstOrDefault());

        public async Task<int> RenameAsync(MemberId member, string former, string name)
        {
            var mine = ledger.Expenses.Where(one => one.IsOf(member)).ToArray();
            await SaveAsync([.. mine.Select(one => one with { By = name })]);
            return mine.Length;
        }

        public async Task<int> ForgetAsync(MemberId member, string name, string substitute)
        {
            var mine = ledger.Expenses.Where(one => one.IsOf(member)).ToArray();
            await SaveAsync([.. mine.Select(one => one with { By = substitute, Owner = null })]);
            return mine.Length;
        }
    }
}
