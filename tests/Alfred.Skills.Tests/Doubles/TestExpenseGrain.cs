using System.Collections.Immutable;
using Alfred.Commands;
using Alfred.Expenses;

namespace Alfred.Skills.Tests.Doubles;

/// <summary>The product's grain on a ledger in memory.</summary>
public sealed class TestExpenseGrain : IExpenseGrain
{
    private readonly MemoryLedger _ledger = new();
    private readonly ExpenseGrain _grain;

    public TestExpenseGrain() => _grain = new(_ledger, TestInstance.Biz, [new TypedRates(Rates)]);

    public IReadOnlyList<Expense> Expenses => _ledger.Expenses;

    public ExpensePolicy Policy => _ledger.Policy;

    /// <summary>What the source of rates knows; empty for one that is down.</summary>
    public Dictionary<string, decimal> Rates { get; } = [];

    public Task<ExpenseOutcome> LogAsync(Command command, ExpenseEntry entry) => _grain.LogAsync(command, entry);

    public Task<ExpenseOutcome> LogPartsAsync(Command command, ImmutableArray<ExpenseEntry> parts) => _grain.LogPartsAsync(command, parts);

    public Task<ExpenseOutcome> LogAgainAsync(Command command, long expense, DateOnly on) => _grain.LogAgainAsync(command, expense, on);

    public Task<ExpenseOutcome> ImportAsync(Command command, ImmutableArray<ExpenseEntry> lines, bool isAdmin) =>
        _grain.ImportAsync(command, lines, isAdmin);

    public Task<ExpenseOutcome> CorrectAsync(Command command, long? expense, ExpenseCorrection correction, bool mayAll) =>
        _grain.CorrectAsync(command, expense, correction, mayAll);

    public Task<ExpenseOutcome> VoidAsync(Command command, long? expense, bool mayAll) => _grain.VoidAsync(command, expense, mayAll);

    public Task<ExpenseOutcome> UndoAsync(Command command, bool isConfirmed) => _grain.UndoAsync(command, isConfirmed);

    public Task<DateTimeOffset?> LastUndoableAsync(Command command) => _grain.LastUndoableAsync(command);

    public Task<ExpenseOutcome> DecideAsync(Command command, long expense, bool isApproved, bool isAdmin, string? shown = null) =>
        _grain.DecideAsync(command, expense, isApproved, isAdmin, shown);

    public Task<ExpenseOutcome> AskAgainAsync(Command command, long expense) => _grain.AskAgainAsync(command, expense);

    public Task<ExpenseOutcome> ChangePolicyAsync(Command command, PolicyChange change) => _grain.ChangePolicyAsync(command, change);

    public Task<ExpensePolicy> PolicyAsync() => _grain.PolicyAsync();

    public Task<ImmutableArray<Expense>> FindAsync(ExpenseQuery query) => _grain.FindAsync(query);

    public Task<Expense?> GetAsync(long expense) => _grain.GetAsync(expense);

    public Task<ExpenseOutcome> AddReceiptsAsync(
        Command command, long? expense, ImmutableArray<ExpenseReceipt> receipts, bool mayAll) =>
        _grain.AddReceiptsAsync(command, expense, receipts, mayAll);

    public Task<long?> KeepReceiptsAsync(Command command, long expense, ImmutableArray<ExpenseReceipt> receipts) =>
        _grain.KeepReceiptsAsync(command, expense, receipts);

    public Task<ImmutableArray<ExpenseReceipt>> ReceiptsAsync(long expense) => _grain.ReceiptsAsync(expense);

    public Task<ExpenseOutcome> ForgetAsync(Command command) => _grain.ForgetAsync(command);

    public Task<bool> KnowsAsync(string name) => _grain.KnowsAsync(name);

    public Task<ExpenseOutcome> RenameAsync(Command command, string former, string name) => _grain.RenameAsync(command, former, name);

    private sealed class TypedRates(Dictionary<string, decimal> rates) : IExchangeRates
    {
        public Task<ExchangeRate?> FindAsync(string from, string to, DateOnly on, CancellationToken cancellationToken) =>
            Task.FromResult(rates.TryGetValue(from, out var rate) ? new ExchangeRate(rate, to, on, IsTyped: false) : null);
    }
}
