using Alfred.Skills.Tests.Doubles;
using Alfred.Skills.Tests.Sentences;

namespace Alfred.Skills.Tests.Chores;

/// <summary>What looks like something about a chore and is a question, a story or somebody's own reminder.</summary>
public sealed class NoChoreSentences
{
    [Theory]
    [InlineData("en", "is the milk done")]
    [InlineData("en", "I'm done")]
    [InlineData("de", "ich hab Milch in den Kaffee getan")]
    [InlineData("de", "jeden Tag steh ich um 7 auf")]
    [InlineData("nl", "elke dag sta ik om 7 uur op")]
    [InlineData("es", "están los platos hechos")]
    [InlineData("de", "jeden Tag um viertel nach 7 Tabletten nehmen erinnern")]
    [InlineData("de", "jeden Tag bis Freitag lernen")]
    [InlineData("es", "cambiar las sábanas el primer domingo de cada mes")]
    public void Is_no_chore(string language, string sentence) =>
        Assert.DoesNotContain("chores.", Understood.By(Understood.Home, sentence, SkillSet.Languages[language]));

    [Theory]
    [InlineData("es", "todos los días a las 7 recuérdame la pastilla", "reminders.set what=pastilla when=todos los días a las 7")]
    [InlineData("fr", "tous les jours à 7h15 rappelle moi mes cachets", "reminders.set what=cachets when=tous les jours à 7h15")]
    public void A_reminder_of_ones_own_that_comes_again_is_one(string language, string sentence, string command) =>
        Assert.Equal(command, Understood.By(Understood.Home, sentence, SkillSet.Languages[language]));

    [Theory]
    [InlineData("en", "\"is the milk done\" done", "chores.done chores=is the milk done")]
    [InlineData("de", "das Bad gemacht", "chores.done chores=Bad")]
    [InlineData("nl", "was gedaan", "chores.done chores=was")]
    [InlineData("nl", "zijn kamer gedaan", "chores.done chores=zijn kamer")]
    public void A_name_may_begin_like_one_and_has_any_words_in_quotes(string language, string sentence, string command) =>
        Assert.Equal(command, Understood.By(Understood.Home, sentence, SkillSet.Languages[language]));

    [Theory]
    [InlineData("en", "turn the heating on every Monday")]
    [InlineData("nl", "ruim de zolder op elke zaterdag")]
    public void A_verb_in_two_parts_may_end_before_the_day(string language, string sentence) => Assert.StartsWith(
        "chores.add ", Understood.By(Understood.Home, sentence, SkillSet.Languages[language]), StringComparison.Ordinal);

    [Fact]
    public void Deux_heures_is_how_long_it_waits() =>
        Assert.Equal(
            "chores.snooze chore= it until=dans 2 heures fr",
            Understood.By(Understood.Home, "repousse ça de 2 heures", SkillSet.Languages["fr"]));
}
