using Alfred.Interpretation;
using Alfred.Languages;
using Alfred.Skills.Home.Groceries;
using Alfred.Skills.Shared.Help;
using Alfred.Skills.Tests.Doubles;
using Alfred.Skills.Tests.Sentences;

namespace Alfred.Skills.Tests.Languages;

/// <summary>
/// Italian, made of three data files of this test (<c>Languages/Italian</c>) beside those of the product: no line of code.
/// </summary>
public sealed class SixthLanguage
{
    private static readonly LanguageSet WithItalian = LanguageSet.Of(LanguageSet.Files(
        [typeof(Grammar).Assembly, typeof(HelpSkill).Assembly, typeof(GroceriesSkill).Assembly, typeof(SixthLanguage).Assembly]));

    private static readonly Grammar Grammar = new(SkillSet.Home, TestInstance.Home, WithItalian);

    [Theory]
    [InlineData("aggiungi latte", "groceries.add items=latte")]
    [InlineData("Aggiungi latte, 2 kg di mele e uova x12", "groceries.add items=latte/mele 2 kg/uova 12 ")]
    [InlineData("puoi mettere", "nothing")]
    [InlineData("per favore metti due bottiglie di vino sulla lista della spesa", "groceries.add items=vino 2 bottle")]
    [InlineData("metti alla lista pane", "groceries.add items=pane")]
    [InlineData("compra del pane e del burro", "groceries.add items=pane/burro")]
    [InlineData("ci serve un po' di zucchero", "groceries.add items=zucchero")]
    [InlineData("è finito il caffè", "groceries.add items=caffè")]
    [InlineData("il latte è finito", "groceries.add items=latte")]
    [InlineData("una dozzina di uova sulla lista", "groceries.add items=uova 12 ")]
    [InlineData("lista", "groceries.list")]
    [InlineData("mostra la lista della spesa", "groceries.list")]
    [InlineData("cosa manca?", "groceries.list")]
    [InlineData("che c'è sulla lista", "groceries.list")]
    [InlineData("ho comprato il latte", "groceries.got items=latte")]
    [InlineData("preso pane e latte, grazie!", "groceries.got items=pane/latte")]
    [InlineData("togli le mele dalla lista", "groceries.remove items=mele")]
    [InlineData("agiungi latte", "groceries.add items=latte")]
    [InlineData("aggiungi latte e togli pane", "groceries.add items=latte; groceries.remove items=pane")]
    [InlineData("quali sono le faccende", "chores.list")]
    [InlineData("aiuto", "help.show")]
    public void Is_understood_as(string sentence, string meaning)
    {
        var understood = Understood.By(Grammar, sentence, WithItalian["it"]);
        Assert.Equal(meaning, understood.Contains("Language =", StringComparison.Ordinal) ? "nothing" : understood);
    }

    [Fact]
    public void is_detected() => Assert.Equal("it", Grammar.Parse("aggiungi latte").Language.Code);

    [Fact]
    public void answers_with_its_own_texts() =>
        Assert.Equal("Aggiunto latte.", WithItalian["it"].Say("groceries.added", ("items", "latte")));

    [Fact]
    public void answers_in_english_what_nobody_has_translated_yet() =>
        Assert.Equal(WithItalian.Default.Say("conversation.no-words"), WithItalian["it"].Say("conversation.no-words"));

    [Fact]
    public void leaves_the_other_languages_as_they_are() =>
        Assert.Equal("groceries.add items=milk", Understood.By(Grammar, "add milk"));

    [Fact]
    public void names_the_line_that_is_wrong()
    {
        var file = LanguageFile.Read("phrases.it.ini", "[groceries.add]\nsay = (aggiungi {items}\n");
        var languages = LanguageSet.Of([file]);
        var problem = Assert.Throws<DeclarationException>(() => new Grammar(SkillSet.Home, TestInstance.Home, languages));
        Assert.StartsWith("phrases.it.ini, line 2: ", problem.Message, StringComparison.Ordinal);
    }
}
