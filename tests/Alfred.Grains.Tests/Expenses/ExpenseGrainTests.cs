using System.Globalization;
using Alfred.Commands;
using Alfred.Expenses;
using Alfred.Members;
using Alfred.Tests.Instances;
using static Alfred.Tests.Expenses.LedgerCalls;

namespace Alfred.Tests.Expenses;

public sealed class ExpenseGrainTests(DatabaseFixture databases)
{
    [Fact]
    public async Task a_command_repeated_twenty_times_at_once_is_one_row_and_one_outcome()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var command = Command(alfred, 1);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Ledger(alfred).LogAsync(command, Lunch(123.45m))));

        Assert.Single(outcomes.Select(outcome => outcome.Expense).Distinct());
        Assert.Equal(1, await alfred.CountAsync("expn"));
    }

    [Fact]
    public async Task an_expense_is_kept_to_the_cent_with_its_currency()
    {
        await using var alfred = await TestInstance.StartAsync(databases);

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
        await using var alfred = await TestInstance.StartAsync(databases);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            Ledger(alfred).LogAsync(Command(alfred, 1), Lunch(decimal.Parse(amount, CultureInfo.InvariantCulture))));
    }

    [Fact]
    public async Task the_same_within_two_minutes_is_no_row_and_both_commands_say_so_again()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
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
        await using var alfred = await TestInstance.StartAsync(databases);
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
        var asked = new ExpenseQuery { IsWaiting = true, From = Today, To = Today, Owner = Id("ada"), Client = "ACME" };
        Assert.Equal([logged], await ledger.FindAsync(asked));
    }

    [Fact]
    public async Task of_two_approvals_at_once_one_counts_and_a_repetition_of_it_says_the_same()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var ledger = Ledger(alfred);
        await ledger.ChangePolicyAsync(Command(alfred, 1), new() { Limit = new(100m, "EUR"), NewApprover = Id("Cleo") });
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
    public async Task a_file_that_is_imported_twice_is_there_once_and_again_after_an_undo()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var ledger = Ledger(alfred);
        ExpenseEntry[] lines = [.. Enumerable.Range(1, 100).Select(n => Lunch(n) with { ImportKey = $"key-{n}" })];
        var first = Command(alfred, 1);

        Assert.Equal((100, 0), Told(await ledger.ImportAsync(first, [.. lines], isAdmin: false)));
        Assert.Equal((100, 0), Told(await ledger.ImportAsync(first, [.. lines], isAdmin: false)));
        Assert.Equal((0, 100), Told(await ledger.ImportAsync(Command(alfred, 2), [.. lines], isAdmin: false)));
        await ledger.UndoAsync(Command(alfred, 3), mayAll: false);
        Assert.Empty(await ledger.FindAsync(new()));
        Assert.Equal((100, 0), Told(await ledger.ImportAsync(Command(alfred, 4), [.. lines], isAdmin: false)));

        static (int Added, int Known) Told(ExpenseOutcome outcome) => (outcome.Expenses.Length, outcome.Known);
    }

    [Fact]
    public async Task an_admins_own_expense_over_the_limit_does_not_come_in_by_a_file()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var ledger = Ledger(alfred);
        await ledger.ChangePolicyAsync(Command(alfred, 1), new() { Limit = new(100m, "EUR") });

        var imported = await ledger.ImportAsync(
            Command(alfred, 2),
            [Lunch(900m), Lunch(20m), Lunch(800m) with { By = "Bob" }, Lunch(700m) with { By = "Adele", Owner = Id("ada") }],
            isAdmin: true);

        Assert.Equal([20m, 800m], imported.Expenses.Select(one => one.Amount.Amount));
        Assert.Equal(2, imported.OverLimit);
    }

    [Fact]
    public async Task a_recurring_expense_that_is_over_leaves_the_rules_with_the_next_change()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var ledger = Ledger(alfred);
        await ledger.ChangePolicyAsync(Command(alfred, 1), new() { NewRecurring = new(1, Id("ada").Value, "week", Today.AddDays(-2)) });
        await ledger.ChangePolicyAsync(Command(alfred, 2), new() { NewRecurring = new(2, Id("ada").Value, "week", Today) });
        await ledger.ChangePolicyAsync(Command(alfred, 3), new() { Limit = new(500m, "EUR") });
        Assert.Equal([2L], (await ledger.PolicyAsync()).Recurring.Select(one => one.Expense));
    }

    [Fact]
    public async Task a_member_has_fifty_recurring_expenses_and_no_more()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var ledger = Ledger(alfred);
        for (var number = 1; number <= ExpensePolicy.MaxRecurring; number++)
            await ledger.ChangePolicyAsync(Command(alfred, number), Recurring(number, "ada"));

        Assert.Equal(ExpenseResult.Full, (await ledger.ChangePolicyAsync(Command(alfred, 101), Recurring(101, "ada"))).Result);
        Assert.Equal(ExpenseResult.Done, (await ledger.ChangePolicyAsync(Command(alfred, 102, "bob"), Recurring(102, "bob"))).Result);
        Assert.Equal(ExpensePolicy.MaxRecurring + 1, (await ledger.PolicyAsync()).Recurring.Length);
        Assert.True(await alfred.QueryAsync<long>("select max(length(outcome::text)) from expn_change") < 1_000);

        static PolicyChange Recurring(long number, string by) => new() { NewRecurring = new(number, Id(by).Value, "month", Until: null) };
    }

    [Fact]
    public async Task of_many_receipts_the_last_one_alone_is_read()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
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
        await using var alfred = await TestInstance.StartAsync(databases);
        var ledger = Ledger(alfred);
        await ledger.LogAsync(Command(alfred, 1), Lunch(12m));
        var photo = new ExpenseReceipt("bon.jpg", "image/jpeg", new byte[] { 1, 2, 3 });

        Assert.Equal(ExpenseResult.Done, (await ledger.AddReceiptsAsync(Command(alfred, 2), 1, [photo], mayAll: false)).Result);
        Assert.Equal(ExpenseResult.KnownReceipt, (await ledger.AddReceiptsAsync(Command(alfred, 3), 1, [photo], mayAll: false)).Result);
        var kept = (await ledger.LastReceiptAsync(1))!;
        Assert.Equal(("bon.jpg", "image/jpeg", "010203"), (kept.Name, kept.MediaType, Convert.ToHexString(kept.Content.Span)));
    }

    [Fact]
    public async Task another_name_is_shown_everywhere_and_changes_nothing_else()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var ledger = Ledger(alfred);
        await ledger.ChangePolicyAsync(Command(alfred, 1, "Dora"), new() { Limit = new(100m, "EUR"), NewApprover = Id("ada") });
        await ledger.LogAsync(Command(alfred, 2), Lunch(12m));
        await ledger.CorrectAsync(Command(alfred, 3), 1, new() { Note = "dinner" }, mayAll: false);
        await ledger.LogPartsAsync(Command(alfred, 4), [Lunch(300m), Lunch(300m) with { By = "Bob", Owner = Id("Bob") }]);
        await ledger.LogAsync(Command(alfred, 5, "Cleo"), Lunch(400m));
        await ledger.DecideAsync(Command(alfred, 6), 4, isApproved: true, isAdmin: false);

        Assert.Equal(2, (await ledger.RenameAsync(Command(alfred, 7), Id("ada"), "ada", "Adele")).Known);
        Assert.Equal(2, (await ledger.RenameAsync(Command(alfred, 7), Id("ada"), "ada", "Adele")).Known);

        Assert.Equal(0L, await alfred.QueryAsync<long>("select count(*) from expn e where e::text like '%ada%'"));
        Assert.Equal("Adele", (await ledger.GetAsync(4))!.DecidedBy);
        var decided = await ledger.DecideAsync(Command(alfred, 8), 3, isApproved: true, isAdmin: false);
        Assert.Equal(ExpenseResult.OwnExpense, decided.Result);
        await ledger.UndoAsync(Command(alfred, 9), mayAll: false);
        var undone = await ledger.UndoAsync(Command(alfred, 10), mayAll: false);
        Assert.Equal((ExpenseResult.Done, "lunch", "Adele"), (undone.Result, undone.Expense.Note, undone.Expense.By));
    }

    [Fact]
    public async Task a_name_gives_nobody_what_is_somebody_elses_of_that_name()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var ledger = Ledger(alfred);
        await ledger.ChangePolicyAsync(Command(alfred, 1, "Dora"), new() { Limit = new(100m, "EUR"), NewApprover = Id("ada") });
        await ledger.LogAsync(Command(alfred, 2), Lunch(900m));
        await ledger.LogAsync(Command(alfred, 3, "Cleo"), Lunch(900m));
        await ledger.VoidAsync(Command(alfred, 4), 1, mayAll: false);
        var other = Id("somebody who is called ada now");

        foreach (var outcome in new[]
        {
            await ledger.UndoAsync(Command(alfred, 5) with { Member = other }, mayAll: true),
            await ledger.CorrectAsync(Command(alfred, 6) with { Member = other }, null, new() { Note = "mine" }, mayAll: false),
        })
            Assert.Equal(ExpenseResult.NotFound, outcome.Result);
        var decided = await ledger.DecideAsync(Command(alfred, 7) with { Member = other }, 2, isApproved: true, isAdmin: false);
        Assert.Equal(ExpenseResult.NotAllowed, decided.Result);
        Assert.Empty(await ledger.FindAsync(new() { Owner = other, IncludesUncounted = true }));
    }

    [Fact]
    public async Task a_message_that_began_under_another_name_approves_nothing_of_its_own()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var ledger = Ledger(alfred);
        await ledger.ChangePolicyAsync(Command(alfred, 1, "Dora"), new() { Limit = new(100m, "EUR"), NewApprover = Id("ada") });

        await ledger.RenameAsync(Command(alfred, 2), Id("ada"), "ada", "Adele");
        await ledger.LogAsync(Command(alfred, 3), Lunch(60_000m));

        var decided = await ledger.DecideAsync(
            new(new(4, 0), "Adele", alfred.Clock.GetUtcNow()) { Member = Id("ada") }, 1, isApproved: true, isAdmin: false);
        Assert.Equal(ExpenseResult.OwnExpense, decided.Result);
    }

    [Fact]
    public async Task what_was_written_before_members_had_ids_goes_to_whoever_has_the_name_at_the_first_start_and_to_nobody_later()
    {
        await using var alfred = await TestInstance.StartAsync(databases, members: [new("Ada", new("letters:ada"))]);
        await alfred.QueryAsync<int>("""
            insert into expn (command_id, member, amount, currency, spent_on, logged_at) values
                ('1:0', 'Ada', 12, 'EUR', '2026-11-22', now()), ('2:0', 'Zorro', 13, 'EUR', '2026-11-22', now()),
                ('3:0/1', 'Ada', 600, 'EUR', '2026-11-22', now());
            update expn set approval = 1, approval_until = now() + interval '1 day' where id = 3;
            insert into expn_policy (state) values (
                '{"approvers":["Ada","Zorro"],"recurring":[{"expense":2,"by":"Zorro","every":"month"}]}');
            insert into expn_change (command_id, at, member, kind, before, after, outcome) values
                ('3:0', now(), 'Zorro', 2, '[]', '[{"id":3,"by":"Ada","amount":{"amount":600,"currency":"EUR"},"on":"2026-11-22"}]',
                    '{"result":0,"expenses":[{"id":3,"by":"Ada","amount":{"amount":600,"currency":"EUR"},"on":"2026-11-22"}]}')
            """);
        var ada = (await alfred.Grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key).MembersAsync())[0].Id;

        var policy = await Ledger(alfred).PolicyAsync();

        Assert.Equal([ada.Value], policy.Approvers);
        Assert.Empty(policy.Recurring);
        Assert.Equal([1L, 3L], (await Ledger(alfred).FindAsync(new() { Owner = ada })).Select(expense => expense.Id).Order());
        Assert.Null((await Ledger(alfred).GetAsync(2))!.Owner);
        Assert.Equal(0L, await alfred.QueryAsync<long>("select count(*) from expn_change c where c::text ~ 'Ada|Zorro'"));
        // Who split it is nobody any more: it could be whoever approves.
        var decided = await Ledger(alfred).DecideAsync(Command(alfred, 9, "Dora"), 3, isApproved: true, isAdmin: true);
        Assert.Equal(ExpenseResult.OwnerForgotten, decided.Result);
    }

    [Fact]
    public async Task nobody_approves_what_stands_under_their_name_although_they_are_another_member_by_now()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var ledger = Ledger(alfred);
        await ledger.ChangePolicyAsync(Command(alfred, 1, "Dora"), new() { Limit = new(100m, "EUR") });
        await ledger.LogAsync(Command(alfred, 2), Lunch(900m));

        var decided = await ledger.DecideAsync(
            Command(alfred, 3) with { Member = Id("the same person, put into the configuration") }, 1, isApproved: true, isAdmin: true);

        Assert.Equal(ExpenseResult.OwnExpense, decided.Result);
    }

    [Fact]
    public async Task who_is_forgotten_is_named_nowhere_and_the_books_keep_the_sum()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
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
        await using var alfred = await TestInstance.StartAsync(databases);
        var ledger = Ledger(alfred);
        await ledger.ChangePolicyAsync(Command(alfred, 1), new() { Limit = new(100m, "EUR") });
        await ledger.LogAsync(Command(alfred, 2), Lunch(900m));
        var part = Lunch(300m) with { By = "Bob", Owner = Id("Bob") };
        await ledger.LogPartsAsync(Command(alfred, 3), [part, part]);
        await ledger.ForgetAsync(Command(alfred, 4));

        foreach (var number in new[] { 1, 2 })
        {
            var decided = await ledger.DecideAsync(Command(alfred, 4 + number), number, isApproved: true, isAdmin: true);
            Assert.Equal(ExpenseResult.OwnerForgotten, decided.Result);
        }

        Assert.Equal(ExpenseResult.Done, (await ledger.DecideAsync(Command(alfred, 7), 1, isApproved: false, isAdmin: true)).Result);
    }

    [Fact]
    public async Task who_is_forgotten_is_not_named_by_what_others_did_with_their_expenses()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var ledger = Ledger(alfred);
        await ledger.ChangePolicyAsync(Command(alfred, 1, "Dora"), new() { Limit = new(100m, "EUR") });
        await ledger.LogAsync(Command(alfred, 2), Lunch(900m));
        await ledger.DecideAsync(Command(alfred, 3, "Dora"), 1, isApproved: true, isAdmin: true);

        await ledger.ForgetAsync(Command(alfred, 4));

        Assert.Equal(
            0L,
            await alfred.QueryAsync<long>(
                $"select count(*) from expn_change c where c::text like '%ada%' or c::text like '%{Id("ada").Value}%'"));
    }
}
