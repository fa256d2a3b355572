using Alfred.Interpretation;
using Alfred.Skills.Tests.Doubles;
using Alfred.Skills.Tests.Sentences;

namespace Alfred.Skills.Tests.Groceries;

/// <summary>What looks like a request about the list and says something else, and what a time or a number in it means.</summary>
public sealed class NoGroceryRequests
{
    [Theory]
    // The opposite.
    [InlineData("en", "add no milk today")]
    [InlineData("en", "add -3 eggs")]
    [InlineData("en", "need milk not eggs")]
    [InlineData("en", "put milk on the list but not eggs")]
    [InlineData("en", "\"add milk\" is how you do it")]
    [InlineData("en", "make that 4 bananas not 3")]
    [InlineData("de", "Milch doch nicht gekauft")]
    [InlineData("nl", "maak de lijst niet leeg aub")]
    [InlineData("nl", "melk toch niet gekocht")]
    [InlineData("es", "no compres pan, ya tengo")]
    // What was, is to be later, or is for something else.
    [InlineData("en", "yesterday I added bread to the list")]
    [InlineData("es", "ayer añadí pan a la lista")]
    [InlineData("fr", "hier j'ai ajouté du pain à la liste")]
    [InlineData("nl", "wat doet \"melk toevoegen\"?")]
    [InlineData("en", "add milk oops I meant remove milk")]
    [InlineData("en", "add it to the list")]
    [InlineData("de", "setz das auf die Liste")]
    [InlineData("fr", "mets pas de lait sur la liste")]
    [InlineData("en", "add dentist appointment to my calendar")]
    [InlineData("de", "trag Zahnarzt am Freitag in den Kalender ein")]
    [InlineData("fr", "je vais acheter des œufs plus tard")]
    [InlineData("en", "get eggs and cancel the beer")]
    [InlineData("en", "buy low, sell high")]
    [InlineData("es", "apunta mi número: 612345678")]
    [InlineData("es", "todo listo")]
    [InlineData("es", "todo el mundo está bien")]
    // Sentences about things to buy behind them, and what is nobody's to buy.
    [InlineData("en", "need more bread, the kids ate it all")]
    [InlineData("en", "add ham, but the cheap one")]
    [InlineData("en", "no need for butter, found some in the freezer")]
    [InlineData("en", "got milk, couldn't find the tahini")]
    [InlineData("en", "got milk and bread, still need eggs")]
    [InlineData("en", "add milk to the list unless it's already there")]
    [InlineData("en", "please add flour sugar butter")]
    [InlineData("en", "I'm out of patience with this app")]
    [InlineData("es", "faltan dos semanas para navidad")]
    [InlineData("nl", "haal alles behalve melk van de lijst")]
    [InlineData("nl", "bestel een pizza")]
    [InlineData("fr", "commande une pizza")]
    // Questions without their mark, and statements.
    [InlineData("de", "wieviel Eier brauchen wir")]
    [InlineData("de", "hast du schon Brot gekauft")]
    [InlineData("de", "Bob hat die Windeln schon besorgt")]
    [InlineData("en", "the milk is in the fridge")]
    [InlineData("de", "die Milch ist im Kühlschrank")]
    [InlineData("es", "la leche está en la nevera")]
    [InlineData("nl", "de melk staat in de koelkast")]
    [InlineData("en", "I got a new job!!")]
    [InlineData("en", "running low on energy today")]
    [InlineData("en", "got to go")]
    [InlineData("en", "remove your shoes pls")]
    [InlineData("de", "Haus gekauft!!")]
    [InlineData("fr", "j'ai pris le bus")]
    [InlineData("fr", "enlève tes chaussures")]
    [InlineData("fr", "il me faut 20 euros")]
    [InlineData("nl", "bedankt! kun je ook zeep toevoegen")]
    [InlineData("de", "wir sollten irgendwann mal ein neues Auto kaufen")]
    [InlineData("nl", "we moeten ooit eens een nieuwe auto kopen")]
    [InlineData("de", "verschieb Milch auf die Aldi Liste")]
    [InlineData("es", "he cogido pan, leche no había")]
    // Everything but something is not one entry.
    [InlineData("en", "got all but 2")]
    [InlineData("fr", "retire tout sauf le lait")]
    // Times and amounts that are none of the list's.
    [InlineData("en", "change the pills reminder from 8 to 9")]
    [InlineData("de", "ändere die Tablettenerinnerung auf 9")]
    [InlineData("es", "cambia la bombilla a las 5")]
    [InlineData("es", "cambia el recordatorio a 9")]
    [InlineData("fr", "change le rappel des cachets à 9")]
    [InlineData("nl", "verander de pillenherinnering naar 9")]
    // Something to do.
    [InlineData("de", "vergiss nicht, Mama anzurufen")]
    [InlineData("de", "nicht vergessen: Oma anrufen")]
    [InlineData("en", "note: the plumber comes on Friday")]
    [InlineData("en", "add take out the trash")]
    [InlineData("de", "füge Müll rausbringen hinzu")]
    [InlineData("nl", "zet vuilnis buitenzetten op de lijst")]
    [InlineData("en", "we have neither time nor money")]
    // Some more of what nobody buys.
    [InlineData("en", "two more minutes")]
    [InlineData("de", "noch zwei Tage")]
    [InlineData("es", "dos días más")]
    [InlineData("fr", "deux minutes de plus")]
    [InlineData("nl", "nog twee minuten")]
    // One thing may be a slip: "nog brood" is there.
    [InlineData("nl", "we hebben noch brood")]
    // A second half that is no thing.
    [InlineData("en", "we need milk, eggs and to call the plumber")]
    [InlineData("es", "necesitamos leche, huevos y llamar al fontanero")]
    [InlineData("de", "wir brauchen Milch, Eier und müssen den Klempner anrufen")]
    [InlineData("fr", "il faut du lait, des oeufs et appeler le plombier")]
    public void Has_no_effect(string language, string sentence) =>
        Assert.IsNotType<GrammarResult.Commands>(Understood.Home.Parse(sentence, SkillSet.Languages[language]));

    [Theory]
    [InlineData("en", "buy milk at 5pm", "buy milk")]
    [InlineData("es", "compra leche a las 5", "compra leche")]
    [InlineData("de", "kauf Milch um 5", "kauf Milch")]
    [InlineData("nl", "koop melk om 5 uur", "koop melk")]
    [InlineData("fr", "achète du lait à 17h", "achète du lait")]
    [InlineData("de", "heut Abend um sechs Pizza bestellen nicht vergessen", "Pizza bestellen nicht vergessen")]
    public void A_time_of_day_is_asked_about(string language, string sentence, string says)
    {
        var asked = Assert.IsType<GrammarResult.Problem>(Understood.Home.Parse(sentence, SkillSet.Languages[language]));
        Assert.Equal([says], asked.Choices!.Options.Select(static choice => choice.Says));
    }

    [Theory]
    [InlineData("en", "add rice for 6", "groceries.add items=rice for 6")]
    [InlineData("es", "arroz para 6 a la lista", "groceries.add items=arroz para 6")]
    [InlineData("de", "Reis für 6 auf die Liste", "groceries.add items=Reis für 6")]
    [InlineData("fr", "du riz pour 6 sur la liste", "groceries.add items=riz pour 6")]
    [InlineData("es", "añade cerveza 0,0 pack de 6", "groceries.add items=cerveza 0,0 pack de 6")]
    [InlineData("en", "add milk (semi skimmed, 2 pints) and a loaf", "groceries.add items=milk (semi skimmed, 2 pints)/loaf")]
    [InlineData("en", "adding tomatoes to the list 🍅🍅", "groceries.add items=tomatoes")]
    [InlineData("en", "put milk back on the list", "groceries.add items=milk")]
    [InlineData("de", "setz Milch wieder auf die Liste", "groceries.add items=Milch")]
    [InlineData("nl", "zet melk weer op de lijst", "groceries.add items=melk")]
    [InlineData("fr", "remets le lait sur la liste", "groceries.add items=lait")]
    [InlineData("de", "setz 2 Kilo Kartoffeln und ne Gurke auf den Zettel", "groceries.add items=Kartoffeln 2 kg/Gurke")]
    [InlineData("es", "lista del Mercadona", "groceries.list list=Mercadona")]
    [InlineData("en", "add milk tomorrow", "groceries.add items=milk")]
    [InlineData("es", "añade leche mañana", "groceries.add items=leche")]
    [InlineData("es", "compré pan", "groceries.got items=pan")]
    [InlineData("fr", "achète du pain", "groceries.add items=pain")]
    [InlineData("de", "ich kaufte Milch", "groceries.got items=Milch")]
    [InlineData("en", "add milk now", "groceries.add items=milk now")]
    [InlineData("en", "got \"everything bagels\"", "groceries.got items=everything bagels")]
    public void Is_one_thing_or_several(string language, string sentence, string command) =>
        Assert.Equal(command, Understood.By(Understood.Home, sentence, SkillSet.Languages[language]));
}
