using Alfred.Expenses;
using Alfred.Skills.Tests.Doubles;
using NodaTime;

namespace Alfred.Skills.Tests.Behaviours;

/// <summary>Locked periods, budgets, splits, recurring expenses and undo.</summary>
public sealed class ExpenseRules
{
    private const string Locked = "Everything up to 31 October 2026 is locked. Ask an admin.";

    private readonly Household _team = new() { IsTeam = true };

    private IReadOnlyList<Expense> Expenses => _team.Grains.Expenses;

    [Theory]
    [InlineData("lock expenses until October", "expense 12 lunch on 3 October", Locked)]
    [InlineData("lock expenses until October", "change expense 1 to 13", Locked)]
    [InlineData("lock expenses until October", "void expense 1", Locked)]
    [InlineData("sperre die Ausgaben bis Oktober", "lösche Ausgabe 1", "Alles bis zum 31. Oktober 2026 ist gesperrt. Frag einen Admin.")]
    public async Task nothing_changes_in_a_locked_period(string rule, string said, string answer)
    {
        await _team.SayAsync("Ada", "expense 9 taxi on 2 October");
        await _team.SayAsync("Ada", rule);
        Assert.Equal(answer, await _team.SayAsync("Ada", said));
        Assert.Equal([9m], Expenses.Where(expense => !expense.IsVoid).Select(expense => expense.Amount.Amount));
        await _team.SayAsync("Ada", "unlock expenses");
        Assert.StartsWith("Took back", await _team.SayAsync("Ada", "void expense 1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "budget travel 100 a month", "expense 50 taxi", "expense 30 train", "Careful: Travel, €80.00 of €100.00 this month (80 %).")]
    [InlineData("budget travel 100 a month", "expense 50 taxi", "expense 55 train", "Over budget: Travel, €105.00 of €100.00 this month.")]
    [InlineData(
        "Budget für Reisen 100 im Monat", "Ausgabe 50 Taxi", "Ausgabe 30 Zug",
        "Achtung: Reisen, 80,00 € von 100,00 € in diesem Monat (80 %).")]
    public async Task a_budget_warns_at_eighty_and_a_hundred_percent(string rule, string first, string second, string warning)
    {
        await _team.SayAsync("Ada", rule);
        Assert.DoesNotContain('%', await _team.SayAsync("Bob", first));
        Assert.EndsWith(warning, (await _team.SayAsync("Bob", second)).Replace(' ', ' '), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("split 100 dinner with Bob and Cleo", new[] { 33.34, 33.33, 33.33 })]
    [InlineData("teile 100 Abendessen mit Bob und Cleo", new[] { 33.34, 33.33, 33.33 })]
    [InlineData("split 100.01 dinner with Bob", new[] { 50.01, 50.00 })]
    public async Task a_split_is_exact_to_the_cent(string said, double[] parts)
    {
        _team.Grains.Directory.Members = [.. _team.Grains.Directory.Members, TestDirectory.Adult("Cleo")];
        await _team.SayAsync("Ada", said);
        Assert.Equal(parts.Select(part => (decimal)part), Expenses.Select(expense => expense.Amount.Amount));
        Assert.Equal(parts.Length, Expenses.Select(expense => expense.By).Distinct().Count());
    }

    [Fact]
    public async Task a_split_with_a_stranger_or_of_too_little_logs_nothing()
    {
        Assert.Equal("I know nobody called Zoe.", await _team.SayAsync("Ada", "split 60 dinner with Zoe"));
        await _team.SayAsync("Ada", "split 0.01 gum with Bob");
        Assert.Empty(Expenses);
    }

    [Theory]
    [InlineData("expense 30 hosting every month until January", 2)]
    [InlineData("Ausgabe 30 Hosting jeden Monat bis Januar", 2)]
    [InlineData("expense 30 hosting every quarter", 5)]
    public async Task a_recurring_expense_comes_again_until_its_end(string said, int more)
    {
        await _team.SayAsync("Ada", said);
        Assert.Single(Expenses);
        await _team.PassAsync(Duration.FromDays(460));
        Assert.Equal(1 + more, Expenses.Count);
        Assert.All(Expenses, expense => Assert.Equal((30m, "software", 23), (expense.Amount.Amount, expense.Category, expense.On.Day)));
    }

    [Fact]
    public async Task a_recurring_expense_is_listed_and_ended()
    {
        await _team.SayAsync("Ada", "expense 30 hosting every month");
        Assert.Equal("#1 · €30.00 · hosting · every month", await _team.SayAsync("Ada", "recurring expenses"));
        Assert.Equal("No recurring expenses.", await _team.SayAsync("Bob", "recurring expenses"));
        await _team.SayAsync("Ada", "stop recurring expense 1");
        await _team.PassAsync(Duration.FromDays(70));
        Assert.Single(Expenses);
    }

    [Fact]
    public async Task undo_takes_back_step_by_step_what_the_speaker_did()
    {
        var ada = _team.Of("Ada");
        await ada.SayAsync("expense 12 lunch");
        Tick();
        await ada.SayAsync("change expense 1 to 15");
        Tick();
        await _team.SayAsync("Bob", "expense 99 hotel");
        Tick();
        await ada.SayAsync("void expense 1");
        Tick();
        Assert.Equal("Back to €15.00 · lunch · Meals", await UndoAsync());
        Tick();
        Assert.Equal("Back to €12.00 · lunch · Meals", await UndoAsync());
        Tick();
        Assert.Equal("Took back €12.00 · lunch · Meals", await UndoAsync());
        Tick();
        Assert.Null(await _team.Grains.Ledger.LastUndoableAsync(new(new(999, 0), "Ada", _team.Now.ToDateTimeOffset())));
        Assert.False(Expenses[1].IsVoid);

        void Tick() => _team.Now += Duration.FromMinutes(3);

        async Task<string> UndoAsync() => await ada.UndoExpenseAsync();
    }
}
