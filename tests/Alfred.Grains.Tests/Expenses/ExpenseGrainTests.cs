using System.Globalization;
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
        var command = Command(alfred, 1);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Ledger(alfred).LogAsync(command, Lunch(123.45m))));

        Assert.Single(outcomes.Select(outcome => outcome.Expense).Distinct());
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

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            Ledger(alfred).LogAsync(Command(alfred, 1), Lunch(decimal.Parse(amount, CultureInfo.InvariantCulture))));
    }

    [Fact]
    public async Task the_same_within_two_minutes_is_no_row_and_both_commands_say_so_again()
    {
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync());
        var ledger = Ledger(alfred);
        await ledger.LogAsync(Command(alfred, 1), Lunch(12m));
        var second = Command(alfred, 2);

        var outcome = await ledger.LogAsync(second, Lunch(12m));
        Assert.Equal((ExpenseResult.Repeated, 1L), (outcome.Result, outcome.Expense.Id));
        Assert.Equal(ExpenseResult.Repeated, (await ledger.LogAsync(second, Lunch(12m))).Result);
        Assert.Equal(ExpenseResult.Done, (await ledger.LogAsync(Command(alfred, 1), Lunch(12m))).Result);
        Assert.Equal(ExpenseResult.Done, (await ledger.LogAsync(Command(alfred, 3), Lunch(12m) with { IsRepetition = true })).Result);
        Assert.Equal(2, await alfred.CountAsync("expn"));
    }

    [Fact]
    public async Task everything_about_an_expense_is_read_back_as_it_was_written()
    {
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync());
        var ledger = Ledger(alfred);
        await ledger.ChangePolicyAsync(Command(alfred, 1), new() { Limit = new(100m, "EUR") });
        var entry = new ExpenseEntry
        {
            Amount = new(1234.567m, "KWD"),
            Note = "Überraschung 🎁",
            On = Today,
            Category = "gifts",
            Client = "Acme",
            Rate = new(3.0123456789m, "EUR", Today, IsTyped: true),
        };

        var logged = (await ledger.LogAsync(Command(alfred, 2), entry)).Expense;

        Assert.Equal(logged, await ledger.GetAsync(logged.Id));
        Assert.Equal((ApprovalState.Waiting, entry.Rate, "gifts", "Acme"), (logged.Approval, logged.Rate, logged.Category, logged.Client));
        Assert.Equal([logged], await ledger.FindAsync(new() { IsWaiting = true, From = Today, To = Today, By = "ada", Client = "ACME" }));
    }

    [Fact]
    public async Task of_two_approvals_at_once_one_counts_and_a_repetition_of_it_says_the_same()
    {
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync());
        var ledger = Ledger(alfred);
        await ledger.ChangePolicyAsync(Command(alfred, 1), new() { Limit = new(100m, "EUR"), NewApprover = "Cleo" });
        await ledger.LogAsync(Command(alfred, 2), Lunch(500m));
        Command[] clicks = [Command(alfred, 3, "Cleo"), Command(alfred, 4, "Dora"), Command(alfred, 5, "Cleo")];

        var outcomes = await Task.WhenAll(
            ledger.DecideAsync(clicks[0], 1, isApproved: true, isAdmin: false),
            ledger.DecideAsync(clicks[1], 1, isApproved: false, isAdmin: true),
            ledger.DecideAsync(clicks[2], 1, isApproved: false, isAdmin: false));

        var winner = Assert.Single(outcomes, outcome => outcome.Result == ExpenseResult.Done);
        Assert.Equal(2, outcomes.Count(outcome => outcome.Result == ExpenseResult.AlreadyDecided));
        Assert.Equal(winner.Expense, await ledger.GetAsync(1));
        Assert.Equal(1, await alfred.QueryAsync<long>("select count(*) from expn_change where kind in (6, 7)"));
        var again = await ledger.DecideAsync(clicks[Array.IndexOf(outcomes, winner)], 1, isApproved: true, isAdmin: false);
        Assert.Equal((ExpenseResult.Done, winner.Expense), (again.Result, again.Expense));
    }

    [Fact]
    public async Task what_was_corrected_and_taken_back_is_undone_step_by_step()
    {
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync());
        var ledger = Ledger(alfred);
        var logged = (await ledger.LogAsync(Command(alfred, 1), Lunch(12m))).Expense;
        var corrected = (await ledger.CorrectAsync(
            Command(alfred, 2), null, new() { Amount = new(13m, "EUR"), Category = "meals" }, mayAll: false)).Expense;
        await ledger.VoidAsync(Command(alfred, 3), logged.Id, mayAll: false);

        var undo = Command(alfred, 4);
        Assert.Equal(corrected, (await ledger.UndoAsync(undo, isConfirmed: false)).Expense);
        Assert.Equal(DateTimeOffset.MaxValue, await ledger.LastUndoableAsync(undo));
        Assert.Equal(corrected, (await ledger.UndoAsync(undo, isConfirmed: false)).Expense);
        Assert.Equal(logged, (await ledger.UndoAsync(Command(alfred, 5), isConfirmed: false)).Expense);
        Assert.True((await ledger.UndoAsync(Command(alfred, 6), isConfirmed: false)).Expense.IsVoid);
        Assert.Null(await ledger.LastUndoableAsync(Command(alfred, 7)));
        Assert.Equal("meals", (await ledger.LogAsync(Command(alfred, 8), Lunch(20m))).Expense.Category);
    }

    [Fact]
    public async Task a_file_that_is_imported_twice_is_there_once_and_again_after_an_undo()
    {
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync());
        var ledger = Ledger(alfred);
        ExpenseEntry[] lines = [.. Enumerable.Range(1, 100).Select(n => Lunch(n) with { ImportKey = $"key-{n}" })];
        var first = Command(alfred, 1);

        Assert.Equal((100, 0), Told(await ledger.ImportAsync(first, [.. lines], isAdmin: false)));
        Assert.Equal((100, 0), Told(await ledger.ImportAsync(first, [.. lines], isAdmin: false)));
        Assert.Equal((0, 100), Told(await ledger.ImportAsync(Command(alfred, 2), [.. lines], isAdmin: false)));
        await ledger.UndoAsync(Command(alfred, 3), isConfirmed: false);
        Assert.Empty(await ledger.FindAsync(new()));
        Assert.Equal((100, 0), Told(await ledger.ImportAsync(Command(alfred, 4), [.. lines], isAdmin: false)));

        static (int Added, int Known) Told(ExpenseOutcome outcome) => (outcome.Expenses.Length, outcome.Known);
    }

    [Fact]
    public async Task an_admins_own_expense_over_the_limit_does_not_come_in_by_a_file()
    {
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync());
        var ledger = Ledger(alfred);
        await ledger.ChangePolicyAsync(Command(alfred, 1), new() { Limit = new(100m, "EUR") });

        var imported = await ledger.ImportAsync(
            Command(alfred, 2), [Lunch(900m), Lunch(20m), Lunch(800m) with { By = "Bob" }, Lunch(700m) with { By = "ÁDA" }], isAdmin: true);

        Assert.Equal([20m, 800m], imported.Expenses.Select(one => one.Amount.Amount));
        Assert.Equal(2, imported.OverLimit);
    }

    [Fact]
    public async Task of_many_receipts_the_last_one_alone_is_read()
    {
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync());
        var ledger = Ledger(alfred);
        await ledger.LogAsync(Command(alfred, 1), Lunch(12m));
        Assert.Null(await ledger.LastReceiptAsync(1));

        await ledger.AddReceiptsAsync(
            Command(alfred, 2), 1, [new("a.jpg", "image/jpeg", new byte[] { 1 }), new("b.jpg", "image/jpeg", new byte[] { 2 })],
            mayAll: false);

        Assert.Equal("b.jpg", (await ledger.LastReceiptAsync(1))!.Name);
    }

    [Fact]
    public async Task a_receipt_is_kept_as_it_came_and_once()
    {
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync());
        var ledger = Ledger(alfred);
        await ledger.LogAsync(Command(alfred, 1), Lunch(12m));
        var photo = new ExpenseReceipt("bon.jpg", "image/jpeg", new byte[] { 1, 2, 3 });

        Assert.Equal(ExpenseResult.Done, (await ledger.AddReceiptsAsync(Command(alfred, 2), 1, [photo], mayAll: false)).Result);
        Assert.Equal(ExpenseResult.KnownReceipt, (await ledger.AddReceiptsAsync(Command(alfred, 3), 1, [photo], mayAll: false)).Result);
        var kept = (await ledger.LastReceiptAsync(1))!;
        Assert.Equal(("bon.jpg", "image/jpeg", "010203"), (kept.Name, kept.MediaType, Convert.ToHexString(kept.Content.Span)));
    }

    [Fact]
    public async Task another_name_takes_everything_along_and_what_was_done_before_can_be_undone()
    {
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync());
        var ledger = Ledger(alfred);
        await ledger.ChangePolicyAsync(Command(alfred, 1, "Dora"), new() { Limit = new(100m, "EUR"), NewApprover = "ada" });
        await ledger.LogAsync(Command(alfred, 2), Lunch(12m));
        await ledger.CorrectAsync(Command(alfred, 3), 1, new() { Note = "dinner" }, mayAll: false);
        await ledger.LogPartsAsync(Command(alfred, 4), [Lunch(300m), Lunch(300m) with { By = "Bob" }]);

        Assert.True(await ledger.KnowsAsync("ADA"));
        Assert.Equal(2, (await ledger.RenameAsync(Command(alfred, 5), "ada", "Adele")).Known);
        Assert.Equal(2, (await ledger.RenameAsync(Command(alfred, 5), "ada", "Adele")).Known);

        Assert.False(await ledger.KnowsAsync("ada"));
        Assert.Equal(
            0L,
            await alfred.QueryAsync<long>(
                "select (select count(*) from expn e where e.member = 'ada') + (select count(*) from expn_change where member = 'ada')"));
        var decided = await ledger.DecideAsync(Command(alfred, 6, "Adele"), 3, isApproved: true, isAdmin: false);
        Assert.Equal(ExpenseResult.OwnExpense, decided.Result);
        await ledger.UndoAsync(Command(alfred, 7, "Adele"), isConfirmed: false);
        var undone = await ledger.UndoAsync(Command(alfred, 8, "Adele"), isConfirmed: false);
        Assert.Equal((ExpenseResult.Done, "lunch", "Adele"), (undone.Result, undone.Expense.Note, undone.Expense.By));
    }

    [Fact]
    public async Task who_is_forgotten_is_named_nowhere_and_the_books_keep_the_sum()
    {
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync());
        var ledger = Ledger(alfred);
        await ledger.LogAsync(Command(alfred, 1), Lunch(12m));
        await ledger.CorrectAsync(Command(alfred, 2), 1, new() { Note = "dinner" }, mayAll: false);

        Assert.Equal(1, (await ledger.ForgetAsync(Command(alfred, 3))).Known);

        Assert.Equal([new Money(12m, "EUR")], ExpenseTotals.Sum(await ledger.FindAsync(new()), "EUR"));
        Assert.Equal(
            0L,
            await alfred.QueryAsync<long>(
                "select (select count(*) from expn e where e::text ilike '%ada%')"
                    + " + (select count(*) from expn_change c where c::text ilike '%ada%')"));
    }

    [Fact]
    public async Task nobody_approves_what_was_theirs_before_they_were_forgotten()
    {
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync());
        var ledger = Ledger(alfred);
        await ledger.ChangePolicyAsync(Command(alfred, 1), new() { Limit = new(100m, "EUR") });
        await ledger.LogAsync(Command(alfred, 2), Lunch(900m));
        await ledger.LogPartsAsync(Command(alfred, 3), [Lunch(300m) with { By = "Bob" }, Lunch(300m) with { By = "Bob" }]);
        await ledger.ForgetAsync(Command(alfred, 4));

        foreach (var number in new[] { 1, 2 })
        {
            var decided = await ledger.DecideAsync(Command(alfred, 4 + number), number, isApproved: true, isAdmin: true);
            Assert.Equal(ExpenseResult.OwnerForgotten, decided.Result);
        }

        Assert.Equal(ExpenseResult.Done, (await ledger.DecideAsync(Command(alfred, 7), 1, isApproved: false, isAdmin: true)).Result);
    }

    [Fact]
    public async Task an_undo_brings_no_approval_back_over_a_rejection()
    {
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync());
        var ledger = Ledger(alfred);
        await ledger.ChangePolicyAsync(Command(alfred, 1, "Dora"), new() { Limit = new(100m, "EUR") });
        await ledger.LogAsync(Command(alfred, 2), Lunch(900m));
        await ledger.DecideAsync(Command(alfred, 3, "Dora"), 1, isApproved: true, isAdmin: true);
        await ledger.CorrectAsync(Command(alfred, 4), 1, new() { Note = "party" }, mayAll: false);
        await ledger.CorrectAsync(Command(alfred, 5), 1, new() { Category = "office" }, mayAll: false);
        await ledger.DecideAsync(Command(alfred, 6, "Dora"), 1, isApproved: false, isAdmin: true);

        await ledger.UndoAsync(Command(alfred, 7), isConfirmed: true);
        var undone = await ledger.UndoAsync(Command(alfred, 8), isConfirmed: true);

        Assert.Equal(("lunch", ApprovalState.Rejected), (undone.Expense.Note, undone.Expense.Approval));
    }

    [Fact]
    public async Task who_is_forgotten_is_not_named_by_what_others_did_with_their_expenses()
    {
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync());
        var ledger = Ledger(alfred);
        await ledger.ChangePolicyAsync(Command(alfred, 1, "Dora"), new() { Limit = new(100m, "EUR") });
        await ledger.LogAsync(Command(alfred, 2), Lunch(900m));
        await ledger.DecideAsync(Command(alfred, 3, "Dora"), 1, isApproved: true, isAdmin: true);

        await ledger.ForgetAsync(Command(alfred, 4));

        Assert.Equal(0L, await alfred.QueryAsync<long>("select count(*) from expn_change c where c::text like '%ada%'"));
        Assert.Equal(
            "former member",
            await alfred.QueryAsync<string>("select after -> 0 ->> 'by' from expn_change where member = 'Dora' and kind = 6"));
    }

    [Theory]
    [InlineData("approval")]
    [InlineData("EUR")]
    [InlineData("lunch")]
    public async Task who_is_called_like_a_field_takes_nothing_along_when_they_are_forgotten(string name)
    {
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync());
        var ledger = Ledger(alfred);
        await ledger.ChangePolicyAsync(Command(alfred, 1, "Dora"), new() { Limit = new(100m, "EUR") });
        var logged = await ledger.LogAsync(Command(alfred, 2), Lunch(900m));
        await ledger.CorrectAsync(Command(alfred, 3), 1, new() { Note = "boat" }, mayAll: false);

        await ledger.ForgetAsync(Command(alfred, 4, name));

        Assert.Equal(logged.Expense, (await ledger.UndoAsync(Command(alfred, 5), isConfirmed: true)).Expense);
    }

    private static IExpenseGrain Ledger(TestInstance alfred) => alfred.Grains.GetGrain<IExpenseGrain>(IExpenseGrain.DefaultKey);

    private static Command Command(TestInstance alfred, long message, string by = "ada") =>
        new(new(message, 0), by, alfred.Clock.GetUtcNow().AddSeconds(message));

    private static ExpenseEntry Lunch(decimal amount) => new() { Amount = new(amount, "EUR"), Note = "lunch", On = Today };
}
