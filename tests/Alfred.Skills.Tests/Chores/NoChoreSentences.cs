using Alfred.Skills.Tests.Doubles;
using Alfred.Skills.Tests.Sentences;

namespace Alfred.Skills.Tests.Chores;

/// <summary>What looks like something about a chore and is a question, a story or somebody's own reminder.</summary>
public sealed class NoChoreSentences
{
    [Theory]
    [InlineData("en", "is the milk done")]
    [InlineData("en", "I'm done")]
    [InlineData("en", "feed the cat")]
    [InlineData("en", "put out the bins")]
    [InlineData("en", "the kids finished the last of the cereal this morning")]
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

    [Theory]
    [InlineData("fr", "repousse ça de 2 heures", "reminders.snooze time=2 heures")]
    [InlineData("fr", "repousse ça de 15 minutes", "reminders.snooze time=15 minutes")]
    [InlineData("fr", "repousse les poubelles de 2 heures", "chores.snooze chore=poubelles until=dans 2 heures fr")]
    [InlineData("de", "schlummer 15 Minuten", "reminders.snooze time=15 Minuten")]
    public void What_is_put_off_without_a_name_was_reminded_of(string language, string sentence, string command) =>
        Assert.Equal(command, Understood.By(Understood.Home, sentence, SkillSet.Languages[language]));

    [Theory]
    [InlineData("es", "comemos pizza cada viernes")]
    [InlineData("es", "limpio la casa cada día")]
    [InlineData("en", "we eat pizza every friday")]
    [InlineData("fr", "tache de vin")]
    [InlineData("fr", "tache sur la chemise")]
    [InlineData("es", "añade una tarta de cumpleaños para Cleo")]
    public void What_somebody_does_or_what_is_a_thing_is_none(string language, string sentence) =>
        Assert.DoesNotContain("chores.", Understood.By(Understood.Home, sentence, SkillSet.Languages[language]));

    [Theory]
    [InlineData("es", "limpiar la casa cada día", "chores.add every=cada día es task=limpiar la casa")]
    [InlineData("es", "baño cada viernes", "chores.add every=cada viernes es task=baño")]
    [InlineData("fr", "tache sortir les poubelles", "chores.add chores=sortir les poubelles")]
    public void What_looks_like_it_and_is_to_be_done_is_one(string language, string sentence, string command) =>
        Assert.Equal(command, Understood.By(Understood.Home, sentence, SkillSet.Languages[language]));

    [Theory]
    [InlineData("en", "Bob calls his mother every Sunday", "chore calls his mother every Sunday for Bob",
        "chore Bob calls his mother every Sunday")]
    [InlineData("en", "Bob should stop smoking every day", "chore should stop smoking daily for Bob",
        "chore Bob should stop smoking daily")]
    [InlineData("es", "Bob llama a su madre cada domingo", "tarea llama a su madre cada domingo para Bob",
        "tarea Bob llama a su madre cada domingo")]
    [InlineData("fr", "Bob appelle sa mère tous les dimanches", "tâche appelle sa mère tous les dimanches pour Bob",
        "tâche Bob appelle sa mère tous les dimanches")]
    [InlineData("de", "Bob anrufen jeden Sonntag", "Aufgabe anrufen jeden Sonntag für Bob", "Aufgabe Bob anrufen jeden Sonntag")]
    [InlineData("nl", "elke zondag belt Bob zijn moeder", "klusje belt Bob zijn moeder elke zondag")]
    public async Task What_is_told_of_a_member_is_asked_about(string language, string sentence, params string[] says)
    {
        var chat = Chat.Home();
        chat.Language = SkillSet.Languages[language];
        await chat.SayAsync(sentence);
        Assert.Equal(says, chat.Reply!.Choices!.Options.Select(static choice => choice.Says));
        await chat.SayAsync("1");
        Assert.Equal("chores.add", chat.Grains.Journal[^1].Effect.Action.Value);
    }

    [Theory]
    [InlineData("en", "the bins go out on tuesdays", "chores.add task=bins weekdays=tuesdays en")]
    [InlineData("de", "der Müll muss dienstags raus", "chores.add task=Müll weekdays=dienstags de")]
    [InlineData("es", "la basura se saca los martes", "chores.add every=cada martes es task=basura")]
    [InlineData("nl", "de vuilnis moet elke dinsdag buiten", "chores.add every=elke dinsdag nl task=vuilnis")]
    [InlineData("en", "cleo is in charge of the dishes now", "chores.assign chore=the dishes member=cleo")]
    [InlineData("de", "Cleo macht ab jetzt den Abwasch", "chores.assign chore=Abwasch member=Cleo")]
    [InlineData("nl", "wie is er vandaag aan de beurt voor de afwas", "chores.turn chore=afwas")]
    [InlineData("fr", "à qui le tour de faire la vaisselle ce soir", "chores.turn chore=vaisselle")]
    public void What_is_said_of_a_chore_is_understood(string language, string sentence, string command) =>
        Assert.Equal(command, Understood.By(Understood.Home, sentence, SkillSet.Languages[language]));

    [Theory]
    // This Tuesday, or every one?
    [InlineData("en", "the bins go out on Tuesday")]
    [InlineData("nl", "de vuilnis moet dinsdag buiten")]
    [InlineData("de", "ich muss dienstags raus")]
    public void What_may_be_said_of_one_day_is_no_chore_that_comes_again(string language, string sentence) =>
        Assert.DoesNotContain("chores.add", Understood.By(Understood.Home, sentence, SkillSet.Languages[language]));

    [Theory]
    [InlineData("chore: wash windows monthly, Bob", "Added wash windows (Bob).")]
    [InlineData("add chore clean the fridge on Friday, Ada", "Added clean the fridge (Ada).")]
    [InlineData("chores: windows, Bob, fridge, Ada", "Added windows (Bob) and fridge (Ada).")]
    [InlineData("chores: windows, fridge, Bob",
        "Which of these is for Bob? Say it behind each, for example: add chore water the plants for Bob.")]
    public async Task A_name_behind_a_chore_says_whose_it_is(string sentence, string reply) =>
        Assert.StartsWith(reply, await Chat.Home().SayAsync(sentence), StringComparison.Ordinal);
}
