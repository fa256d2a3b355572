using Alfred.Commands;
using Alfred.Expenses;
using Alfred.Tests.Instances;

namespace Alfred.Tests.Expenses;

public sealed class ExpenseGrainTests(DatabaseFixture databases)
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public async Task a_command_repeated_twenty_times_at_once_is_one_row_and_one_outcome()
    {
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync());
        var ledger = alfred.Grains.GetGrain<IExpenseGrain>(IExpenseGrain.DefaultKey);
        var command = new Command(new(1, 0), "ada", alfred.Clock.GetUtcNow());

        var expenses = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => ledger.LogAsync(command, new(123.45m, "EUR"), "lunch", Today)));

        Assert.Single(expenses.Distinct());
        Assert.Equal(1, await alfred.CountAsync("expn"));
    }

    [Fact]
    public async Task an_expense_is_kept_to_the_cent_with_its_currency()
    {
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync());

        await alfred.Inbox.AcceptAsync(Letters.Written("1", "spend lunch"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);

        Assert.Equal(
            "12.500 EUR lunch ada",
            await alfred.QueryAsync<string>("select amount || ' ' || currency || ' ' || note || ' ' || member from expn"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    public async Task nothing_and_less_than_nothing_is_no_expense(string amount)
    {
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync());
        var command = new Command(new(1, 0), "ada", alfred.Clock.GetUtcNow());

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            alfred.Grains.GetGrain<IExpenseGrain>(IExpenseGrain.DefaultKey)
                .LogAsync(command, new(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), "EUR"), null, Today));
    }
}
