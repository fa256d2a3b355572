using Alfred.Expenses;
using Alfred.Skills.Tests.Doubles;
using NodaTime;

namespace Alfred.Skills.Tests.Expenses;

/// <summary>Expenses as people read them.</summary>
public sealed class ExpenseChat
{
    [Theory]
    [InlineData("expense 123.45", "Logged €123.45")]
    [InlineData("expense 123.45 lunch @client", "Logged €123.45 · lunch · Meals · @client")]
    [InlineData("expense 1.234,56 train", "Logged €1,234.56 · train · Travel")]
    [InlineData("spent 12 on lunch", "Logged €12.00 · lunch · Meals")]
    [InlineData("expense 1200 JPY", "Logged ¥1,200\nI have no exchange rate for JPY, so it counts in JPY for now.")]
    [InlineData("expense 12 CHF", "Logged 12.00 CHF\nI have no exchange rate for CHF, so it counts in CHF for now.")]
    [InlineData("ping", "pong")]
    public async Task Says(string message, string answer) => Assert.Equal(answer, await Chat.Biz().SayAsync(message));

    [Fact]
    public async Task an_expense_counts_for_the_local_day_of_the_message()
    {
        var chat = Chat.Biz();
        chat.Now = new LocalDateTime(2026, 11, 23, 0, 10).InZoneStrictly(DateTimeZoneProviders.Tzdb["Europe/Madrid"]);
        await chat.SayAsync("expense 12.50 taxi");
        Assert.Equal((new Money(12.50m, "EUR"), "taxi", "Ada", new DateOnly(2026, 11, 23)), Told(chat.Grains.Expenses.Single()));
        Assert.Equal("logged €12.50 · taxi · Travel", chat.Outcomes.Single().Journal?.Summary);
    }

    [Theory]
    [InlineData("expense 12.50 lunch yesterday", "lunch", 22, "Logged €12.50 · lunch · Meals · 22 November 2026")]
    [InlineData("expense 12.50 lunch", "lunch", 23, "Logged €12.50 · lunch · Meals")]
    [InlineData("expense 12.50 Sunday roast", "Sunday roast", 23, "Logged €12.50 · Sunday roast")]
    [InlineData("expense 12.50 taxi on 20 Nov", "taxi", 20, "Logged €12.50 · taxi · Travel · 20 November 2026")]
    public async Task a_day_at_the_end_of_the_note_is_the_expenses(string message, string note, int day, string answer)
    {
        var chat = Chat.Biz();
        // Ten past midnight in Madrid, still the day before in UTC.
        chat.Now = new LocalDateTime(2026, 11, 23, 0, 10).InZoneStrictly(DateTimeZoneProviders.Tzdb["Europe/Madrid"]);
        Assert.Equal(answer, await chat.SayAsync(message));
        Assert.Equal((new Money(12.50m, "EUR"), note, "Ada", new DateOnly(2026, 11, day)), Told(chat.Grains.Expenses.Single()));
    }

    [Theory]
    [InlineData("we paid 300 last year for the same thing")]
    [InlineData("we spent 300 too much last month")]
    [InlineData("pagamos 300 el año pasado")]
    [InlineData("paid 15 each for 3 people lunch")]
    public async Task what_was_paid_at_another_time_or_for_several_is_asked_about(string said)
    {
        var chat = Chat.Biz();
        await chat.SayAsync(said);
        Assert.Empty(chat.Grains.Expenses);
    }

    [Fact]
    public async Task the_question_names_the_period() => Assert.StartsWith(
        "Was that today, or last year?", await Chat.Biz().SayAsync("we paid 300 last year for the same thing"), StringComparison.Ordinal);

    [Theory]
    [InlineData("expense 800 rent November", "rent November")]
    [InlineData("expense 300 \"hotel last year\"", "hotel last year")]
    public async Task a_month_in_a_note_says_what_it_was_for(string said, string note)
    {
        var chat = Chat.Biz();
        await chat.SayAsync(said);
        Assert.Equal(note, chat.Grains.Expenses.Single().Note?.Trim('"'));
    }

    [Theory]
    [InlineData("expenses over 50000 JPY need approval")]
    [InlineData("travel budget 50000 JPY a month")]
    public async Task rules_are_made_in_the_currency_of_the_instance(string said)
    {
        var chat = Chat.Biz();
        Assert.StartsWith("Limits and budgets are in EUR:", await chat.SayAsync(said), StringComparison.Ordinal);
        Assert.StartsWith("No limit, no budget", await chat.SayAsync("expense rules"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task an_expense_that_would_never_come_again_is_logged_once()
    {
        var chat = Chat.Biz();
        chat.Now = new LocalDateTime(2026, 11, 23, 10, 0).InZoneStrictly(DateTimeZoneProviders.Tzdb["Europe/Madrid"]);
        var answer = await chat.SayAsync("expense 15 phone every week until 25 November");
        Assert.Contains("\nThat was the last time of", answer, StringComparison.Ordinal);
        Assert.Empty(chat.Outcomes.Single().Schedules);
    }

    private static (Money Amount, string? Note, string By, DateOnly On) Told(Expense expense) =>
        (expense.Amount, expense.Note, expense.By, expense.On);
}
