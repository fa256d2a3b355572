using Alfred.Conversations;
using Alfred.Members;
using Alfred.Skills.Shared.Entries;
using Alfred.Skills.Shared.Items;
using Alfred.Skills.Tests.Doubles;
using NodaTime;

namespace Alfred.Skills.Tests.Items;

/// <summary>How people say which entries of a list they mean. <c>#2</c> stands for a number, <c>#0</c> for the last one.</summary>
public sealed class EntryChoices
{
    [Theory]
    [InlineData("en", "it", "#it")]
    [InlineData("en", "everything", "#all")]
    [InlineData("en", "1 and 3", "#1/#3")]
    [InlineData("en", "1-3", "#1/#2/#3")]
    [InlineData("en", "the first two items", "#1/#2")]
    [InlineData("en", "the first and 3", "#1/#3")]
    [InlineData("en", "first, 3", "#1/#3")]
    [InlineData("es", "los dos primeros", "#1/#2")]
    [InlineData("de", "die ersten zwei", "#1/#2")]
    [InlineData("nl", "de eerste 3", "#1/#2/#3")]
    [InlineData("fr", "les deux premiers", "#1/#2")]
    [InlineData("en", "the second one", "#2")]
    [InlineData("en", "the last one", "#0")]
    [InlineData("en", "number 2", "#2")]
    [InlineData("en", "#2", "#2")]
    [InlineData("en", "2.", "#2")]
    [InlineData("en", "1, 2 and 4", "#1/#2/#4")]
    [InlineData("en", "first and third", "#1/#3")]
    [InlineData("en", "2 to 4", "#2/#3/#4")]
    [InlineData("en", "2nd", "#2")]
    [InlineData("en", "\"it\"", "it")]
    [InlineData("en", "milk and 2", "milk/#2")]
    [InlineData("de", "es", "#it")]
    [InlineData("de", "alles", "#all")]
    [InlineData("de", "1 und 3", "#1/#3")]
    [InlineData("de", "das zweite", "#2")]
    [InlineData("de", "das letzte", "#0")]
    [InlineData("de", "Nummer 2", "#2")]
    [InlineData("de", "2 bis 4", "#2/#3/#4")]
    [InlineData("de", "der zweite und der vierte", "#2/#4")]
    [InlineData("de", "alles auf der Liste", "#all")]
    [InlineData("es", "todo", "#all")]
    [InlineData("es", "la segunda", "#2")]
    [InlineData("es", "el último", "#0")]
    [InlineData("es", "1 y 3", "#1/#3")]
    [InlineData("es", "número 2", "#2")]
    [InlineData("es", "2 a 4", "#2/#3/#4")]
    [InlineData("es", "2ª", "#2")]
    [InlineData("es", "la primera y la tercera", "#1/#3")]
    [InlineData("es", "eso", "#it")]
    [InlineData("nl", "het tweede", "#2")]
    [InlineData("nl", "het laatste", "#0")]
    [InlineData("nl", "alles", "#all")]
    [InlineData("nl", "1 en 3", "#1/#3")]
    [InlineData("nl", "2e", "#2")]
    [InlineData("nl", "nummer 2", "#2")]
    [InlineData("nl", "1 tot 3", "#1/#2/#3")]
    [InlineData("fr", "le premier", "#1")]
    [InlineData("fr", "la deuxième", "#2")]
    [InlineData("fr", "le 2e", "#2")]
    [InlineData("fr", "1er", "#1")]
    [InlineData("fr", "le dernier", "#0")]
    [InlineData("fr", "1 et 3", "#1/#3")]
    [InlineData("fr", "numéro 2", "#2")]
    [InlineData("fr", "tout", "#all")]
    [InlineData("fr", "ça", "#it")]
    [InlineData("fr", "de 1 à 3", "#1/#2/#3")]
    [InlineData("fr", "l'huile", "huile")]
    [InlineData("fr", "1 - 3", "#1/#2/#3")]
    [InlineData("es", "del 1 al 3", "#1/#2/#3")]
    [InlineData("nl", "van 1 tot 3", "#1/#2/#3")]
    [InlineData("de", "von 1 bis 3", "#1/#2/#3")]
    [InlineData("en", "from 1 to 3", "#1/#2/#3")]
    [InlineData("en", "1 - 3", "#1/#2/#3")]
    [InlineData("en", "3-1", "3-1")]
    [InlineData("en", "0", "0")]
    [InlineData("en", "٢", "#2")]
    [InlineData("fr", "la première et la troisième", "#1/#3")]
    [InlineData("nl", "de eerste en de derde", "#1/#3")]
    [InlineData("fr", "toute la liste", "#all")]
    [InlineData("nl", "de hele lijst", "#all")]
    [InlineData("de", "die ganze Liste", "#all")]
    [InlineData("es", "toda la lista", "#all")]
    [InlineData("de", "Milch und Eier", "Milch/Eier")]
    [InlineData("fr", "le lait et les œufs", "lait/œufs")]
    public void Are_read_as(string language, string text, string choice) => Assert.Equal(choice, Read(language, text));

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("es")]
    [InlineData("nl")]
    [InlineData("fr")]
    public void what_a_button_says_is_understood_in_every_language(string language)
    {
        var says = EntryOffer.Of("got", "de 2")!.Says;
        Assert.Equal("de 2", Read(language, says["got ".Length..]));
    }

    [Theory]
    [InlineData("en", "Which one? Name it or give its number: list.")]
    [InlineData("de", "Welcher Eintrag? Nenne ihn oder gib seine Nummer an: list.")]
    [InlineData("fr", "Lequel ? Donne son nom ou son numéro : list.")]
    public void a_doubtful_it_is_asked_for_in_the_language(string language, string question)
    {
        var resolution = EntryChoice.Resolve(
            Arguments.None.With("items", EntryChoice.It), "items", Shown(language, "milk", "eggs"), "groceries", "got", "list");
        Assert.Equal(question, Assert.IsType<Resolution.Unclear>(resolution).Problem);
    }

    [Theory]
    [InlineData("en", "them")]
    [InlineData("en", "those")]
    [InlineData("de", "sie")]
    [InlineData("nl", "ze")]
    public void them_means_what_was_shown_last_and_never_everything(string language, string text)
    {
        Assert.Equal("#these", Read(language, text));
        Assert.Equal("milk\neggs", Assert.IsType<Resolution.Resolved>(Resolve(Shown(language, "milk", "eggs"))).Arguments["items"]);
        Assert.IsType<Resolution.Unclear>(Resolve(Shown(language)));
    }

    [Fact]
    public void behind_another_command_it_and_them_may_be_what_that_one_speaks_of() =>
        Assert.IsType<Resolution.Unclear>(Resolve(Shown("en", "milk", "eggs") with { IsBehindOthers = true }));

    private static Resolution Resolve(PlanContext plan) => EntryChoice.Resolve(
        Arguments.None.With("items", EntryChoice.These), "items", plan, "groceries", "got", "list");

    private static PlanContext Shown(string language, params string[] entries) => new(
        new ConversationMemory { ListShown = "groceries", Entries = [.. entries] },
        new Member { Id = new($"{MemberId.Prefix}{new string('0', 32)}"), Name = "Ada" },
        new LocalDateTime(2026, 11, 23, 7, 0).InUtc(), SkillSet.Languages[language]);

    private static string Read(string language, string text)
    {
        var spoken = SkillSet.Languages[language];
        var chosen = EntryChoice.Read(text, spoken, names => ItemList.Read(names, spoken).Items.Select(item => item.Name));
        return string.Join('/', chosen).Replace('\t', '#');
    }
}
