using Alfred.Interpretation;
using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Sentences;

/// <summary>What is said otherwise in the same breath is asked about, and so is a word that may be a slip or a word of its own.</summary>
public sealed class SecondThoughts
{
    [Theory]
    [InlineData("add apples, I mean pears")]
    [InlineData("añade manzanas, digo peras")]
    [InlineData("añade manzanas, quiero decir peras")]
    [InlineData("setz Äpfel auf die Liste, ich meine Birnen")]
    [InlineData("zet appels op de lijst, ik bedoel peren")]
    [InlineData("ajoute des pommes, je veux dire des poires")]
    [InlineData("add 2 no 3 lemons")]
    [InlineData("add 1 kg apples no 2 kg")]
    [InlineData("añade 1 kg de manzanas no 2 kg")]
    [InlineData("ajoute 1 kg de pommes non 2 kg")]
    [InlineData("1 kg Äpfel auf die Liste, nein 2 kg")]
    [InlineData("zet 1 kg appels op de lijst, nee 2 kg")]
    [InlineData("add eggs... actually forget it")]
    [InlineData("remind me at 5, actually make that 6, to call the plumber")]
    [InlineData("erinnere mich um 5, nein doch lieber um 6, den Klempner anzurufen")]
    [InlineData("herinner me om 5, nee toch om 6 uur, om de loodgieter te bellen")]
    [InlineData("rappelle-moi à 5h, non plutôt à 6h, d'appeler le plombier")]
    public void What_is_corrected_at_once_is_asked_for_again(string sentence) =>
        Assert.IsType<GrammarResult.Problem>(Understood.Home.Parse(sentence));

    [Theory]
    [InlineData("add 7up and 2 lemons", "groceries.add items=7up/lemons 2 ")]
    [InlineData(
        "no more milk, add 2 no sugar colas",
        "groceries.remove items=milk; groceries.add items=no sugar colas 2   2 no sugar colas")]
    public void A_no_between_things_takes_nothing_back(string sentence, string command) =>
        Assert.Equal(command, Understood.By(Understood.Home, sentence));

    [Theory]
    [InlineData("remind me on December 24th at 18:00 to turn off the oven, and add cranberries")]
    [InlineData("remind me at 6 to call mum and add milk to the list")]
    [InlineData("recuérdame el 24 de diciembre a las 18h apagar el horno y añade arándanos")]
    [InlineData("erinnere mich am 24.12. um 18 Uhr den Ofen auszumachen und schreib Preiselbeeren auf die Liste")]
    [InlineData("herinner me op 24 december om 18 uur de oven uit te zetten en zet cranberries op de lijst")]
    [InlineData("rappelle-moi le 24 décembre à 18h d'éteindre le four et ajoute des canneberges")]
    public void A_text_that_may_end_in_a_request_of_its_own_is_asked_about(string sentence)
    {
        var asked = Assert.IsType<GrammarResult.Problem>(Understood.Home.Parse(sentence));
        var meant = asked.Choices!.Options.Select(static choice => Understood.Home.Parse(choice.Says, SkillSet.Languages.Default));
        Assert.Equal(
            ["reminders.set groceries.add", "reminders.set"],
            meant.Select(static one => string.Join(
                ' ', Assert.IsType<GrammarResult.Commands>(one).Planned.Select(static command => command.Action.Value))));
    }

    [Theory]
    [InlineData("remind me at 6 to call mum and buy milk", "reminders.set what=at 6 to call mum and buy milk")]
    [InlineData("add chore wash the car and put it away", "chores.add chores=wash the car and put it away")]
    public void What_one_is_reminded_of_may_be_several_things(string sentence, string command) =>
        Assert.Equal(command, Understood.By(Understood.Home, sentence));

    [Theory]
    [InlineData("das war falsch, lösch das wieder")]
    [InlineData("dat was fout, haal maar weer weg")]
    [InlineData("me he equivocado, deshazlo")]
    public void What_is_taken_back_in_two_ways_is_taken_back_once(string sentence) =>
        Assert.Equal("undo.last", Understood.By(Understood.Home, sentence));

    [Theory]
    [InlineData("home", "ich hab um 4 einen Termin")]
    [InlineData("home", "remote batteries")]
    [InlineData("home", "tarta de cumpleaños")]
    [InlineData("home", "quinta leche")]
    [InlineData("home", "Kiste Bier")]
    [InlineData("home", "rijst")]
    [InlineData("home", "eleve modele")]
    [InlineData("biz", "page 30")]
    [InlineData("biz", "gato 30")]
    [InlineData("biz", "Miete 1200")]
    [InlineData("biz", "Aufgabe 5")]
    [InlineData("biz", "gasten 20")]
    [InlineData("biz", "défense 12")]
    public void A_word_of_its_own_is_no_verb_with_a_slip(string instance, string sentence) => Assert.IsNotType<GrammarResult.Commands>(
        (instance == "home" ? Understood.Home : Understood.Biz).Parse(sentence));

    [Theory]
    [InlineData("remvoe milk", "groceries.remove items=milk")]
    [InlineData("remove mlik form the list", "groceries.remove items=mlik")]
    [InlineData("deletee milk", "groceries.remove items=milk")]
    [InlineData("/add milk", "groceries.add items=milk")]
    public void A_plain_slip_is_mended(string sentence, string command) => Assert.Equal(command, Understood.By(Understood.Home, sentence));
}
