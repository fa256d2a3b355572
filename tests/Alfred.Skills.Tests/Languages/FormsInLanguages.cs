using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Languages;

/// <summary>Forms and questions as speakers of other languages read them.</summary>
public sealed class FormsInLanguages
{
    [Theory]
    [InlineData("de", "Ausgabe notieren", "Betrag", "12,50 oder 12 USD", "Es fehlt: Betrag. Zum Beispiel: 12,50 oder 12 USD.")]
    [InlineData("es", "Apuntar un gasto", "Importe", "12,50 o 12 USD", "Falta: Importe. Por ejemplo: 12,50 o 12 USD.")]
    [InlineData("nl", "Uitgave noteren", "Bedrag", "12,50 of 12 USD", "Bedrag ontbreekt. Bijvoorbeeld: 12,50 of 12 USD.")]
    [InlineData("fr", "Noter une dépense", "Montant", "12,50 ou 12 USD", "Il manque : Montant. Par exemple : 12,50 ou 12 USD.")]
    public async Task A_modal_is_shown(string language, string title, string label, string example, string missing)
    {
        var chat = Chat.Biz(hasForms: true);
        chat.Language = SkillSet.Languages[language];
        Assert.Equal(missing, await chat.SubmitAsync("expenses.log", ("note", "taxi")));
        var form = chat.Reply!.Form!;
        Assert.Equal((title, label, example), (form.Title, form.Fields[0].Label, form.Fields[0].Example));
        Assert.Equal("taxi", form.Fields[1].Value);
    }

    [Theory]
    [InlineData(
        "de", "Betrag? Zum Beispiel: 12,50 oder 12 USD. Sag \"abbrechen\", um aufzuhören.",
        "Wofür? Zum Beispiel: Mittagessen @Kunde. Sag \"überspringen\", um es wegzulassen.",
        "Tag? Zum Beispiel: gestern oder 20. Nov. Sag \"überspringen\", um es wegzulassen.", "Notiert: ")]
    [InlineData(
        "es", "¿Importe? Por ejemplo: 12,50 o 12 USD. Di \"cancelar\" para dejarlo.",
        "¿Para qué? Por ejemplo: comida @cliente. Di \"saltar\" para dejarlo en blanco.",
        "¿Día? Por ejemplo: ayer o 20 nov. Di \"saltar\" para dejarlo en blanco.", "Apuntado: ")]
    [InlineData(
        "nl", "Bedrag? Bijvoorbeeld: 12,50 of 12 USD. Zeg \"annuleren\" om te stoppen.",
        "Waarvoor? Bijvoorbeeld: lunch @klant. Zeg \"overslaan\" om het weg te laten.",
        "Dag? Bijvoorbeeld: gisteren of 20 nov. Zeg \"overslaan\" om het weg te laten.", "Genoteerd: ")]
    [InlineData(
        "fr", "Montant ? Par exemple : 12,50 ou 12 USD. Dis \"annuler\" pour arrêter.",
        "Pour quoi ? Par exemple : déjeuner @client. Dis \"passer\" pour le laisser vide.",
        "Jour ? Par exemple : hier ou 20 nov. Dis \"passer\" pour le laisser vide.", "Noté : ")]
    public async Task A_form_is_asked_for_field_by_field(string language, string amount, string note, string day, string logged)
    {
        var chat = Chat.Biz();
        chat.Language = SkillSet.Languages[language];
        Assert.EndsWith($"\n{amount}", await chat.SubmitAsync("expenses.log"), StringComparison.Ordinal);
        Assert.Equal(note, await chat.SayAsync("12,50"));
        Assert.Equal(day, await chat.SayAsync("-"));
        Assert.StartsWith(logged, await chat.SayAsync("-"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", " · 20. November 2026")]
    [InlineData("es", " · 20 de noviembre de 2026")]
    [InlineData("nl", " · 20 november 2026")]
    [InlineData("fr", " · 20 novembre 2026")]
    public async Task The_day_of_an_expense_is_told(string language, string day)
    {
        var chat = Chat.Biz();
        chat.Language = SkillSet.Languages[language];
        Assert.EndsWith(
            day, await chat.DoAsync("expenses.log", ("amount", "12.50 EUR"), ("day", "2026-11-20")), StringComparison.Ordinal);
        Assert.Equal("logged €12.50 · 20 November 2026", chat.Outcomes.Single().Journal?.Summary);
    }

    [Theory]
    [InlineData("de", "Bitte such dir eine Zahl von 1 bis 3 aus.", "Auswählen")]
    [InlineData("es", "Elige un número del 1 al 3.", "Elegir")]
    [InlineData("nl", "Kies een nummer van 1 tot en met 3.", "Kiezen")]
    [InlineData("fr", "Choisis un numéro de 1 à 3.", "Choisir")]
    public async Task A_number_out_of_range_is_answered(string language, string range, string opener)
    {
        var chat = Chat.Home();
        chat.Language = SkillSet.Languages[language];
        await chat.SayAsync("?");
        Assert.Equal(opener, chat.Reply!.Choices!.Label);
        Assert.Equal(range, await chat.SayAsync("7"));
    }

    [Theory]
    [InlineData("de", "Das ist mir zu lang: Schick mir bitte höchstens 2.000 Zeichen auf einmal.")]
    [InlineData("es", "Es demasiado largo para mí: mándame como mucho 2.000 caracteres cada vez.")]
    [InlineData("nl", "Dat is me te lang: stuur me hooguit 2.000 tekens per keer.")]
    [InlineData("fr", "C'est trop long pour moi : envoie-moi 2\u202f000 caractères au plus à la fois.")]
    public async Task A_message_that_is_too_long_is_answered(string language, string answer)
    {
        var chat = Chat.Home();
        chat.Language = SkillSet.Languages[language];
        Assert.Equal(answer, await chat.SayAsync(new string('x', 2_001)));
    }

    [Theory]
    [InlineData("de", "chores.add", "Was ist zu tun? Zum Beispiel: Aufgabe Müll rausbringen.")]
    [InlineData("es", "chores.add", "¿Qué hay que hacer? Por ejemplo: tarea sacar la basura.")]
    [InlineData("nl", "chores.done", "Welk klusje is klaar? Bijvoorbeeld: \"vuilnis gedaan\" of \"klaar met 2\".")]
    [InlineData("fr", "chores.done", "Quelle tâche est faite ? Par exemple : \"poubelles faites\" ou \"fait 2\".")]
    public void A_value_that_is_none_is_answered(string language, string action, string answer)
    {
        var parameter = SkillSet.Home.Find(new(action))!.Parameters[0];
        var reading = parameter.Read(",", new(TestInstance.Home, SkillSet.Languages[language]));
        Assert.Equal(answer, Assert.IsType<ParseResult.NotUnderstood>(reading).Problem);
    }
}
