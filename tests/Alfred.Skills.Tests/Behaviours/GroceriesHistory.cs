using Alfred.Skills.Tests.Doubles;
using NodaTime;

namespace Alfred.Skills.Tests.Behaviours;

/// <summary>Behaviour 16: who added and bought what, and when; and what is usually bought.</summary>
public sealed class GroceriesHistory
{
    private readonly Chat _chat = Chat.Home();

    [Theory]
    [InlineData("en", "who bought milk?", "Bob bought milk (2 l) today at 07:00.")]
    [InlineData("de", "wer hat Milk gekauft?", "Bob hat heute um 07:00 milk (2 l) gekauft.")]
    [InlineData("es", "quién compró milk?", "Bob compró milk (2 l) hoy a las 07:00.")]
    [InlineData("fr", "qui a acheté milk ?", "Bob a acheté milk (2 l) aujourd'hui à 07:00.")]
    [InlineData("nl", "wie heeft milk gekocht?", "Bob heeft vandaag om 07:00 milk (2 l) gekocht.")]
    public async Task Who_bought_something_is_told_with_the_time(string language, string asked, string answer)
    {
        await _chat.SayAsync("add 2 l milk");
        _chat.Speaker = "Bob";
        await _chat.SayAsync("got milk");
        _chat.Language = SkillSet.Languages[language];
        Assert.Equal(answer, await _chat.SayAsync(asked));
    }

    [Theory]
    [InlineData("en", "who added eggs?", "Ada added eggs (12) yesterday at 07:00.")]
    [InlineData("de", "wer hat eggs notiert?", "Ada hat gestern um 07:00 eggs (12) notiert.")]
    [InlineData("es", "quién apuntó eggs?", "Ada apuntó eggs (12) ayer a las 07:00.")]
    [InlineData("fr", "qui a noté eggs ?", "Ada a noté eggs (12) hier à 07:00.")]
    [InlineData("nl", "wie heeft eggs genoteerd?", "Ada heeft gisteren om 07:00 eggs (12) genoteerd.")]
    public async Task Who_added_something_is_told_also_when_the_list_was_cleared(string language, string asked, string answer)
    {
        await _chat.SayAsync("add 12 eggs");
        _chat.Now = _chat.Now.Plus(Duration.FromDays(1));
        _chat.Language = SkillSet.Languages[language];
        Assert.Equal(answer, await _chat.SayAsync(asked));
        await _chat.DoAsync("groceries.clear-now");
        Assert.Equal(answer, await _chat.SayAsync(asked));
    }

    [Fact]
    public async Task history_survives_clearing_and_months_and_names_who_has_left()
    {
        _chat.Speaker = "Bob";
        await _chat.SayAsync("add milk");
        await _chat.SayAsync("got milk");
        _chat.Speaker = "Ada";
        await _chat.DoAsync("groceries.clear-now");
        _chat.Now = _chat.Now.Plus(Duration.FromDays(300));
        Assert.Equal("Bob bought milk on Monday, 23 November at 07:00.", await _chat.SayAsync("who bought milk?"));
        _chat.Now = _chat.Now.Plus(Duration.FromDays(200));
        Assert.Equal("Milk: I know of no purchase in the last 13 months.", await _chat.SayAsync("who bought milk?"));
    }

    [Fact]
    public async Task an_undone_purchase_was_none()
    {
        await _chat.SayAsync("add milk");
        await _chat.SayAsync("got milk");
        await _chat.SayAsync("undo");
        Assert.StartsWith("Milk: I know of no purchase", await _chat.SayAsync("who bought milk?"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", 3, "what did we buy on Monday?", "Monday, 23 November (Ada): milk and eggs (2)")]
    [InlineData("en", 1, "what did we buy yesterday?", "Monday, 23 November (Ada): milk and eggs (2)")]
    [InlineData("en", 7, "what did we buy last week?", "Monday, 23 November (Ada): milk and eggs (2)")]
    [InlineData("en", 6, "what did we buy?", "Monday, 23 November (Ada): milk and eggs (2)")]
    [InlineData("en", 7, "what did we buy?", "Nothing was ticked off from Tuesday, 24 November to Monday, 30 November.")]
    [InlineData("de", 7, "was haben wir letzte Woche gekauft?", "Montag, 23. November (Ada): milk und eggs (2)")]
    [InlineData("de", 3, "was haben wir am Montag gekauft?", "Montag, 23. November (Ada): milk und eggs (2)")]
    [InlineData("es", 7, "qué compramos la semana pasada?", "Lunes, 23 de noviembre (Ada): milk y eggs (2)")]
    [InlineData("es", 3, "qué compramos el lunes?", "Lunes, 23 de noviembre (Ada): milk y eggs (2)")]
    [InlineData("fr", 7, "qu'est-ce qu'on a acheté la semaine dernière ?", "Lundi 23 novembre (Ada) : milk et eggs (2)")]
    [InlineData("fr", 3, "qu'est-ce qu'on a acheté lundi ?", "Lundi 23 novembre (Ada) : milk et eggs (2)")]
    [InlineData("nl", 7, "wat hebben we vorige week gekocht?", "Maandag 23 november (Ada): milk en eggs (2)")]
    [InlineData("nl", 3, "wat hebben we maandag gekocht?", "Maandag 23 november (Ada): milk en eggs (2)")]
    public async Task What_was_bought_is_told_by_day(string language, int daysLater, string asked, string answer)
    {
        await _chat.SayAsync("add milk, 2 eggs");
        await _chat.SayAsync("got everything");
        _chat.Now = _chat.Now.Plus(Duration.FromDays(daysLater));
        _chat.Language = SkillSet.Languages[language];
        Assert.Equal(answer, await _chat.SayAsync(asked));
    }

    [Theory]
    [InlineData("en", "what did we buy at Lidl?", "Monday, 23 November (Ada): milk")]
    [InlineData("de", "was haben wir diese Woche bei Lidl gekauft?", "Montag, 23. November (Ada): milk")]
    public async Task What_was_bought_in_a_store_is_told_alone(string language, string asked, string answer)
    {
        await _chat.SayAsync("add milk, eggs");
        await _chat.SayAsync("I'm at Lidl");
        await _chat.SayAsync("got milk");
        await _chat.SayAsync("done shopping");
        await _chat.SayAsync("got eggs");
        _chat.Language = SkillSet.Languages[language];
        Assert.Equal(answer, await _chat.SayAsync(asked));
        _chat.Language = SkillSet.Languages["en"];
        Assert.Equal("Ada bought milk at Lidl today at 07:00.", await _chat.SayAsync("who bought milk?"));
    }

    [Theory]
    [InlineData("en", "the usual", "You often buy milk and bread. Put that on the list?\n1. Yes, add\n2. No", "Added milk and bread.")]
    [InlineData(
        "de", "das Übliche", "Ihr kauft oft milk und bread. Soll das auf die Liste?\n1. Ja, drauf damit\n2. Nein",
        "Notiert: milk und bread.")]
    public async Task The_usual_is_what_is_often_bought_and_not_on_the_list(string language, string said, string offer, string added)
    {
        for (var week = 0; week < 3; week++)
        {
            await _chat.SayAsync("add milk, bread, eggs");
            if (week == 0)
                await _chat.SayAsync("add saffron");
            await _chat.SayAsync("got everything");
            _chat.Now = _chat.Now.Plus(Duration.FromDays(7));
        }

        await _chat.SayAsync("add eggs");
        _chat.Language = SkillSet.Languages[language];
        Assert.Equal(offer, await _chat.SayAsync(said));
        Assert.Equal(added, await _chat.SayAsync("1"));
    }

    [Theory]
    [InlineData("milk is a staple", "the usual", "milk is no longer a staple")]
    [InlineData("we always need milk", "what do we usually buy?", "we don't always need milk")]
    [InlineData("Milch brauchen wir immer", "das Übliche", "Milch brauchen wir nicht mehr immer")]
    [InlineData("siempre necesitamos leche", "lo de siempre", "ya no necesitamos siempre leche")]
    [InlineData("il nous faut toujours du lait", "comme d'habitude", "il ne nous faut plus toujours du lait")]
    [InlineData("we hebben altijd melk nodig", "het gebruikelijke", "we hebben niet altijd meer melk nodig")]
    public async Task A_staple_is_usual_until_it_is_none(string staple, string usual, string none)
    {
        await _chat.SayAsync(staple);
        await _chat.SayAsync(usual);
        Assert.NotNull(_chat.Reply!.Choices);
        await _chat.SayAsync(none);
        await _chat.SayAsync(usual);
        Assert.Null(_chat.Reply!.Choices);
        Assert.Empty(_chat.Grains.List.Open);
    }
}
