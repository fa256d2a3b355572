using Alfred.Expenses;
using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Behaviours;

/// <summary>Behaviour 10, expense in one line, and what belongs to it: corrections, dates, clients, categories, refunds.</summary>
public sealed class ExpensesInOneLine
{
    private readonly Chat _chat = Chat.Biz();

    private Expense Last => _chat.Grains.Expenses[^1];

    [Theory]
    [InlineData("expense 123.45", "123.45 EUR")]
    [InlineData("expense 123,45", "123.45 EUR")]
    [InlineData("expense 1.234,56 rent", "1234.56 EUR")]
    [InlineData("expense 1,234.56 rent", "1234.56 EUR")]
    [InlineData("expense €12", "12 EUR")]
    [InlineData("expense 15,– parking", "15 EUR")]
    [InlineData("expense 15.- parking", "15 EUR")]
    [InlineData("expense Fr. 12.50 fondue", "12.50 CHF")]
    [InlineData("expense R$2318,45", "2318.45 BRL")]
    [InlineData("expense ₹2,34,567.50", "234567.50 INR")]
    [InlineData("expense 12.345 KWD", null)]
    [InlineData("expense 1200 JPY", "1200 JPY")]
    [InlineData("expense ,79", "0.79 EUR")]
    public async Task an_amount_in_any_usual_form_is_logged_or_asked_about(string said, string? amount)
    {
        var answer = await _chat.SayAsync(said);
        Assert.Equal(amount, _chat.Grains.Expenses.SingleOrDefault()?.Amount.ToString());
        Assert.False(string.IsNullOrWhiteSpace(answer));
    }

    [Theory]
    [InlineData("expense 12 lunch, 20 taxi", "12 EUR lunch", "20 EUR taxi")]
    [InlineData("spent 12 on lunch and 20 on taxi", "12 EUR lunch", "20 EUR taxi")]
    [InlineData("expense 12 lunch, 20 taxi and 3.50 coffee", "12 EUR lunch", "20 EUR taxi", "3.5 EUR coffee")]
    [InlineData("Ausgabe 12 Mittagessen, 20 Taxi", "12 EUR Mittagessen", "20 EUR Taxi")]
    public async Task several_in_one_message_are_asked_about_and_then_logged_one_by_one(string said, params string[] logged)
    {
        await _chat.SayAsync(said);
        Assert.Empty(_chat.Grains.Expenses);
        await _chat.SayAsync("1");
        Assert.Equal(
            logged,
            _chat.Grains.Expenses.Select(expense => $"{expense.Amount.Amount:0.##} {expense.Amount.Currency} {expense.Note}"));
    }

    [Fact]
    public async Task what_may_be_several_may_be_one()
    {
        await _chat.SayAsync("expense 12 lunch, 20 taxi");
        await _chat.SayAsync("2");
        Assert.Equal("lunch, 20 taxi", Assert.Single(_chat.Grains.Expenses).Note);
    }

    [Theory]
    [InlineData("expense 12 lunch, 20 taxi yesterday")]
    [InlineData("expense 12 lunch, 20 taxi and 5")]
    public async Task several_of_which_not_all_are_clear_are_not_offered(string said)
    {
        await _chat.SayAsync(said);
        Assert.Null(_chat.Reply?.Choices);
        Assert.Empty(_chat.Grains.Expenses);
    }

    [Theory]
    [InlineData("expense 1.234")]
    [InlineData("expense 12.345")]
    [InlineData("expense 0")]
    [InlineData("expense -5 lunch")]
    [InlineData("expense 12.3456")]
    [InlineData("expense NaN")]
    [InlineData("expense Infinity lunch")]
    [InlineData("expense 1e3")]
    [InlineData("expense 1000000000000000000")]
    [InlineData("expense 99.5 HUF")]
    [InlineData("Ausgabe 0")]
    [InlineData("gasto -3 comida")]
    [InlineData("dépense 0,001")]
    [InlineData("uitgave 1.234")]
    public async Task an_ambiguous_or_absurd_amount_is_never_a_row_and_always_answered_with_an_example(string said)
    {
        var answer = await _chat.SayAsync(said);
        Assert.Empty(_chat.Grains.Expenses);
        Assert.Matches(@"\d", answer);
    }

    [Theory]
    [InlineData("expense €31 €36 dinner")]
    [InlineData("expense €31 or €36 dinner")]
    [InlineData("expense dinner €31 €36")]
    [InlineData("expense 31 or 36 dinner")]
    [InlineData("expense dinner 31 or 36")]
    [InlineData("expense 31 + 36 dinner")]
    [InlineData("expense €31 and 36 dinner")]
    [InlineData("Ausgabe 31 und 36 Abendessen")]
    [InlineData("expense 2 x 36 dinner")]
    [InlineData("refund €31 or €36 dinner")]
    [InlineData("Ausgabe 31 € oder 36 € Abendessen")]
    [InlineData("gasto 31 € o 36 € cena")]
    [InlineData("dépense 31 € ou 36 € dîner")]
    [InlineData("uitgave 31 € of 36 € diner")]
    public async Task of_two_amounts_none_is_logged_and_both_are_named(string said)
    {
        var answer = await _chat.SayAsync(said);
        Assert.Empty(_chat.Grains.Expenses);
        Assert.Matches("(31|2).*36|36.*31", answer);
    }

    [Theory]
    [InlineData("expense €7. 45 tea", "1", "7.45 EUR", "tea")]
    [InlineData("expense €7. 45 tea", "2", "7.00 EUR", "45 tea")]
    [InlineData("expense $7, 45 tea", "1", "7.45 USD", "tea")]
    [InlineData("expense tea 7 45", "1", "7.45 EUR", "tea")]
    [InlineData("expense tea 7 45", "2", "45.00 EUR", "tea 7")]
    [InlineData("Ausgabe Tee 7, 45", "1", "7.45 EUR", "Tee")]
    public async Task two_numbers_side_by_side_may_be_one_amount(string said, string chosen, string amount, string note)
    {
        await _chat.SayAsync(said);
        Assert.Empty(_chat.Grains.Expenses);
        await _chat.SayAsync(chosen);
        Assert.Equal((amount, note), (Last.Amount.ToString(), Last.Note));
    }

    [Theory]
    [InlineData("expense $2 thousand and fifty hotel", "There are two amounts")]
    [InlineData("gasto 30 y cinco taxi", "Hay dos importes")]
    public async Task a_number_in_words_beside_the_amount_is_asked_about(string said, string question)
    {
        Assert.StartsWith(question, await _chat.SayAsync(said), StringComparison.Ordinal);
        Assert.Empty(_chat.Grains.Expenses);
    }

    [Fact]
    public async Task with_a_day_that_was_said_two_numbers_are_what_they_are()
    {
        await _chat.SayAsync("yesterday I spent €7 45 tea");
        Assert.Equal(("7 EUR", "45 tea"), (Last.Amount.ToString(), Last.Note));
    }

    [Theory]
    [InlineData("expense 12 2 coffees", "2 coffees")]
    [InlineData("expense 12.00 20 croissants", "20 croissants")]
    [InlineData("gasto 30 o2 móvil", "o2 móvil")]
    [InlineData("expense 12 bus 421", "bus 421")]
    [InlineData("expense 12 and a coffee", "and a coffee")]
    [InlineData("expense 12.50 Kaffee 2x", "Kaffee 2x")]
    [InlineData("expense 12 - 2 coffees", "- 2 coffees")]
    [InlineData("expense 800 X1 carbon", "X1 carbon")]
    [InlineData("expense 15 usb cable 10 ft", "usb cable 10 ft")]
    [InlineData("expense 12 5 pound coffee", "5 pound coffee")]
    [InlineData("dépense 15 3 balles de tennis", "3 balles de tennis")]
    public async Task a_number_that_only_counts_stays_in_the_note(string said, string note)
    {
        await _chat.SayAsync(said);
        Assert.Equal(note, Last.Note);
    }

    [Theory]
    [InlineData("expense 12 lunch @acme", "lunch", "acme", "meals")]
    [InlineData("expense 12 lunch for client Acme Corp", "lunch", "Acme Corp", "meals")]
    [InlineData("expense 12 lunch for client Acme yesterday", "lunch", "Acme", "meals")]
    [InlineData("expense 12 stuff #travel", "stuff", null, "travel")]
    [InlineData("expense 12 taxi to the airport", "taxi to the airport", null, "travel")]
    [InlineData("expense 12 bits and bobs", "bits and bobs", null, "other")]
    [InlineData("expense 12 write to a@b.example", "write to a@b.example", null, "other")]
    [InlineData("Ausgabe 12 Mittagessen für Kunde Acme", "Mittagessen", "Acme", "meals")]
    [InlineData("gasto 12 comida para el cliente Acme", "comida", "Acme", "meals")]
    [InlineData("dépense 12 déjeuner pour le client Acme", "déjeuner", "Acme", "meals")]
    [InlineData("uitgave 12 lunch voor klant Acme", "lunch", "Acme", "meals")]
    public async Task client_and_category_are_told_from_the_note(string said, string note, string? client, string category)
    {
        await _chat.SayAsync(said);
        Assert.Equal((note, client, category), (Last.Note, Last.Client, Last.Category));
    }

    [Theory]
    [InlineData("expense 12 lunch on 3 November", 3)]
    [InlineData("Ausgabe 12 Mittagessen gestern", 22)]
    [InlineData("uitgave 12 lunch gisteren", 22)]
    public async Task a_day_at_the_end_is_the_expenses(string said, int day)
    {
        await _chat.SayAsync(said);
        Assert.Equal(new DateOnly(2026, 11, day), Last.On);
    }

    [Theory]
    [InlineData("expense 12 lunch")]
    [InlineData("Ausgabe 12 Mittagessen")]
    public async Task the_same_within_two_minutes_is_asked_about_and_logged_by_a_button(string said)
    {
        await _chat.SayAsync(said);
        _chat.Now = _chat.Now.PlusMinutes(1);
        await _chat.SayAsync(said);
        Assert.Single(_chat.Grains.Expenses);
        await _chat.SayAsync("1");
        Assert.Equal(2, _chat.Grains.Expenses.Count);
        Assert.Equal(_chat.Grains.Expenses[0].Note, Last.Note);
    }

    [Fact]
    public async Task the_same_after_two_minutes_or_with_another_note_is_another_one()
    {
        await _chat.SayAsync("expense 12 lunch");
        await _chat.SayAsync("expense 12 lunch with Bob");
        _chat.Now = _chat.Now.PlusMinutes(3);
        await _chat.SayAsync("expense 12 lunch");
        Assert.Equal(3, _chat.Grains.Expenses.Count);
    }

    [Theory]
    [InlineData("refund 12.50 train", "Logged €12.50 back · train · Travel")]
    [InlineData("Erstattung 12,50 Zug", "Notiert: 12,50 € zurück · Zug · Reisen")]
    public async Task money_that_came_back_is_said_so_and_counts_against(string said, string answer)
    {
        await _chat.SayAsync("expense 20 train");
        Assert.Equal(answer, await _chat.SayAsync(said));
        Assert.Equal([new Money(7.50m, "EUR")], ExpenseTotals.Sum(_chat.Grains.Expenses, "EUR"));
    }

    [Theory]
    [InlineData("change the last expense to 13.50", "Changed to €13.50 · lunch · Meals")]
    [InlineData("change expense 1 to 13.50", "Changed to €13.50 · lunch · Meals")]
    [InlineData("make it 13.50", "Changed to €13.50 · lunch · Meals")]
    [InlineData("expense 1 was yesterday", "Changed to €12.00 · lunch · Meals · 22 November 2026")]
    [InlineData("change the note of expense 1 to dinner", "Changed to €12.00 · dinner · Meals")]
    [InlineData("change the category of the last expense to training", "Changed to €12.00 · lunch · Training")]
    [InlineData("category training for expense 1", "Changed to €12.00 · lunch · Training")]
    [InlineData("change the client of expense 1 to Acme", "Changed to €12.00 · lunch · Meals · @Acme")]
    [InlineData("delete the last expense", "Took back €12.00 · lunch · Meals")]
    [InlineData("void expense 1", "Took back €12.00 · lunch · Meals")]
    [InlineData("void expense 9", "There is no such expense of yours. Say \"my expenses\" to see their numbers.")]
    [InlineData("ändere Ausgabe 1 auf 13,50", "Geändert: 13,50 € · lunch · Verpflegung")]
    [InlineData("cambia el gasto 1 a 13,50", "Cambiado: 13,50 € · lunch · Comidas")]
    [InlineData("change la dépense 1 en 13,50", "Modifié : 13,50 € · lunch · Repas")]
    [InlineData("wijzig uitgave 1 in 13,50", "Gewijzigd: € 13,50 · lunch · Maaltijden")]
    [InlineData("lösche die letzte Ausgabe", "Zurückgenommen: 12,00 € · lunch · Verpflegung")]
    public async Task an_expense_is_corrected(string said, string answer)
    {
        await _chat.SayAsync("expense 12 lunch");
        Assert.Equal(answer, (await _chat.SayAsync(said)).Replace(' ', ' ').Replace(' ', ' '));
    }

    [Theory]
    [InlineData("expense 9 Bolt", "category travel for expense 1", "expense 11 Bolt to the fair")]
    [InlineData("Ausgabe 9 Zack", "Kategorie Reisen für Ausgabe 1", "Ausgabe 11 zack zurück")]
    public async Task a_category_is_corrected_once_and_remembered(string first, string correction, string next)
    {
        await _chat.SayAsync(first);
        await _chat.SayAsync(correction);
        await _chat.SayAsync(next);
        Assert.Equal(["travel", "travel"], _chat.Grains.Expenses.Select(expense => expense.Category));
    }

    [Fact]
    public async Task others_cannot_change_mine()
    {
        await _chat.SayAsync("expense 12 lunch");
        _chat.Speaker = "Bob";
        await _chat.SayAsync("void expense 1");
        await _chat.SayAsync("change expense 1 to 99");
        Assert.Equal((12m, false), (Last.Amount.Amount, Last.IsVoid));
    }
}
