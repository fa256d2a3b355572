using Alfred.Skills.Tests.Doubles;
using NodaTime;

namespace Alfred.Skills.Tests.Languages;

/// <summary>What speakers of other languages read.</summary>
public sealed class AnswersInLanguages
{
    private readonly Chat _chat = Chat.Home();

    [Theory]
    [InlineData("de", "Notiert: Müll und Fenster (Bob).", "Müll steht schon auf der Liste.")]
    [InlineData("es", "Apuntado: Müll y Fenster (Bob).", "Müll ya está pendiente.")]
    [InlineData("nl", "Toegevoegd: Müll en Fenster (Bob).", "Müll staat al op de lijst.")]
    [InlineData("fr", "Ajouté : Müll et Fenster (Bob).", "Müll est déjà sur la liste.")]
    public async Task Chores_are_added(string language, string added, string open)
    {
        Speak(language);
        Assert.Equal(added, await _chat.DoAsync("chores.add", ("chores", "Müll\nFenster for Bob")));
        Assert.Equal(open, await _chat.DoAsync("chores.add", ("chores", "Müll")));
    }

    [Theory]
    [InlineData("de", "Erledigt: a. Danke, Ada! Noch 2 offen.", "Erledigt: b und c. Danke, Ada! Sonst ist nichts mehr offen.")]
    [InlineData("es", "Hecho: a. ¡Gracias, Ada! Quedan 2.", "Hecho: b y c. ¡Gracias, Ada! No queda nada pendiente.")]
    [InlineData("nl", "Klaar: a. Dank je, Ada! Nog 2 te gaan.", "Klaar: b en c. Dank je, Ada! Verder staat er niets open.")]
    [InlineData("fr", "C'est fait : a. Merci, Ada ! Il en reste 2.", "C'est fait : b et c. Merci, Ada ! Il ne reste plus rien.")]
    public async Task Chores_are_done(string language, string first, string last)
    {
        Speak(language);
        await _chat.DoAsync("chores.add", ("chores", "a\nb\nc"));
        Assert.Equal(first, await _chat.DoAsync("chores.done", ("chores", "a")));
        Assert.Equal(last, await _chat.DoAsync("chores.done", ("chores", "b\nc")));
    }

    [Theory]
    [InlineData("de", "Es gibt keine offene Aufgabe \"x\".", "Welche ist erledigt?", "Erledigt")]
    [InlineData("es", "No hay ninguna tarea pendiente llamada \"x\".", "¿Cuál está hecha?", "Hecho")]
    [InlineData("nl", "Er staat geen klusje \"x\" open.", "Welk klusje is klaar?", "Klaar")]
    [InlineData("fr", "Il n'y a pas de tâche \"x\" en cours.", "Laquelle est faite ?", "Fait")]
    public async Task A_chore_is_looked_for(string language, string unknown, string question, string opener)
    {
        Speak(language);
        await _chat.DoAsync("chores.add", ("chores", "auto a\nauto b"));
        Assert.Equal(unknown, await _chat.DoAsync("chores.done", ("chores", "x")));
        Assert.Equal(question, await _chat.DoAsync("chores.done", ("chores", "auto")));
        await _chat.DoAsync("chores.list");
        Assert.Equal(opener, _chat.Outcomes.Single().Reply!.Choices!.Label);
    }

    [Theory]
    [InlineData("de", "Fenster putzen für Bob")]
    [InlineData("de", "Fenster putzen FUER bob")]
    [InlineData("de", "für Bob: Fenster putzen")]
    [InlineData("de", "Fenster putzen for Bob")]
    [InlineData("es", "Fenster putzen para Bob")]
    [InlineData("es", "para Bob: Fenster putzen")]
    [InlineData("nl", "Fenster putzen voor @Bob")]
    [InlineData("nl", "voor Bob: Fenster putzen")]
    [InlineData("fr", "Fenster putzen pour Bob")]
    [InlineData("fr", "pour Bob : Fenster putzen")]
    public async Task A_chore_is_given_to_somebody(string language, string chore) =>
        Assert.Equal(("Fenster putzen", "Bob"), await AddedAsync(language, chore));

    [Theory]
    [InlineData("de", "Müll rausbringen für mich", "Ada")]
    [InlineData("de", "Müll rausbringen für alle", null)]
    [InlineData("es", "Müll rausbringen para mí", "Ada")]
    [InlineData("es", "Müll rausbringen para mi", "Ada")]
    [InlineData("es", "Müll rausbringen para quien pueda", null)]
    [InlineData("nl", "Müll rausbringen voor mij", "Ada")]
    [InlineData("nl", "Müll rausbringen voor iedereen", null)]
    [InlineData("fr", "Müll rausbringen pour moi", "Ada")]
    [InlineData("fr", "Müll rausbringen pour tout le monde", null)]
    public async Task A_chore_is_for_oneself_or_for_anyone(string language, string chore, string? assignee) =>
        Assert.Equal(("Müll rausbringen", assignee), await AddedAsync(language, chore));

    [Theory]
    [InlineData("de", "Ballons kaufen für die Party")]
    [InlineData("es", "comprar globos para la fiesta")]
    [InlineData("nl", "ballonnen kopen voor het feest")]
    [InlineData("fr", "acheter des ballons pour la fête")]
    [InlineData("fr", "pour la fête: acheter des ballons")]
    public async Task A_purpose_is_nobody(string language, string chore) => Assert.Equal((chore, null), await AddedAsync(language, chore));

    [Theory]
    [InlineData("de", "Müll für jose", "José")]
    [InlineData("de", "Müll für ana", "Ana Sofía")]
    [InlineData("es", "Müll para max", null)]
    public async Task A_name_is_found_without_its_accent_and_by_its_first_word(string language, string chore, string? assignee)
    {
        var chat = Chat.Home(new() { Members = ["Ada", "José", "Ana Sofía", "Max Ernst", "Max Frisch"] });
        chat.Language = SkillSet.Languages[language];
        await chat.DoAsync("chores.add", ("chores", chore));
        Assert.Equal(assignee, chat.Grains.Board.Open.Single().Chore.Assignee);
    }

    [Theory]
    [InlineData("de", "Guten Morgen, Ada. Heute ist Montag, 23. November.\nDeine Aufgaben: a.\nWer Zeit hat: b.\nEinkauf (1): milk.")]
    [InlineData("es", "Buenos días, Ada. Hoy es lunes, 23 de noviembre.\nTus tareas: a.\nPara quien pueda: b.\nLa compra (1): milk.")]
    [InlineData("nl", "Goedemorgen, Ada. Het is vandaag maandag 23 november.\nJouw klusjes: a.\nVoor wie wil: b.\nBoodschappen (1): milk.")]
    [InlineData(
        "fr", "Bonjour, Ada. Nous sommes le lundi 23 novembre.\nTes tâches : a.\nPour qui veut : b.\nCourses (1) : milk.")]
    public async Task The_briefing_tells(string language, string text)
    {
        Speak(language);
        await _chat.DoAsync("chores.add", ("chores", "a for me\nb"));
        await _chat.DoAsync("groceries.add", ("items", "milk"));
        Assert.Equal(text, await _chat.DoAsync("briefing.show"));
    }

    [Theory]
    [InlineData("de", "Guten Abend, Ada. Heute ist Montag, 23. November.\nWer Zeit hat: a, b, c, d, e und 2 weitere.")]
    [InlineData("es", "Buenas, Ada. Hoy es lunes, 23 de noviembre.\nPara quien pueda: a, b, c, d, e y 2 más.")]
    [InlineData("nl", "Goedenavond, Ada. Het is vandaag maandag 23 november.\nVoor wie wil: a, b, c, d, e en nog 2.")]
    [InlineData("fr", "Bonsoir, Ada. Nous sommes le lundi 23 novembre.\nPour qui veut : a, b, c, d, e et 2 autres.")]
    public async Task The_briefing_is_cut(string language, string text)
    {
        Speak(language);
        _chat.Now = _chat.Now.PlusHours(12);
        await _chat.DoAsync("chores.add", ("chores", "a\nb\nc\nd\ne\nf\ng"));
        Assert.Equal(text, await _chat.DoAsync("briefing.show"));
    }

    [Theory]
    [InlineData("de", "Nichts auf der Liste und keine Aufgaben offen. Schönen Tag!\n(verspätet: fällig war es um 06:50)")]
    [InlineData("es", "No hay nada en la lista ni tareas pendientes. ¡Que tengas un buen día!\n(con retraso: tocaba a las 06:50)")]
    [InlineData("nl", "Niets op de lijst en geen klusjes open. Fijne dag!\n(te laat: hij had om 06:50 moeten komen)")]
    [InlineData("fr", "Rien sur la liste et aucune tâche en cours. Bonne journée !\n(en retard : prévu à 06:50)")]
    public async Task A_late_briefing_says_so(string language, string text)
    {
        Speak(language);
        _chat.Lateness = Duration.FromMinutes(10);
        Assert.Equal(text, await _chat.DoAsync("briefing.show"));
    }

    [Theory]
    [InlineData(
        "de", "Dein Briefing kommt jeden Tag um 07:30 (Europe/Madrid), ab heute.",
        "Ab jetzt kein tägliches Briefing mehr. Sag \"Briefing\", wann immer du eins möchtest.")]
    [InlineData(
        "es", "Tendrás tu resumen cada día a las 07:30 (Europe/Madrid), desde hoy.",
        "Se acabó el resumen diario. Di \"resumen\" cuando quieras uno.")]
    [InlineData(
        "nl", "Je krijgt je briefing elke dag om 07:30 (Europe/Madrid), vanaf vandaag.",
        "Geen dagelijkse briefing meer. Zeg \"briefing\" als je er een wilt.")]
    [InlineData(
        "fr", "Ton briefing arrivera chaque jour à 07:30 (Europe/Madrid), dès aujourd'hui.",
        "Plus de briefing quotidien. Dis \"briefing\" quand tu en veux un.")]
    public async Task The_briefing_is_set_and_stopped(string language, string set, string stopped)
    {
        Speak(language);
        Assert.Equal(set, await _chat.DoAsync("briefing.schedule", ("time", "07:30")));
        Assert.Equal(stopped, await _chat.DoAsync("briefing.off"));
    }

    [Theory]
    [InlineData("de", "Das kann ich:", "Zu \"xyz\" habe ich keine Hilfe. Frag mich nach: ")]
    [InlineData("es", "Esto es lo que sé hacer:", "No tengo ayuda sobre \"xyz\". Pregúntame por: ")]
    [InlineData("nl", "Dit kan ik:", "Over \"xyz\" kan ik niets vertellen. Vraag naar: ")]
    [InlineData("fr", "Voici ce que je sais faire :", "Je n'ai pas d'aide sur \"xyz\". Demande-moi : ")]
    public async Task Help_is_given(string language, string all, string unknown)
    {
        Speak(language);
        Assert.StartsWith(all, await _chat.DoAsync("help.show"), StringComparison.Ordinal);
        Assert.StartsWith(unknown, await _chat.DoAsync("help.show", ("area", "xyz")), StringComparison.Ordinal);
        Assert.Equal("pong", await _chat.DoAsync("ping.answer"));
    }

    private async Task<(string Name, string? Assignee)> AddedAsync(string language, string chore)
    {
        Speak(language);
        await _chat.DoAsync("chores.add", ("chores", chore));
        var added = _chat.Grains.Board.Open.Single().Chore;
        return (added.Name, added.Assignee);
    }

    private void Speak(string language) => _chat.Language = SkillSet.Languages[language];
}
