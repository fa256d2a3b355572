using Alfred.Expenses;
using Alfred.Members;
using Alfred.Skills.Tests.Doubles;
using NodaTime;

namespace Alfred.Skills.Tests.Behaviours;

/// <summary>Behaviour 20: over the limit only an approver's click counts, once, never for oneself, in time, and leaves a trace.</summary>
public sealed class ExpenseApprovals
{
    private readonly Household _team = new(
        TestDirectory.Adult("Ada") with { Role = MemberRole.Admin }, TestDirectory.Adult("Bob"), TestDirectory.Adult("Cleo"),
        TestDirectory.Adult("Dora") with { Language = "de" }) { IsTeam = true };

    private Expense Last => _team.Grains.Expenses[^1];

    [Theory]
    [InlineData("Bob", "expense 600 laptop", "Over the limit of €500.00: waits for Ada to approve it (#1).")]
    [InlineData("Dora", "Ausgabe 600 Laptop", "Über dem Limit von 500,00 €: wartet auf Freigabe durch Ada (#1).")]
    public async Task an_expense_over_the_limit_goes_to_an_approver_with_two_buttons(string who, string said, string answer)
    {
        await _team.SayAsync("Ada", "expenses over 500 need approval");
        Assert.EndsWith(answer, (await _team.SayAsync(who, said)).Replace(' ', ' '), StringComparison.Ordinal);
        await _team.PassAsync(Duration.FromMinutes(1));
        Assert.StartsWith("Please approve or reject: #1", _team.ToldTo("Ada").Single(), StringComparison.Ordinal);
        Assert.EndsWith("1. Approve\n2. Reject", _team.ToldTo("Ada").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_rate_that_somebody_types_brings_nothing_under_the_limit()
    {
        await _team.SayAsync("Ada", "expenses over 500 need approval");
        await _team.SayAsync("Bob", "expense 60000 USD machine");
        await _team.SayAsync("Bob", "change the rate of expense 1 to 0.001");
        Assert.Equal((0.001m, ApprovalState.Waiting), (Last.Rate?.Rate, Last.Approval));
    }

    [Theory]
    [InlineData("expense 4900 GBP sofa", "change the rate of expense 1 to 0.1")]
    [InlineData("expense 490 GBP sofa rate 0.1", "my expenses")]
    public async Task a_typed_rate_brings_nothing_under_the_limit_that_the_source_of_rates_has_over_it(string said, string then)
    {
        _team.Grains.Rates["GBP"] = 1.17m;
        await _team.SayAsync("Ada", "expenses over 500 need approval");
        await _team.SayAsync("Bob", said);
        await _team.SayAsync("Bob", then);
        await _team.SayAsync("Bob", "ask again to approve expense 1");
        Assert.Equal((0.1m, ApprovalState.Waiting), (Last.Rate?.Rate, Last.Approval));
    }

    [Fact]
    public async Task a_button_with_a_fingerprint_of_sixteen_digits_is_of_something_older()
    {
        await WaitsAsync();
        Assert.StartsWith(
            "It was changed after you were asked.",
            await _team.SayAsync("Ada", $"approve expense 1 as shown {Last.Fingerprint[..16]}"), StringComparison.Ordinal);
        Assert.Equal(32, Last.Fingerprint.Length);
    }

    [Theory]
    [InlineData("Who", "who approves expenses")]
    [InlineData("Who", "who can approve expenses")]
    [InlineData("Ese", "ese puede aprobar gastos")]
    public async Task whoever_goes_by_another_name_approves_only_once_that_was_asked(string name, string said)
    {
        await _team.Grains.Directory.RenameAsync(new(new(1_000_000, 0), "Ada", default), "Bob", name);
        Assert.DoesNotContain("from now on", await _team.SayAsync("Ada", said), StringComparison.Ordinal);
        Assert.Contains("from now on", await _team.SayAsync("Ada", $"\"{name}\" approves expenses"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_approver_s_click_counts_and_the_other_is_told()
    {
        await WaitsAsync();
        Assert.Equal("Approved: €600.00 · laptop · Equipment (Bob)", await _team.SayAsync("Ada", "1"));
        Assert.Equal((ApprovalState.Approved, "Ada"), (Last.Approval, Last.DecidedBy));
        await _team.PassAsync(Duration.FromMinutes(1));
        Assert.EndsWith("approved by Ada", _team.ToldTo("Bob").Single(), StringComparison.Ordinal);
        Assert.StartsWith("That is decided: #1", await _team.SayAsync("Ada", "reject expense 1"), StringComparison.Ordinal);
        Assert.Equal(ApprovalState.Approved, Last.Approval);
    }

    [Theory]
    [InlineData("Bob", "approve expense 1", "You cannot approve expenses. An admin can change that.")]
    [InlineData("Cleo", "approve expense 1", "You cannot approve expenses. An admin can change that.")]
    [InlineData("Dora", "genehmige Ausgabe 1", "Du kannst keine Ausgaben freigeben. Ein Admin kann das ändern.")]
    public async Task nobody_else_s_click_counts(string who, string said, string answer)
    {
        await WaitsAsync();
        Assert.Equal(answer, await _team.SayAsync(who, said));
        Assert.Equal(ApprovalState.Waiting, Last.Approval);
    }

    [Theory]
    [InlineData("Ada", "approve expense 1", "Nobody approves their own expenses.")]
    [InlineData("Ada", "genehmige Ausgabe 1", "Niemand gibt eigene Ausgaben frei.")]
    public async Task nobody_approves_their_own(string who, string said, string answer)
    {
        await _team.SayAsync("Ada", "expenses over 500 need approval");
        await _team.SayAsync("Ada", "expense 600 laptop");
        Assert.Equal(answer, await _team.SayAsync(who, said));
        Assert.Equal(ApprovalState.Waiting, Last.Approval);
    }

    [Theory]
    [InlineData("Ada", "rename Bob to Robert")]
    [InlineData("Bob", "my name is Robert")]
    public async Task the_name_that_somebody_had_gives_nobody_their_expenses_or_their_right_to_approve(string who, string said)
    {
        await _team.SayAsync("Ada", "Bob approves expenses");
        await WaitsAsync();
        await _team.SayAsync("Bob", "expense 42 present");
        await _team.SayAsync(who, said);
        await _team.SayAsync("Ada", "expense 700 chair");

        // Who is called Bob from here on is Cleo.
        await _team.SayAsync("Ada", "rename Cleo to Bob");

        Assert.StartsWith("No expenses", await _team.SayAsync("Bob", "my expenses"), StringComparison.Ordinal);
        Assert.Equal("You cannot approve expenses. An admin can change that.", await _team.SayAsync("Bob", "approve expense 3"));
        Assert.Equal(ApprovalState.Waiting, Last.Approval);
        Assert.Contains("present", await _team.SayAsync("Robert", "my expenses"), StringComparison.Ordinal);
        Assert.Equal("Approved: €700.00 · chair · Equipment (Ada)", await _team.SayAsync("Robert", "approve expense 3"));
    }

    [Fact]
    public async Task a_name_of_somebody_who_left_gives_nobody_their_expenses_or_rights()
    {
        await _team.SayAsync("Ada", "Bob approves expenses");
        await _team.SayAsync("Bob", "expense 42 present");
        await _team.SayAsync("Ada", "remove member Bob now");

        await _team.SayAsync("Ada", "expenses over 500 need approval");
        await _team.SayAsync("Ada", "expense 700 chair");
        await _team.SayAsync("Ada", "rename Cleo to Bob");

        Assert.StartsWith("No expenses", await _team.SayAsync("Bob", "my expenses"), StringComparison.Ordinal);
        Assert.StartsWith("What you did last cannot be taken back", await _team.SayAsync("Bob", "undo"), StringComparison.Ordinal);
        Assert.Equal("You cannot approve expenses. An admin can change that.", await _team.SayAsync("Bob", "approve expense 2"));
    }

    [Fact]
    public async Task nobody_approves_their_own_under_another_name()
    {
        await _team.SayAsync("Ada", "expenses over 500 need approval");
        await _team.SayAsync("Ada", "expense 600 laptop");
        await _team.SayAsync("Ada", "my name is Adele");
        Assert.Equal("Nobody approves their own expenses.", await _team.SayAsync("Adele", "approve expense 1"));
        Assert.Equal(ApprovalState.Waiting, Last.Approval);
    }

    [Fact]
    public async Task nobody_approves_a_part_that_they_split_off_to_somebody_else()
    {
        await _team.SayAsync("Ada", "expenses over 500 need approval");
        await _team.SayAsync("Ada", "split 2000 laptop with Bob");
        Assert.Equal(("Bob", ApprovalState.Waiting), (Last.By, Last.Approval));
        Assert.Equal("Nobody approves their own expenses.", await _team.SayAsync("Ada", "approve expense 2"));
        Assert.Equal(ApprovalState.Waiting, Last.Approval);
    }

    [Fact]
    public async Task an_approver_who_was_named_approves_and_one_who_was_unnamed_does_not()
    {
        await _team.SayAsync("Ada", "Cleo approves expenses");
        await WaitsAsync();
        Assert.Equal("Rejected: €600.00 · laptop · Equipment (Bob)", await _team.SayAsync("Cleo", "reject expense 1"));
        Assert.Empty(ExpenseTotals.Sum(_team.Grains.Expenses, "EUR"));
        await _team.SayAsync("Ada", "Cleo no longer approves expenses");
        await _team.SayAsync("Bob", "expense 700 monitor");
        await _team.SayAsync("Cleo", "approve expense 2");
        Assert.Equal(ApprovalState.Waiting, Last.Approval);
    }

    [Fact]
    public async Task an_approver_who_was_made_a_guest_is_asked_and_told_nothing_any_more()
    {
        await _team.SayAsync("Ada", "Cleo approves expenses");
        await WaitsAsync();
        var asked = _team.ToldTo("Cleo").Count();
        await _team.SayAsync("Ada", "make Cleo a guest");
        await _team.SayAsync("Bob", "expense 7001 monitor");
        await _team.PassAsync(Duration.FromMinutes(1));

        Assert.Equal(asked, _team.ToldTo("Cleo").Count());
        Assert.StartsWith("Only adults can do that", await _team.SayAsync("Cleo", "approve expense 2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task after_three_days_it_can_be_approved_no_more_until_it_is_asked_for_again()
    {
        await WaitsAsync();
        await _team.PassAsync(Duration.FromHours(73));
        Assert.StartsWith("The time to approve #1 is over.", await _team.SayAsync("Ada", "approve expense 1"), StringComparison.Ordinal);
        await _team.SayAsync("Bob", "ask again to approve expense 1");
        await _team.SayAsync("Ada", "approve expense 1");
        Assert.Equal(ApprovalState.Approved, Last.Approval);
    }

    [Theory]
    [InlineData("change expense 1 to 60000", "60,000.00 · laptop")]
    [InlineData("change the note of expense 1 to birthday party", "birthday party")]
    public async Task a_button_approves_what_stood_above_it_and_nothing_that_was_put_in_its_place(string said, string now)
    {
        await WaitsAsync();
        await _team.SayAsync("Bob", said);

        var answer = await _team.SayAsync("Ada", "1");
        Assert.StartsWith("It was changed after you were asked. Now it says: #1", answer, StringComparison.Ordinal);
        Assert.Contains(now, answer, StringComparison.Ordinal);
        Assert.Equal(ApprovalState.Waiting, Last.Approval);
        await _team.SayAsync("Ada", "1");
        Assert.Equal(ApprovalState.Approved, Last.Approval);
    }

    [Theory]
    [InlineData("change the note of expense 1 to birthday party")]
    [InlineData("change the date of expense 1 to yesterday")]
    public async Task what_was_approved_is_not_put_in_other_words_without_another_approval(string said)
    {
        await WaitsAsync();
        await _team.SayAsync("Ada", "approve expense 1");
        await _team.SayAsync("Bob", said);

        Assert.Equal((ApprovalState.Waiting, null), (Last.Approval, Last.DecidedBy));
        await _team.PassAsync(Duration.FromMinutes(1));
        Assert.Equal(2, _team.ToldTo("Ada").Count(told => told.StartsWith("Please approve or reject", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task another_amount_needs_another_approval()
    {
        await WaitsAsync();
        await _team.SayAsync("Ada", "approve expense 1");
        await _team.SayAsync("Bob", "change expense 1 to 900");
        Assert.Equal((900m, ApprovalState.Waiting), (Last.Amount.Amount, Last.Approval));
        await _team.SayAsync("Bob", "change expense 1 to 400");
        Assert.Equal(ApprovalState.NotNeeded, Last.Approval);
    }

    [Theory]
    [InlineData("Bob", "expenses over 500 need approval")]
    [InlineData("Bob", "Bob approves expenses")]
    [InlineData("Bob", "lock expenses until October")]
    [InlineData("Bob", "budget travel 500 a month")]
    [InlineData("Bob", "expense report")]
    public async Task only_admins_make_rules(string who, string said)
    {
        Assert.Equal("Only an admin can do that.", await _team.SayAsync(who, said));
        var policy = await _team.Grains.Ledger.PolicyAsync();
        Assert.Equal((null, null), (policy.Limit, policy.LockedThrough));
    }

    private async Task WaitsAsync()
    {
        await _team.SayAsync("Ada", "expenses over 500 need approval");
        await _team.SayAsync("Bob", "expense 600 laptop");
        await _team.PassAsync(Duration.FromMinutes(1));
    }
}
