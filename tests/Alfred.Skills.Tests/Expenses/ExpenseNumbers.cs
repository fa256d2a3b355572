using System.Globalization;
using Alfred.Expenses;
using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Expenses;

/// <summary>Which of several numbers was paid, and what is no money, on Monday 23 November 2026.</summary>
public sealed class ExpenseNumbers
{
    private readonly Chat _chat = Chat.Biz();

    private Expense Last => _chat.Grains.Expenses[^1];

    [Theory]
    [InlineData("expense 3 coffees 9.60", "1", "9.60 EUR", "3 coffees")]
    [InlineData("expense 3 coffees 9.60", "2", "3.00 EUR", "coffees 9.60")]
    [InlineData("gasto 3 cafés 9,60", "1", "9.60 EUR", "3 cafés")]
    [InlineData("Ausgabe 3 Kaffee 9,60", "1", "9.60 EUR", "3 Kaffee")]
    [InlineData("uitgave 3 koffie 9,60", "1", "9.60 EUR", "3 koffie")]
    [InlineData("dépense 3 cafés 9,60", "1", "9.60 EUR", "3 cafés")]
    [InlineData("expense 12 pizzas 96", "1", "96.00 EUR", "12 pizzas")]
    [InlineData("expense 12 pizzas 96", "2", "12.00 EUR", "pizzas 96")]
    [InlineData("Ausgabe 3 Tage Hotel 300", "1", "300.00 EUR", "3 Tage Hotel")]
    [InlineData("dépense 3 nuits hôtel 300", "1", "300.00 EUR", "3 nuits hôtel")]
    public async Task a_count_in_front_and_an_amount_at_the_end_are_told_apart_by_asking(
        string said, string chosen, string amount, string note)
    {
        await _chat.SayAsync(said);
        Assert.Empty(_chat.Grains.Expenses);
        await _chat.SayAsync(chosen);
        Assert.Equal((amount, note), (Last.Amount.ToString(), Last.Note));
    }

    [Theory]
    [InlineData("spent 3 hours in a meeting", "3 hours")]
    [InlineData("log 8 hours on project x", "8 hours")]
    [InlineData("gastamos 3 horas en la reunión", "3 horas")]
    [InlineData("trag 32 Gäste ein", "32 Gäste")]
    [InlineData("on a payé 3 heures de parking", "3 heures")]
    [InlineData("noteer 3 uur vergadering", "3 uur")]
    [InlineData("expense 17 not approved", "17 not")]
    [InlineData("Ausgabe 17 nicht löschen", "17 nicht")]
    [InlineData("expense 5 may lunch 20", "5 may")]
    [InlineData("log 5 coffees", "5 coffees")]
    [InlineData("trage 12 Kisten", "12 Kisten")]
    [InlineData("noteer 12 klachten", "12 klachten")]
    [InlineData("apunta 12 incidencias", "12 incidencias")]
    [InlineData("gastos de más de 100 euros", "100")]
    public async Task what_is_no_money_is_named_and_never_a_row(string said, string counted)
    {
        Assert.Contains(counted, await _chat.SayAsync(said), StringComparison.Ordinal);
        Assert.Empty(_chat.Grains.Expenses);
    }

    [Theory]
    [InlineData("expense 12 lunch yesterday at Mario's", "lunch yesterday at Mario's")]
    [InlineData("gasto 12 comida ayer con Bob", "comida ayer con Bob")]
    [InlineData("Ausgabe 12 Essen gestern im Adler", "Essen gestern im Adler")]
    [InlineData("dépense 12 dîner hier à Lyon", "dîner hier à Lyon")]
    [InlineData("uitgave 12 lunch gisteren in Utrecht", "lunch gisteren in Utrecht")]
    [InlineData("expense 20 1st aid kit", "1st aid kit")]
    [InlineData("expense 60 21st birthday cake", "21st birthday cake")]
    [InlineData("expense 12 day pass", "day pass")]
    public async Task a_note_keeps_all_its_words(string said, string note)
    {
        await _chat.SayAsync(said);
        Assert.Equal(note, Last.Note);
    }

    [Theory]
    [InlineData("expense taxi 23.80 and parking 4.50", "23.80")]
    [InlineData("Ausgabe Taxi 23,80 und Parken 4,50", "23,80")]
    [InlineData("gasto taxi 23,80 y parking 4,50", "23,80")]
    [InlineData("dépense taxi 23,80 et parking 4,50", "23,80")]
    [InlineData("uitgave taxi 23,80 en parkeren 4,50", "23,80")]
    [InlineData("expenses: taxi 12, lunch 20, hotel 140", "12")]
    [InlineData("expense 12.50 lunch, 8 taxi", "8")]
    [InlineData("expense 2 tickets at 35", "35")]
    [InlineData("spent 30 on lunch and 15 on a taxi", "15")]
    [InlineData("gasté 30 en comida y 15 en taxi", "15")]
    [InlineData("30 für Essen und 15 für Taxi ausgegeben", "15")]
    [InlineData("30 aan lunch en 15 aan taxi uitgegeven", "15")]
    [InlineData("dépensé 30 en repas et 15 en taxi", "15")]
    [InlineData("expense 45 lunch and 12 coffee", "12")]
    public async Task an_amount_inside_of_the_note_may_be_an_expense_of_its_own(string said, string other)
    {
        Assert.Contains(other, await _chat.SayAsync(said), StringComparison.Ordinal);
        Assert.Empty(_chat.Grains.Expenses);
    }

    [Theory]
    [InlineData("trag 45 fürs Essen nicht ein")]
    [InlineData("ich habe 45 fürs Taxi nicht ausgegeben")]
    [InlineData("noteer 45 voor lunch niet")]
    [InlineData("ik heb 45 aan de taxi niet uitgegeven")]
    [InlineData("Ausgabe 12 noch nicht genehmigen")]
    [InlineData("note 12")]
    [InlineData("mete 12")]
    [InlineData("the train costs 30 euros")]
    [InlineData("der Zug kostet 30 Euro")]
    [InlineData("de trein kost 30 euro")]
    public async Task what_was_not_spent_is_no_row(string said)
    {
        await _chat.SayAsync(said);
        Assert.Empty(_chat.Grains.Expenses);
    }

    [Theory]
    [InlineData("expense 45 dinner for the meeting on 15 December", "2025-12-15")]
    [InlineData("gasto 300 billetes de tren para el 3 de diciembre", "2025-12-03")]
    [InlineData("Ausgabe 99 Konferenz am 5.12.", "2025-12-05")]
    [InlineData("uitgave 320 vlucht Berlijn 14 december", "2025-12-14")]
    [InlineData("dépense 45 déjeuner le 3 mars", "2026-03-03")]
    [InlineData("expense 45 lunch Monday", "2026-11-16")]
    [InlineData("gasto 45 comida el lunes", "2026-11-16")]
    [InlineData("Ausgabe 45 Essen am Montag", "2026-11-16")]
    public async Task a_day_that_may_be_another_one_is_asked_about(string said, string before)
    {
        await _chat.SayAsync(said);
        Assert.Empty(_chat.Grains.Expenses);
        await _chat.SayAsync("1");
        await _chat.SayAsync(said);
        await _chat.SayAsync("2");
        Assert.Equal(
            ["2026-11-23", before],
            _chat.Grains.Expenses.Select(one => one.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("dépense 45 dîner mardi prochain")]
    [InlineData("expense 50 dinner tomorrow")]
    [InlineData("gasto 20 comida mañana")]
    [InlineData("I want to expense 50 for dinner next week")]
    [InlineData("expense 25 lunch on the 24th")]
    [InlineData("expense 20 lunch 12.5.2026")]
    [InlineData("expense 20 lunch yesterday, no the day before")]
    [InlineData("expense 15 taxi every monday")]
    [InlineData("Ausgabe 15 Taxi jeden Montag")]
    [InlineData("dépense 89 slack mensuel")]
    [InlineData("expense 1200 rent every 1st")]
    [InlineData("expense 15 taxi paid by Bob")]
    [InlineData("Ausgabe 15 Taxi hat Bob bezahlt")]
    [InlineData("gasto 15 taxi lo pagó Bob")]
    [InlineData("please expense 50 dinner but not yet")]
    [InlineData("log 50 dinner if it's not there yet")]
    [InlineData("parking would cost 30")]
    [InlineData("spent 40 more than last time")]
    [InlineData("spent 40 to 50 on taxis")]
    [InlineData("spent 12 per person for 4 people")]
    [InlineData("bought a desk for 200 and a chair for 100")]
    [InlineData("j'ai payé la facture 4711")]
    [InlineData("split expense 17 with Bob")]
    [InlineData("refund 20 to Acme")]
    public async Task what_was_not_paid_yet_or_once_or_by_the_speaker_is_asked_about(string said)
    {
        await _chat.SayAsync(said);
        Assert.Empty(_chat.Grains.Expenses);
    }

    [Theory]
    [InlineData("expense 49 monthly pass", "monthly pass")]
    [InlineData("expense 199 7\" tablet", "7\" tablet")]
    [InlineData("expense 12 \"dinner if it rains\"", "dinner if it rains")]
    [InlineData("expense 8 screws 3/8", "screws 3/8")]
    [InlineData("expense 20 lunch for tomorrow", "lunch for tomorrow")]
    [InlineData("Ausgabe 20 Essen für morgen", "Essen für morgen")]
    public async Task words_that_leave_no_doubt_stay_in_the_note(string said, string note)
    {
        await _chat.SayAsync(said);
        Assert.Equal(note, Last.Note);
    }

    [Theory]
    [InlineData("expense 20 lunch 13/11", 13)]
    [InlineData("gasto 20 comida 12/11", 12)]
    public async Task a_date_in_digits_at_the_end_is_the_day(string said, int day)
    {
        await _chat.SayAsync(said);
        Assert.Equal((new DateOnly(2026, 11, day), true), (Last.On, Last.Note is "lunch" or "comida"));
    }

    [Theory]
    [InlineData("expense 450 hotel 3 nights from 10 to 13 Nov", "hotel 3 nights from 10 to 13 Nov")]
    [InlineData("uitgave 450 hotel 3 nachten van 10 tot 13 november", "hotel 3 nachten van 10 tot 13 november")]
    [InlineData("dépense 450 hôtel 3 nuits du 10 au 13 novembre", "hôtel 3 nuits du 10 au 13 novembre")]
    [InlineData("gasto 12 café y algo más", "café y algo más")]
    [InlineData("Ausgabe 1.250,00 Hotel Barcelona 12.-14.11.", "Hotel Barcelona 12.-14.11")]
    public async Task days_that_are_not_when_it_was_paid_stay_in_the_note(string said, string note)
    {
        await _chat.SayAsync(said);
        Assert.Equal((note, new DateOnly(2026, 11, 23)), (Last.Note, Last.On));
    }

    [Theory]
    [InlineData("taxi to the airport 32 eur yesterday", "taxi to the airport")]
    [InlineData("taxi al aeropuerto 32 euros ayer", "taxi al aeropuerto")]
    [InlineData("Taxi zum Flughafen 32 Euro gestern", "Taxi zum Flughafen")]
    [InlineData("taxi naar het vliegveld 32 euro gisteren", "taxi naar het vliegveld")]
    [InlineData("taxi pour l'aéroport 32 euros hier", "taxi pour l'aéroport")]
    [InlineData("yesterday taxi 32.00", "taxi")]
    public async Task what_names_a_price_and_no_action_is_offered_and_logged_once_agreed(string said, string note)
    {
        await _chat.SayAsync(said);
        Assert.Empty(_chat.Grains.Expenses);
        await _chat.SayAsync("1");
        Assert.Equal((new Money(32m, "EUR"), note, new DateOnly(2026, 11, 22)), (Last.Amount, Last.Note, Last.On));
    }

    [Theory]
    [InlineData("Sam owes me 30 euros")]
    [InlineData("my salary is 3000 euros")]
    [InlineData("el tren cuesta 30 euros")]
    [InlineData("mein Gehalt ist 3000 Euro")]
    [InlineData("le train coûte 30 euros")]
    [InlineData("is 32 euros for a taxi a lot?")]
    [InlineData("meeting at 5")]
    [InlineData("the quick brown fox")]
    public async Task what_names_no_price_or_asks_is_not_offered(string said)
    {
        await _chat.SayAsync(said);
        await _chat.SayAsync("1");
        Assert.Empty(_chat.Grains.Expenses);
    }

    [Theory]
    [InlineData("apúntame 12 euros con 50 del desayuno", "12.50 EUR")]
    [InlineData("log 12 dollars lunch", "12 USD")]
    [InlineData("gasto 12 con 50 café", "12.50 EUR")]
    [InlineData("gasto veinte con cincuenta de gasolina", "20.50 EUR")]
    [InlineData("expense 20 dollars canadian lunch", "20 CAD")]
    public async Task an_amount_is_read_as_people_say_it(string said, string amount)
    {
        await _chat.SayAsync(said);
        Assert.Equal(amount, Last.Amount.ToString());
    }

    [Theory]
    [InlineData("Sam a payé 80")]
    [InlineData("expense 15 euros parking and remind me to send the receipt tomorrow")]
    [InlineData("Ausgabe 15 Euro Parken und erinnere mich morgen an den Beleg")]
    [InlineData("I paid 100 but 40 of it was private")]
    [InlineData("expense 3 chairs 200")]
    [InlineData("expense 0.5 btc server")]
    [InlineData("expense 1 thousand 200 laptop")]
    [InlineData("mi gasto del taxi era de 20")]
    [InlineData("expenses over 100")]
    [InlineData("Ausgaben über 100 Euro")]
    [InlineData("expenses from october 1 to october 15")]
    public async Task what_may_be_no_expense_is_not_logged(string said)
    {
        await _chat.SayAsync(said);
        Assert.Empty(_chat.Grains.Expenses);
    }

    [Theory]
    [InlineData("expenses from october 1 to october 15", 2)]
    [InlineData("expenses between 1 and 15 november", 2)]
    [InlineData("expenses from october to november", 6)]
    [InlineData("expenses from November to February", 1)]
    [InlineData("expenses since 15 October", 5)]
    [InlineData("september expenses", 1)]
    [InlineData("Ausgaben vom 1. bis 15. Oktober", 2)]
    [InlineData("Ausgaben seit Oktober", 6)]
    [InlineData("gastos del 1 al 15 de octubre", 2)]
    [InlineData("gastos entre el 1 y el 15 de noviembre", 2)]
    [InlineData("uitgaven tussen 1 en 15 november", 2)]
    [InlineData("dépenses du 1er au 15 octobre", 2)]
    [InlineData("dépenses d'octobre à novembre", 6)]
    public async Task expenses_are_listed_from_one_day_to_another(string said, int count)
    {
        foreach (var day in (string[])["01-31", "09-30", "10-01", "10-15", "10-16", "11-01", "11-15", "11-16"])
            await _chat.SayAsync($"expense 12.00 2026-{day} taxi");
        Assert.Contains($"({count} ", await _chat.SayAsync(said), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("my expense 1 is 54 euros", "54 EUR", 23)]
    [InlineData("el gasto 1 es de 54 euros", "54 EUR", 23)]
    [InlineData("mi gasto 1 es del 3 de noviembre", "20 EUR", 3)]
    [InlineData("meine Ausgabe 1 ist vom 3. November", "20 EUR", 3)]
    [InlineData("mijn uitgave 1 is van 3 november", "20 EUR", 3)]
    [InlineData("ma dépense 1 est du 3 novembre", "20 EUR", 3)]
    public async Task what_tells_how_an_expense_was_corrects_it(string said, string amount, int day)
    {
        await _chat.SayAsync("expense 20 taxi");
        await _chat.SayAsync(said);
        Assert.Equal((amount, new DateOnly(2026, 11, day)), (Last.Amount.ToString(), Last.On));
    }

    [Theory]
    [InlineData("expense 89.99 thing, category travel")]
    [InlineData("put the last expense in the category travel")]
    [InlineData("categorize the last expense as travel")]
    [InlineData("pon el último gasto en la categoría viajes")]
    [InlineData("setz die letzte Ausgabe auf Kategorie Reisen")]
    [InlineData("zet de laatste uitgave in categorie reizen")]
    [InlineData("mets la dernière dépense en catégorie déplacements")]
    public async Task the_word_category_is_no_part_of_its_name(string said)
    {
        await _chat.SayAsync("expense 20 thing");
        await _chat.SayAsync(said);
        Assert.Equal("travel", Last.Category);
    }

    [Fact]
    public async Task in_quotes_a_note_may_hold_any_number()
    {
        await _chat.SayAsync("expense 12.50 \"screws 3.50, 20 pieces\"");
        Assert.Equal(("12.50 EUR", "screws 3.50, 20 pieces"), (Last.Amount.ToString(), Last.Note));
    }

    [Theory]
    [InlineData("expense 100 hotel, 2 nights", "hotel, 2 nights")]
    [InlineData("expense 20 parking 3 hours", "parking 3 hours")]
    [InlineData("expense 30 fuel 20 litres", "fuel 20 litres")]
    [InlineData("expense 12 train 10:30", "train 10:30")]
    public async Task what_only_counts_behind_the_amount_is_part_of_the_note(string said, string note)
    {
        await _chat.SayAsync(said);
        Assert.Equal(note, Last.Note);
    }

    [Theory]
    [InlineData("expense 45 dinner yesterday evening", "dinner")]
    [InlineData("Ausgabe 45 Essen gestern Abend", "Essen")]
    [InlineData("gasto 45 cena ayer por la noche", "cena")]
    [InlineData("gasto 45 cena anoche", "cena")]
    [InlineData("dépense 45 dîner hier soir", "dîner")]
    [InlineData("uitgave 45 eten gisteravond", "eten")]
    [InlineData("expense 2026-11-22 dinner 45", "dinner")]
    [InlineData("Ausgabe 22.11. Essen 45", "Essen")]
    [InlineData("trag 45 € Essen gestern ein", "Essen")]
    [InlineData("zet 45 € eten gisteren erin", "eten")]
    [InlineData("expense 45 yesterday lunch", "lunch")]
    [InlineData("expense yesterday lunch 45", "lunch")]
    [InlineData("expense yesterday 45 lunch", "lunch")]
    [InlineData("expense lunch 45 yesterday", "lunch")]
    [InlineData("spent 45 yesterday on lunch", "lunch")]
    [InlineData("expense 45 on Sunday for lunch", "lunch")]
    [InlineData("expense 45 lunch yesterday at Mario's", "lunch yesterday at Mario's")]
    [InlineData("Ausgabe 45 gestern Mittagessen", "Mittagessen")]
    [InlineData("Ausgabe Taxi zum Flughafen 45 Euro gestern", "Taxi zum Flughafen")]
    [InlineData("gasto 45 ayer comida", "comida")]
    [InlineData("gasto ayer 45 en comida", "comida")]
    [InlineData("gestern 45 Euro Hotel bezahlt", "Hotel")]
    [InlineData("gisteren 45 euro hotel betaald", "hotel")]
    [InlineData("uitgave teamlunch 45 gisteren", "teamlunch")]
    [InlineData("dépense 45 hier déjeuner", "déjeuner")]
    [InlineData("dépense repas d'équipe 45 hier", "repas d'équipe")]
    public async Task a_day_around_the_note_dates_the_expense(string said, string note)
    {
        await _chat.SayAsync(said);
        Assert.Equal(("45", note, new DateOnly(2026, 11, 22)), (Last.Amount.ToString().Split(' ')[0], Last.Note, Last.On));
    }

    [Fact]
    public async Task a_day_in_front_of_the_note_that_means_two_is_asked_about()
    {
        Assert.Contains("3/11", await _chat.SayAsync("expense 45 on 3/11 dinner"), StringComparison.Ordinal);
        Assert.Empty(_chat.Grains.Expenses);
    }
}
