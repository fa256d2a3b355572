using Alfred.Interpretation;
using Alfred.Skills.Tests.Doubles;
using Alfred.Skills.Tests.Sentences;

namespace Alfred.Skills.Tests.Groceries;

/// <summary>Sentences with two readings, of which none is taken without asking, and sentences that have only one.</summary>
public sealed class GroceryDoubts
{
    [Theory]
    [InlineData("en", "we need carrots celery and leeks", "we need carrots, celery and leeks", "we need \"carrots celery\" and leeks")]
    [InlineData("de", "schreib Milch Brot und Eier auf die Liste", "schreib Milch, Brot und Eier auf die Liste",
        "schreib \"Milch Brot\" und Eier auf die Liste")]
    [InlineData("es", "apunta tomates pepino y pan", "apunta tomates, pepino y pan", "apunta \"tomates pepino\" y pan")]
    [InlineData("fr", "ajoute carottes poireaux et pain", "ajoute carottes, poireaux et pain", "ajoute \"carottes poireaux\" et pain")]
    [InlineData("nl", "zet wortels prei en brood op de lijst", "zet wortels, prei en brood op de lijst",
        "zet \"wortels prei\" en brood op de lijst")]
    [InlineData("en", "mark the rice on the list", "mark the rice to buy on the list", "mark the rice as bought on the list")]
    [InlineData("fr", "marque du riz sur la liste", "marque du riz à acheter sur la liste", "marque du riz comme acheté sur la liste")]
    public void Is_asked_about(string language, string sentence, params string[] choices)
    {
        var asked = Assert.IsType<GrammarResult.Problem>(Understood.Home.Parse(sentence, SkillSet.Languages[language]));
        var says = asked.Choices!.Options.Select(static choice => choice.Says).ToArray();
        Assert.Equal(choices, says);
        // Each of the answers has one reading, and another than the other.
        var readings = says.Select(said => Understood.By(Understood.Home, said, SkillSet.Languages[language])).Distinct().ToArray();
        Assert.All(readings, static command => Assert.StartsWith("groceries.", command, StringComparison.Ordinal));
        Assert.Equal(2, readings.Length);
    }

    [Fact]
    public void What_tells_of_the_thing_before_it_is_no_thing_of_its_own()
    {
        var asked = Assert.IsType<GrammarResult.Problem>(Understood.Home.Parse("add 4 yoghurts, strawberry not vanilla"));
        Assert.Equal(["add \"4 yoghurts, strawberry not vanilla\""], asked.Choices!.Options.Select(static choice => choice.Says));
    }

    [Theory]
    // A store behind "the list" is the list's name.
    [InlineData("es", "pon en la lista Lidl servilletas", "groceries.add items=servilletas list=Lidl")]
    [InlineData("es", "quita de la lista farmacia las tiritas", "groceries.remove items=tiritas list=farmacia")]
    [InlineData("de", "setz auf die Liste Apotheke Pflaster", "groceries.add items=Pflaster list=Apotheke")]
    [InlineData("de", "füge zur Aldi Liste Servietten hinzu", "groceries.add items=Servietten list=Aldi")]
    [InlineData("fr", "ajoute sur la liste Lidl des serviettes", "groceries.add items=serviettes list=Lidl")]
    [InlineData("nl", "zet op de lijst Lidl servetten", "groceries.add items=servetten list=Lidl")]
    [InlineData("es", "en la lista Lidl servilletas", "groceries.add items=servilletas list=Lidl")]
    [InlineData("fr", "sur la liste Lidl des serviettes", "groceries.add items=serviettes list=Lidl")]
    [InlineData("de", "auf die Liste Lidl Servietten", "groceries.add items=Servietten list=Lidl")]
    [InlineData("en", "add to the shopping list Lidl napkins", "groceries.add items=napkins list=Lidl")]
    [InlineData("fr", "marque du riz", "groceries.add items=riz")]
    [InlineData("en", "add to the list kiwi and plums", "groceries.add items=kiwi/plums")]
    // Words that are one thing together, or of which one is none.
    [InlineData("en", "add tomato soup and bread", "groceries.add items=tomato soup/bread")]
    [InlineData("en", "add carrots, celery and leeks", "groceries.add items=carrots/celery/leeks")]
    [InlineData("en", "add peanut butter and jam", "groceries.add items=peanut butter/jam")]
    [InlineData("fr", "annule sur la liste le riz", "groceries.remove items=riz")]
    // One thing with a measure needs no verb.
    [InlineData("en", "3 bags of rice", "groceries.add items=rice 3 bag")]
    [InlineData("de", "2 Packungen Nudeln", "groceries.add items=Nudeln 2 pack")]
    public void Has_one_reading(string language, string sentence, string command) =>
        Assert.Equal(command, Understood.By(Understood.Home, sentence, SkillSet.Languages[language]));

    [Theory]
    [InlineData("Mark likes pizza")]
    [InlineData("Mark has practice at 6")]
    public void Somebody_called_Mark_asks_nothing_of_the_list(string sentence) =>
        Assert.Null((Understood.Home.Parse(sentence, SkillSet.Languages["en"]) as GrammarResult.Problem)?.Choices);

    [Theory]
    [InlineData("3 boxes arrived")]
    [InlineData("2 hours")]
    [InlineData("2 cups of tea with mum")]
    [InlineData("4 people are coming")]
    public void Is_no_thing_to_buy(string sentence) =>
        Assert.DoesNotContain("groceries.add", Understood.By(Understood.Home, sentence));
}
