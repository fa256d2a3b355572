using System.Security.Cryptography;
using Alfred.Diagnostics;

namespace Alfred.Expenses;

/// <summary>The ledger. Expenses that come at the same moment share a commit; the table's unique command id holds whoever writes.</summary>
[Reentrant] // Nothing is kept between two calls: each is one conditional insert, or a transaction that is alone on the ledger.
[GrainType("expenses")]
internal sealed class ExpenseGrain(ILedgerStore store, Instance instance, IEnumerable<IExchangeRates> sources, TimeProvider clock)
    : Grain, IExpenseGrain
{
    private const int MaxMonths = 60;
    private static readonly TimeSpan MaxRatesTime = TimeSpan.FromSeconds(10);

    private readonly IExchangeRates? _rates = sources.FirstOrDefault();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var members = await GrainFactory.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key).MembersAsync();
        await store.IdentifyAsync(
            members.DistinctBy(static one => one.Name, StringComparer.Ordinal)
                .ToImmutableDictionary(static one => one.Name, static one => one.Id, StringComparer.Ordinal));
    }

    public async Task<ExpenseOutcome> LogAsync(Command command, ExpenseEntry entry)
    {
        var outcome = await store.LogAsync(command, await PricedAsync(Checked(entry), DayOf(command)));
        MessagePath.Reach(MessagePath.Applied);
        return await WarnedAsync(outcome);
    }

    public async Task<ExpenseOutcome> LogPartsAsync(Command command, ImmutableArray<ExpenseEntry> parts)
    {
        var priced = await Task.WhenAll(parts.Select(part => PricedAsync(Checked(part), DayOf(command))));
        return await WarnedAsync(await ApplyAsync(command, ledger => LedgerRules.LogPartsAsync(ledger, command, [.. priced])));
    }

    public async Task<ExpenseOutcome> LogAgainAsync(Command command, long expense, DateOnly on)
    {
        if (await store.GetAsync(expense) is not { } before || !before.IsOf(command.Member))
            return new() { Result = ExpenseResult.NotFound };
        return await LogAsync(command, new()
        {
            Amount = before.Amount,
            Note = before.Note,
            On = on,
            Category = before.Category,
            Client = before.Client,
            IsRefund = before.IsRefund,
            Rate = before.Rate is { IsTyped: true } typed ? typed : null,
            IsRepetition = true,
        });
    }

    public async Task<ExpenseOutcome> ImportAsync(Command command, ImmutableArray<ExpenseEntry> lines, bool isAdmin)
    {
        var priced = await PricedAsync([.. lines.Select(Checked)], DayOf(command));
        return await ApplyAsync(command, async ledger => priced is { } entries
            ? await LedgerRules.ImportAsync(ledger, command, entries, isAdmin)
            : LedgerResult.Refused(ExpenseResult.RatesMissing, await ledger.PolicyAsync()));
    }

    public async Task<ExpenseOutcome> CorrectAsync(Command command, long? expense, ExpenseCorrection correction, bool mayAll)
    {
        if (correction is { Amount: { } amount, Rate: { IsTyped: true } typed } && amount.Currency != instance.Currency)
        {
            var known = await RateAsync(amount, correction.On ?? DayOf(command), DayOf(command));
            correction = correction with { Rate = typed with { Known = known?.Rate } };
        }
        else if (correction is { Amount: { } other, Rate: null } && other.Currency != instance.Currency)
        {
            correction = correction with { Rate = await RateAsync(other, correction.On ?? DayOf(command), DayOf(command)) };
        }

        return await ApplyAsync(command, ledger => LedgerRules.CorrectAsync(ledger, command, expense, correction, mayAll));
    }

    public Task<ExpenseOutcome> VoidAsync(Command command, long? expense, bool mayAll) =>
        ApplyAsync(command, ledger => LedgerRules.VoidAsync(ledger, command, expense, mayAll));

    public Task<ExpenseOutcome> UndoAsync(Command command, bool mayAll) =>
        ApplyAsync(command, ledger => LedgerRules.UndoAsync(ledger, command, mayAll));

    public Task<DateTimeOffset?> LastUndoableAsync(Command command) => store.LastUndoableAsync(command, command.At - LedgerRules.UndoTime);

    public Task<ExpenseOutcome> DecideAsync(Command command, long expense, bool isApproved, bool isAdmin, string? shown = null) =>
        ApplyAsync(command, ledger => LedgerRules.DecideAsync(ledger, command, expense, isApproved, isAdmin, shown));

    public Task<ExpenseOutcome> AskAgainAsync(Command command, long expense) =>
        ApplyAsync(command, ledger => LedgerRules.AskAgainAsync(ledger, command, expense));

    public Task<ExpenseOutcome> ChangePolicyAsync(Command command, PolicyChange change) =>
        ApplyAsync(command, ledger => LedgerRules.ChangePolicyAsync(ledger, command, change));

    public Task<ExpensePolicy> PolicyAsync() => store.PolicyAsync();

    public Task<ImmutableArray<Expense>> FindAsync(ExpenseQuery query) => store.FindAsync(query);

    public Task<Expense?> GetAsync(long expense) => store.GetAsync(expense);

    public Task<ExpenseOutcome> AddReceiptsAsync(
        Command command, long? expense, ImmutableArray<ExpenseReceipt> receipts, bool mayAll) =>
        ApplyAsync(command, ledger => LedgerRules.AddReceiptsAsync(ledger, command, expense, receipts, mayAll));

    public async Task<long?> KeepReceiptsAsync(Command command, long expense, ImmutableArray<ExpenseReceipt> receipts)
    {
        long? known = null;
        foreach (var receipt in receipts)
        {
            var of = await store.KeepReceiptAsync(command, expense, SHA256.HashData(receipt.Content.Span), receipt);
            known = of == expense ? known : of;
        }

        return known;
    }

    public Task<ExpenseReceipt?> LastReceiptAsync(long expense) => store.LastReceiptAsync(expense);

    public Task<ExpenseOutcome> ForgetAsync(Command command) => ApplyAsync(command, ledger => LedgerRules.ForgetAsync(ledger, command));

    public Task<ExpenseOutcome> RenameAsync(Command command, MemberId member, string former, string name) =>
        ApplyAsync(command, ledger => LedgerRules.RenameAsync(ledger, member, former, name));

    private static ExpenseEntry Checked(ExpenseEntry entry) => entry.Amount.Amount > 0
        ? entry : throw new ArgumentOutOfRangeException(nameof(entry), "an expense is greater than 0");

    private async Task<ExpenseOutcome> ApplyAsync(Command command, Func<ILedger, Task<LedgerResult>> run)
    {
        var outcome = await store.OnceAsync(command, run);
        MessagePath.Reach(MessagePath.Applied);
        return outcome;
    }

    // A rate is worth nothing to the instance's own currency, and nobody waits long for one.
    private async Task<ExpenseEntry> PricedAsync(ExpenseEntry entry, DateOnly today) => entry.Amount.Currency == instance.Currency
        ? entry with { Rate = null } : Priced(entry, await RateAsync(entry.Amount, entry.On, today));

    // Lines of a month share a rate; of one that the source does not know, long ago, the newest rate counts. Null when it did not answer,
    // not in time, or would be asked for more than a file of a few years has: nobody is to gain by that.
    private async Task<ImmutableArray<ExpenseEntry>?> PricedAsync(ImmutableArray<ExpenseEntry> lines, DateOnly today)
    {
        using var end = new CancellationTokenSource(MaxRatesTime, clock);
        var priced = ImmutableArray.CreateBuilder<ExpenseEntry>(lines.Length);
        var months = new Dictionary<(string Currency, int Month), ExchangeRate?>();
        var newest = new Dictionary<string, ExchangeRate?>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var currency = line.Amount.Currency;
            if (currency == instance.Currency)
            {
                priced.Add(line with { Rate = null });
                continue;
            }

            if (!newest.TryGetValue(currency, out var latest))
            {
                if (await FindRateAsync(currency, today, end.Token) is not { IsAnswered: true } answer)
                    return null;
                newest[currency] = latest = answer.Rate;
            }

            var month = (currency, (line.On.Year * 12) + line.On.Month);
            if (!months.TryGetValue(month, out var rate))
            {
                if (latest is not null)
                {
                    if (months.Count >= MaxMonths || await FindRateAsync(currency, line.On, end.Token) is not { IsAnswered: true } answer)
                        return null;
                    rate = answer.Rate ?? latest;
                }

                months[month] = rate;
            }

            priced.Add(Priced(line, rate));
        }

        return priced.ToImmutable();
    }

    private static ExpenseEntry Priced(ExpenseEntry entry, ExchangeRate? known) =>
        entry with { Rate = entry.Rate is { IsTyped: true } typed ? typed with { Known = known?.Rate } : entry.Rate ?? known };

    // Of a day that the source does not know, long ago, the newest rate counts: an old date brings nothing past the approvers.
    private async Task<ExchangeRate?> RateAsync(Money amount, DateOnly on, DateOnly today) =>
        (await FindRateAsync(amount.Currency, on, CancellationToken.None)).Rate
            ?? (on == today ? null : (await FindRateAsync(amount.Currency, today, CancellationToken.None)).Rate);

    // Without a source nobody knows any rate.
    private async Task<RateAnswer> FindRateAsync(string currency, DateOnly on, CancellationToken cancellationToken) =>
        _rates is null ? new(null, IsAnswered: true) : await _rates.FindAsync(currency, instance.Currency, on, cancellationToken);

    private static DateOnly DayOf(Command command) => DateOnly.FromDateTime(command.At.Date);

    private async Task<ExpenseOutcome> WarnedAsync(ExpenseOutcome outcome)
    {
        if (outcome is not { Result: ExpenseResult.Done, Policy.Budgets.IsEmpty: false })
            return outcome;
        var warnings = ImmutableArray.CreateBuilder<BudgetWarning>();
        foreach (var expense in outcome.Expenses.Where(expense => outcome.Policy.BudgetsOf(expense).Any()))
        {
            var first = new DateOnly(expense.On.Year, expense.On.Month, 1);
            var month = await store.FindAsync(new() { From = first, To = first.AddMonths(1).AddDays(-1) });
            warnings.AddRange(outcome.Policy.Warnings(expense, month));
        }

        // Of several parts the last one's word about a budget counts.
        return outcome with { Warnings = [.. warnings.GroupBy(warning => warning.Budget).Select(same => same.Last())] };
    }
}
