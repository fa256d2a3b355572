using Alfred.Expenses;
using Alfred.Skills.Tests.Doubles;
using NodaTime;

namespace Alfred.Skills.Tests.Questions;

/// <summary>A form, field by field and as a whole.</summary>
public sealed class FormChat
{
    private const string Amount = "Amount? For example: 12.50 or 12 USD. Say \"cancel\" to stop.";
    private const string WhatFor = "What for? For example: lunch @client. Say \"skip\" to leave it out.";
    private const string Day = "Day? For example: yesterday or 20 Nov. Say \"skip\" to leave it out.";

    private readonly Chat _chat = Chat.Biz();
    private readonly Chat _modal = Chat.Biz(hasForms: true);

    [Fact]
    public async Task an_expense_is_asked_for_field_by_field()
    {
        Assert.Equal($"Log an expense\n{Amount}", await _chat.SayAsync("expense"));
        Assert.Equal(WhatFor, await _chat.SayAsync("12,50"));
        Assert.Equal(Day, await _chat.SayAsync("lunch @client"));
        Assert.Equal("Logged €12.50 · lunch · Meals · @client · 20 November 2026", await _chat.SayAsync("20 Nov"));
        var logged = Assert.Single(_chat.Grains.Expenses);
        Assert.Equal(
            (new Money(12.50m, "EUR"), "lunch", "client", "meals", "Ada", new DateOnly(2026, 11, 20)),
            (logged.Amount, logged.Note, logged.Client, logged.Category, logged.By, logged.On));
    }

    [Fact]
    public async Task what_is_optional_can_be_skipped()
    {
        await SayAllAsync("expense", "12.50", "skip");
        Assert.Equal("Logged €12.50", await _chat.SayAsync("Skip"));
        await _chat.SayAsync("expense");
        Assert.Equal($"I need that one.\n{Amount}", await _chat.SayAsync("skip"));
    }

    [Fact]
    public async Task a_value_that_cannot_be_read_is_asked_for_again()
    {
        await _chat.SayAsync("expense");
        Assert.Equal(
            $"I did not understand the amount \"a lot\". Write it like 12.50, 1,234.56 or €12.\n{Amount}", await _chat.SayAsync("a lot"));
        Assert.Equal(WhatFor, await _chat.SayAsync("12.50"));
    }

    [Fact]
    public async Task an_amount_that_can_be_read_in_two_ways_is_picked_within_the_form()
    {
        await _chat.SayAsync("expense");
        Assert.Equal("\"1.234\" can mean 1234 or 1.23. Which one?\n1. 1234\n2. 1.23", await _chat.SayAsync("1.234"));
        Assert.Equal(WhatFor, await _chat.SayAsync("1"));
        await SayAllAsync("rent", "skip");
        Assert.Equal(1234m, Assert.Single(_chat.Grains.Expenses).Amount.Amount);
    }

    [Fact]
    public async Task a_day_to_come_is_asked_for_again()
    {
        await SayAllAsync("expense", "12.50", "taxi");
        Assert.Equal(
            $"24 November 2026 is in the future. Write it like yesterday, 20 Nov or 2026-11-20.\n{Day}",
            await _chat.SayAsync("2026-11-24"));
        Assert.Equal("Logged €12.50 · taxi · Travel · 22 November 2026", await _chat.SayAsync("yesterday"));
    }

    [Fact]
    public async Task it_can_be_cancelled()
    {
        await SayAllAsync("expense", "12.50");
        Assert.Equal("I stopped \"Log an expense\": nothing was done about it.", await _chat.SayAsync("Cancel!"));
        Assert.StartsWith("I did not understand", await _chat.SayAsync("lunch"));
        Assert.Empty(_chat.Grains.Expenses);
    }

    [Theory]
    [InlineData("überspringen", "Weiter!")]
    [InlineData("sla over", "overslaan alsjeblieft")]
    [InlineData("omitir", "¡Sáltalo!")]
    [InlineData("ueberspringen", "saltalo")]
    public async Task What_is_optional_can_be_skipped_in_the_languages_of_the_house(string first, string second)
    {
        await SayAllAsync("expense", "12.50", first);
        Assert.Equal("Logged €12.50", await _chat.SayAsync(second));
    }

    [Theory]
    [InlineData("Abbrechen!")]
    [InlineData("bitte abbrechen")]
    [InlineData("annuleren")]
    [InlineData("cancela, por favor")]
    [InlineData("cáncelalo")]
    public async Task It_can_be_cancelled_in_the_languages_of_the_house(string said)
    {
        await SayAllAsync("expense", "12.50");
        Assert.Equal("I stopped \"Log an expense\": nothing was done about it.", await _chat.SayAsync(said));
    }

    [Fact]
    public async Task a_command_interrupts_it_and_no_answer_is_lost()
    {
        await SayAllAsync("expense", "12.50");
        Assert.Equal($"pong\n{WhatFor}", await _chat.SayAsync("ping"));
        await SayAllAsync("lunch", "skip");
        Assert.Equal("lunch", Assert.Single(_chat.Grains.Expenses).Note);
    }

    [Fact]
    public async Task a_command_that_asks_something_itself_ends_it_clearly()
    {
        await SayAllAsync("expense", "12.50");
        Assert.Contains("\nI stopped \"Log an expense\": nothing was done about it.\n1. Expenses", await _chat.SayAsync("help"));
        Assert.StartsWith("No expenses", await _chat.SayAsync("1"));
    }

    [Fact]
    public async Task the_same_action_in_one_line_is_what_it_was_for()
    {
        await SayAllAsync("expense", "12.50");
        Assert.Equal("Logged €13.00 · lunch · Meals", await _chat.SayAsync("expense 13 lunch"));
        Assert.Null(_chat.Memory.Question);
    }

    [Fact]
    public async Task somebody_elses_words_are_no_answer()
    {
        await _chat.SayAsync("expense");
        _chat.Speaker = "Bob";
        Assert.StartsWith("I did not understand", await _chat.SayAsync("99"));
        Assert.Equal("pong", await _chat.SayAsync("ping"));
        _chat.Speaker = "Ada";
        Assert.Equal(WhatFor, await _chat.SayAsync("12"));
    }

    [Fact]
    public async Task a_message_from_before_the_form_is_no_answer_to_it()
    {
        await _chat.SayAsync("expense");
        _chat.Now -= Duration.FromMinutes(1);
        Assert.StartsWith("I did not understand", await _chat.SayAsync("99"));
        _chat.Now += Duration.FromMinutes(2);
        Assert.Equal(WhatFor, await _chat.SayAsync("12"));
    }

    [Fact]
    public async Task two_hours_later_it_is_over()
    {
        await _chat.SayAsync("expense");
        _chat.Now += Duration.FromMinutes(121);
        Assert.StartsWith("I did not understand", await _chat.SayAsync("12"));
    }

    [Fact]
    public async Task a_filled_form_is_logged_at_once()
    {
        await _modal.SayAsync("expense");
        Assert.Equal("expenses.log", _modal.Reply!.Form!.Action.Value);
        Assert.Equal(
            "Logged €12.50 · lunch · Meals · 20 November 2026",
            await _modal.SubmitAsync("expenses.log", ("amount", "12.50"), ("note", "lunch"), ("day", "2026-11-20")));
    }

    [Fact]
    public async Task a_field_that_cannot_be_read_brings_the_form_back_with_the_others_filled_in()
    {
        Assert.Equal(
            "Amount: I did not understand the amount \"lots\". Write it like 12.50, 1,234.56 or €12.",
            await _modal.SubmitAsync("expenses.log", ("amount", "lots"), ("note", "lunch")));
        Assert.Equal([null, "lunch", null], _modal.Reply!.Form!.Fields.Select(field => field.Value));
        Assert.Empty(_modal.Grains.Expenses);
    }

    [Fact]
    public async Task a_form_without_what_is_needed_comes_back()
    {
        Assert.Equal(
            "Amount is missing. For example: 12.50 or 12 USD.",
            await _modal.SubmitAsync("expenses.log", ("note", "lunch"), ("amount", " ")));
        Assert.NotNull(_modal.Reply!.Form);
    }

    [Theory]
    [InlineData("expenses.erase", "note")]
    [InlineData("ping.answer", "note")]
    [InlineData("groceries.add", "items")]
    [InlineData("expenses.log", "member")]
    public async Task A_submission_that_no_form_of_this_instance_asks_for_is_refused(string action, string field)
    {
        Assert.StartsWith("That form is out of date, so I did nothing.", await _modal.SubmitAsync(action, ("amount", "12"), (field, "13")));
        Assert.Empty(_modal.Outcomes);
    }

    private async Task SayAllAsync(params string[] texts)
    {
        foreach (var text in texts)
            await _chat.SayAsync(text);
    }
}
