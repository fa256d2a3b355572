using Alfred.Interpretation;
using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Sentences;

/// <summary>A question changes nothing, unless it asks to do something; nor does what is taken back in the same breath.</summary>
public sealed class QuestionSentences
{
    [Theory]
    [InlineData("we need milk?", "groceries.has items=milk")]
    [InlineData("out of milk?", "groceries.has items=milk")]
    [InlineData("¿falta pan?", "groceries.has items=pan")]
    [InlineData("necesitamos leche?", "groceries.has items=leche")]
    [InlineData("hace falta leche?", "groceries.has items=leche")]
    [InlineData("Milch fehlt?", "groceries.has items=Milch")]
    [InlineData("hebben we brood nodig?", "groceries.has items=brood")]
    [InlineData("on a besoin de lait ?", "groceries.has items=lait")]
    [InlineData("il faut du lait?!", "groceries.has items=lait")]
    public void What_would_be_added_is_looked_up(string sentence, string command) =>
        Assert.Equal(command, Understood.By(Understood.Home, sentence));

    [Theory]
    [InlineData("are the bins done?")]
    [InlineData("bought the milk?")]
    [InlineData("compramos leche?")]
    [InlineData("ya están hechos los platos?")]
    [InlineData("hast du schon Brot gekauft?")]
    [InlineData("hast du an den Müll gedacht?")]
    [InlineData("ist der Müll schon erledigt?")]
    [InlineData("is de afwas al gedaan?")]
    [InlineData("heb je aan het vuilnis gedacht?")]
    [InlineData("la vaisselle est déjà faite ?")]
    [InlineData("2 kg apples, eggs?")]
    public void Nothing_is_done_because_of_a_question(string sentence) =>
        Assert.IsNotType<GrammarResult.Commands>(Understood.Home.Parse(sentence));

    [Theory]
    [InlineData("biz", "expense 12 lunch?")]
    [InlineData("biz", "he gastado 12 € en comida?")]
    [InlineData("home", "la vaisselle est faite?")]
    public void It_is_asked_whether_a_request_is_meant(string instance, string sentence)
    {
        var asked = Assert.IsType<GrammarResult.Problem>(
            (instance == "biz" ? Understood.Biz : Understood.Home).Parse(sentence));
        Assert.Equal([sentence.TrimEnd('?')], asked.Choices!.Options.Select(static choice => choice.Says));
    }

    [Theory]
    [InlineData("can you add milk?", "groceries.add items=milk")]
    [InlineData("add milk, please?", "groceries.add items=milk")]
    [InlineData("hi, could someone add pepper? thanks!", "groceries.add items=pepper")]
    [InlineData("¿me puedes apuntar leche?", "groceries.add items=leche")]
    [InlineData("kannst du Milch aufschreiben?", "groceries.add items=Milch")]
    [InlineData("erinnerst du mich morgen um 9 an den Müll?", "reminders.set what=morgen um 9 an den Müll")]
    [InlineData("kun je melk toevoegen?", "groceries.add items=melk")]
    [InlineData("¿me recuerdas mañana a las 9 llamar a mamá?", "reminders.set what=mañana a las 9 llamar a mamá")]
    [InlineData("tu me rappelles demain à 17h d'appeler maman ?", "reminders.set what=demain à 17h d'appeler maman")]
    [InlineData("kaufst du Milch?", "groceries.add items=Milch")]
    [InlineData("notierst du Milch?", "groceries.add items=Milch")]
    [InlineData("voeg je melk toe?", "groceries.add items=melk")]
    [InlineData("remind me tomorrow at 9 to ask Ana what time it is?", "reminders.set what=tomorrow at 9 to ask Ana what time it is")]
    [InlineData("tu peux ajouter du lait ?", "groceries.add items=lait")]
    [InlineData("add milk and do we need bread?", "groceries.add items=milk; groceries.has items=bread")]
    public void A_question_that_asks_to_do_something_is_a_request(string sentence, string command) =>
        Assert.Equal(command, Understood.By(Understood.Home, sentence));

    [Theory]
    [InlineData("en", "add wine, no wait, better not")]
    [InlineData("en", "add wine, oh never mind")]
    [InlineData("en", "add wine, no wait, beer")]
    [InlineData("es", "añade vino, no espera, mejor no")]
    [InlineData("de", "schreib Wein auf die Liste, ach nein, doch nicht")]
    [InlineData("nl", "zet wijn op de lijst, nee toch maar niet")]
    [InlineData("fr", "ajoute du vin, ah non finalement pas")]
    [InlineData("fr", "ajoute du vin\nlaisse tomber")]
    public void What_is_taken_back_in_the_same_breath_is_not_done(string language, string sentence)
    {
        var spoken = SkillSet.Languages[language];
        Assert.Equal(
            spoken.Say("grammar.taken-back"), Assert.IsType<GrammarResult.Problem>(Understood.Home.Parse(sentence, spoken)).Text);
    }

    [Theory]
    [InlineData("do we have milk, or not?")]
    [InlineData("¿hay leche, o no?")]
    public void A_question_that_ends_in_or_not_takes_nothing_back(string sentence) =>
        Assert.IsType<GrammarResult.Nothing>(Understood.Home.Parse(sentence));

    [Fact]
    public void What_stands_in_quotes_is_not_taken_back() => Assert.Equal(
        "reminders.set what=to say \"wine, never mind\"", Understood.By(Understood.Home, "remind me to say \"wine, never mind\""));
}
