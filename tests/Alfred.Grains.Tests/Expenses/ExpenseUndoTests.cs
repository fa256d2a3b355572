using Alfred.Expenses;
using Alfred.Tests.Instances;
using static Alfred.Tests.Expenses.LedgerCalls;

namespace Alfred.Tests.Expenses;

/// <summary>What can be taken back of one's expenses, and what was decided since and stays.</summary>
public sealed class ExpenseUndoTests(DatabaseFixture databases)
{
    [Fact]
    public async Task what_was_corrected_and_taken_back_is_undone_step_by_step()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var ledger = Ledger(alfred);
        var logged = (await ledger.LogAsync(Command(alfred, 1), Lunch(12m))).Expense;
        var corrected = (await ledger.CorrectAsync(
            Command(alfred, 2), null, new() { Amount = new(13m, "EUR"), Category = "meals" }, mayAll: false)).Expense;
        await ledger.VoidAsync(Command(alfred, 3), logged.Id, mayAll: false);

        var undo = Command(alfred, 4);
        Assert.Equal(corrected, (await ledger.UndoAsync(undo, mayAll: false)).Expense);
        Assert.Equal(DateTimeOffset.MaxValue, await ledger.LastUndoableAsync(undo));
        Assert.Equal(corrected, (await ledger.UndoAsync(undo, mayAll: false)).Expense);
        Assert.Equal(logged, (await ledger.UndoAsync(Command(alfred, 5), mayAll: false)).Expense);
        Assert.True((await ledger.UndoAsync(Command(alfred, 6), mayAll: false)).Expense.IsVoid);
        Assert.Null(await ledger.LastUndoableAsync(Command(alfred, 7)));
        Assert.Equal("meals", (await ledger.LogAsync(Command(alfred, 8), Lunch(20m))).Expense.Category);
    }

    [Theory]
    [InlineData("approved")]
    [InlineData("rejected")]
    [InlineData("taken back")]
    [InlineData("moved into a month that is closed")]
    public async Task an_undo_changes_nothing_about_an_expense_that_was(string since)
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var ledger = Ledger(alfred);
        await ledger.ChangePolicyAsync(Command(alfred, 1, "Dora"), new() { Limit = new(100m, "EUR") });
        await ledger.LogAsync(Command(alfred, 2), Lunch(60_000m));
        await ledger.DecideAsync(Command(alfred, 3, "Dora"), 1, isApproved: true, isAdmin: true);
        await ledger.CorrectAsync(Command(alfred, 4), 1, new() { Amount = new(600m, "EUR") }, mayAll: false);
        switch (since)
        {
            case "approved" or "rejected":
                await ledger.DecideAsync(Command(alfred, 5, "Dora"), 1, isApproved: since == "approved", isAdmin: true);
                break;
            case "taken back":
                await ledger.VoidAsync(Command(alfred, 5, "Dora"), 1, mayAll: true);
                break;
            default:
                await ledger.CorrectAsync(Command(alfred, 5, "Dora"), 1, new() { On = Today.AddMonths(-1) }, mayAll: true);
                await ledger.ChangePolicyAsync(Command(alfred, 6, "Dora"), new() { LockedThrough = Today.AddMonths(-1) });
                break;
        }

        var before = await ledger.GetAsync(1);
        var undone = await ledger.UndoAsync(Command(alfred, 7), mayAll: false);

        Assert.Equal((ExpenseResult.ChangedSince, before), (undone.Result, undone.Expense));
        Assert.Equal(before, await ledger.GetAsync(1));
    }

    [Fact]
    public async Task whoever_may_change_others_expenses_no_more_takes_no_such_change_back()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var ledger = Ledger(alfred);
        await ledger.LogAsync(Command(alfred, 1), Lunch(12m));
        await ledger.VoidAsync(Command(alfred, 2, "Dan"), 1, mayAll: true);

        var undone = await ledger.UndoAsync(Command(alfred, 3, "Dan"), mayAll: false);

        Assert.Equal(ExpenseResult.NotFound, undone.Result);
        Assert.True((await ledger.GetAsync(1))!.IsVoid);
    }

    [Fact]
    public async Task whoever_may_change_others_expenses_no_more_takes_none_back_that_they_brought_in_by_a_file()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var ledger = Ledger(alfred);
        await ledger.ImportAsync(Command(alfred, 1, "Dan"), [Lunch(12m) with { By = "Ada", Owner = Id("ada") }], isAdmin: true);

        var undone = await ledger.UndoAsync(Command(alfred, 2, "Dan"), mayAll: false);

        Assert.Equal(ExpenseResult.NotFound, undone.Result);
        Assert.False((await ledger.GetAsync(1))!.IsVoid);
    }

    [Fact]
    public async Task what_is_brought_back_over_a_limit_of_now_waits_for_an_approval()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var ledger = Ledger(alfred);
        await ledger.LogAsync(Command(alfred, 1), Lunch(9_100m));
        await ledger.CorrectAsync(Command(alfred, 2), 1, new() { Amount = new(90m, "EUR") }, mayAll: false);
        await ledger.ChangePolicyAsync(Command(alfred, 3, "Dora"), new() { Limit = new(500m, "EUR") });

        var undone = await ledger.UndoAsync(Command(alfred, 4), mayAll: false);

        Assert.Equal((9_100m, ApprovalState.Waiting), (undone.Expense.Amount.Amount, undone.Expense.Approval));
    }
}
