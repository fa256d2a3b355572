using Alfred.Expenses;
using Alfred.Testing;
using Alfred.Tests.Instances;
using Microsoft.Extensions.DependencyInjection;
using static Alfred.Tests.Expenses.LedgerCalls;

namespace Alfred.Tests.Expenses;

/// <summary>What another currency is worth, and that nothing comes past the approvers by it.</summary>
public sealed class ExpenseRateTests(DatabaseFixture databases)
{
    [Fact]
    public async Task a_line_of_a_file_in_another_currency_counts_for_the_limit_with_its_rate()
    {
        await using var alfred = await TestInstance.StartAsync(
            databases, more: static services => services.AddSingleton<IExchangeRates>(new FixedRate(1.17m, since: Today.AddYears(-5))));
        var ledger = Ledger(alfred);
        await ledger.ChangePolicyAsync(Command(alfred, 1), new() { Limit = new(500m, "EUR") });

        var imported = await ledger.ImportAsync(
            Command(alfred, 2),
            [
                Lunch(20m) with { Amount = new(1m, "GBP"), On = Today.AddYears(-20) },
                Lunch(20m) with { Amount = new(495m, "GBP") },
                Lunch(20m) with { Amount = new(400m, "GBP"), Rate = new(0.5m, "EUR", Today, IsTyped: true) },
                Lunch(20m) with { Amount = new(450m, "GBP"), Rate = new(0.5m, "EUR", Today, IsTyped: true) },
            ],
            isAdmin: false);

        Assert.Equal([1m, 400m], imported.Expenses.Select(one => one.Amount.Amount));
        Assert.Equal(2, imported.OverLimit);
        Assert.Equal([1.17m, 0.5m], imported.Expenses.Select(one => one.Rate!.Rate));
        Assert.Equal(1.17m, imported.Expenses[1].Rate!.Known);
        Assert.Equal(imported.Expenses[1], await ledger.GetAsync(imported.Expenses[1].Id));
    }

    [Fact]
    public async Task a_day_that_the_source_of_rates_does_not_know_brings_nothing_under_the_limit()
    {
        await using var alfred = await TestInstance.StartAsync(
            databases, more: static services => services.AddSingleton<IExchangeRates>(new FixedRate(1.17m, since: Today.AddYears(-5))));
        var ledger = Ledger(alfred);
        await ledger.ChangePolicyAsync(Command(alfred, 1), new() { Limit = new(500m, "EUR") });

        var logged = await ledger.LogAsync(
            Command(alfred, 2), Lunch(20m) with { Amount = new(495m, "GBP"), On = Today.AddYears(-20) });

        Assert.Equal(ApprovalState.Waiting, logged.Expense.Approval);
    }

    [Fact]
    public async Task an_amount_and_a_rate_that_are_corrected_at_once_keep_what_the_source_knows()
    {
        await using var alfred = await TestInstance.StartAsync(
            databases, more: static services => services.AddSingleton<IExchangeRates>(new FixedRate(1.17m, since: DateOnly.MinValue)));
        var ledger = Ledger(alfred);
        await ledger.ChangePolicyAsync(Command(alfred, 1), new() { Limit = new(500m, "EUR") });
        await ledger.LogAsync(Command(alfred, 2), Lunch(20m));

        var corrected = await ledger.CorrectAsync(
            Command(alfred, 3), 1, new() { Amount = new(495m, "GBP"), Rate = new(0.1m, "EUR", Today, IsTyped: true) }, mayAll: false);

        Assert.Equal((1.17m, ApprovalState.Waiting), (corrected.Expense.Rate!.Known, corrected.Expense.Approval));
    }

    [Fact]
    public async Task a_file_whose_rates_do_not_come_in_time_is_not_imported()
    {
        var clock = new TestClock();
        await using var alfred = await TestInstance.StartAsync(
            databases, clock, more: services => services.AddSingleton<IExchangeRates>(new SlowRates(clock)));

        var imported = await Ledger(alfred).ImportAsync(
            Command(alfred, 1), [Lunch(20m), Lunch(20m) with { Amount = new(4_999m, "CHF") }], isAdmin: false);

        Assert.Equal(ExpenseResult.RatesMissing, imported.Result);
        Assert.Null(await Ledger(alfred).GetAsync(1));
    }

    [Fact]
    public async Task a_file_whose_rates_do_not_come_at_all_is_not_imported()
    {
        await using var alfred = await TestInstance.StartAsync(
            databases, more: static services => services.AddSingleton<IExchangeRates>(new SilentRates()));

        var imported = await Ledger(alfred).ImportAsync(
            Command(alfred, 1),
            [Lunch(20m), Lunch(20m) with { Amount = new(499m, "GBP"), Rate = new(0.01m, "EUR", Today, IsTyped: true) }], isAdmin: false);

        Assert.Equal(ExpenseResult.RatesMissing, imported.Result);
    }

    [Fact]
    public async Task a_file_of_more_months_than_rates_are_asked_for_is_not_imported()
    {
        var source = new FixedRate(1.17m, since: DateOnly.MinValue);
        await using var alfred = await TestInstance.StartAsync(
            databases, more: services => services.AddSingleton<IExchangeRates>(source));
        var imported = await Ledger(alfred).ImportAsync(
            Command(alfred, 1),
            [.. Enumerable.Range(0, 300).Select(static month => Lunch(20m) with { Amount = new(1m, "GBP"), On = Today.AddMonths(-month) })],
            isAdmin: false);
        Assert.Equal(ExpenseResult.RatesMissing, imported.Result);
        Assert.InRange(source.Asked, 1, 61);
    }

    private sealed class SlowRates(TestClock clock) : IExchangeRates
    {
        public Task<RateAnswer> FindAsync(string from, string to, DateOnly on, CancellationToken cancellationToken)
        {
            clock.Advance(TimeSpan.FromSeconds(11));
            return Task.FromResult(new RateAnswer(null, IsAnswered: !cancellationToken.IsCancellationRequested));
        }
    }

    private sealed class SilentRates : IExchangeRates
    {
        public Task<RateAnswer> FindAsync(string from, string to, DateOnly on, CancellationToken cancellationToken) =>
            Task.FromResult(default(RateAnswer));
    }

    private sealed class FixedRate(decimal rate, DateOnly since) : IExchangeRates
    {
        public int Asked { get; private set; }

        public Task<RateAnswer> FindAsync(string from, string to, DateOnly on, CancellationToken cancellationToken)
        {
            Asked++;
            return Task.FromResult(new RateAnswer(on < since ? null : new(rate, to, on, IsTyped: false), IsAnswered: true));
        }
    }
}
