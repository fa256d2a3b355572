using Alfred.Tests.Instances;

namespace Alfred.Tests.Conversations;

public sealed class StopTests(DatabaseFixture databases)
{
    [Fact]
    public async Task a_stop_takes_effect_before_the_next_command_of_the_running_plan()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "add milk\nslow thing\nadd eggs\nadd bread"), CancellationToken.None);
        await alfred.Skill.SlowBegun.Task.WaitAsync(Limits.Patience);

        await alfred.Inbox.AcceptAsync(Letters.Written("2", "Stop!"), CancellationToken.None);
        alfred.Skill.SlowMayEnd.SetResult();
        await alfred.Letters.WaitForAsync(2);

        Assert.Equal(
            ["added, 1 open\nthing took long\nI stopped here. Not done: add (eggs); add (bread).", English.HasStopped],
            alfred.Letters.Texts);
        Assert.Equal(["milk"], await alfred.GroceriesAsync());
    }

    [Fact]
    public async Task what_would_have_been_asked_about_is_told_as_not_done()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "wire 12 boxes\nslow thing\nadd eggs"), CancellationToken.None);
        await alfred.Skill.SlowBegun.Task.WaitAsync(Limits.Patience);

        await alfred.Inbox.AcceptAsync(Letters.Written("2", "stop"), CancellationToken.None);
        alfred.Skill.SlowMayEnd.SetResult();
        await alfred.Letters.WaitForAsync(2);

        Assert.Equal(
            ["thing took long\nI stopped here. Not done: nothing → 12 boxes; add (eggs).", English.HasStopped], alfred.Letters.Texts);
        Assert.Empty(await alfred.GroceriesAsync());
    }

    [Fact]
    public async Task a_stop_ends_what_waits_before_it_and_nothing_that_comes_behind_it()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "slow thing"), CancellationToken.None);
        await alfred.Skill.SlowBegun.Task.WaitAsync(Limits.Patience);

        foreach (var (id, text) in new[] { ("2", "add eggs"), ("3", "STOP"), ("4", "add bread") })
            await alfred.Inbox.AcceptAsync(Letters.Written(id, text), CancellationToken.None);
        alfred.Skill.SlowMayEnd.SetResult();
        await alfred.Letters.WaitForAsync(4);

        Assert.Equal(
            ["thing took long", "I stopped before it began. Not done: add (eggs).", English.HasStopped, "added, 1 open"],
            alfred.Letters.Texts);
        Assert.Equal(["bread"], await alfred.GroceriesAsync());
    }

    [Fact]
    public async Task a_stop_does_not_reach_other_conversations()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "slow thing\nadd eggs"), CancellationToken.None);
        await alfred.Skill.SlowBegun.Task.WaitAsync(Limits.Patience);

        await alfred.Inbox.AcceptAsync(Letters.Written("2", "stop", from: "bob"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        alfred.Skill.SlowMayEnd.SetResult();
        await alfred.Letters.WaitForAsync(2);

        Assert.Equal([English.NothingRuns, "thing took long\nadded, 1 open"], alfred.Letters.Texts);
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("Stopp!")]
    [InlineData("HÖR AUF")]
    [InlineData("ophouden")]
    [InlineData("¡Para!")]
    [InlineData("please stop")]
    [InlineData("hor auf, bitte")]
    public async Task a_stop_with_nothing_running_says_so(string word)
    {
        await using var alfred = await TestInstance.StartAsync(databases);

        await alfred.Inbox.AcceptAsync(Letters.Written("1", word), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);

        Assert.Equal([English.NothingRuns], alfred.Letters.Texts);
    }

    [Theory]
    [InlineData("de", "Es läuft gerade nichts, also gab es nichts zu stoppen.")]
    [InlineData("es", "No estaba haciendo nada, así que no había nada que parar.")]
    [InlineData("nl", "Er loopt nu niets, dus er was niets om te stoppen.")]
    [InlineData("fr", "Rien n'est en cours, il n'y avait donc rien à arrêter.")]
    [InlineData("xx", English.NothingRuns)]
    public async Task it_is_answered_in_the_language_of_the_instance(string language, string answer)
    {
        await using var alfred = await TestInstance.StartAsync(databases, language: language);

        await alfred.Inbox.AcceptAsync(Letters.Written("1", "stop"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);

        Assert.Equal([answer], alfred.Letters.Texts);
    }

    [Theory]
    [InlineData("stop the music")]
    [InlineData("bus stop")]
    [InlineData("parade")]
    [InlineData("")]
    public void words_that_only_contain_a_stop_are_none(string text) => Assert.False(English.Vocabulary.IsStop(text));

    [Fact]
    public async Task a_message_that_an_earlier_process_may_have_begun_runs_to_its_end()
    {
        var database = await databases.CreateAsync();
        var before = await TestInstance.StartAsync(database);
        await before.Inbox.AcceptAsync(Letters.Written("1", "add milk\nslow thing\nadd eggs"), CancellationToken.None);
        await before.Skill.SlowBegun.Task.WaitAsync(Limits.Patience);
        await before.Inbox.AcceptAsync(Letters.Written("2", "stop"), CancellationToken.None);

        // The second takes over in the middle of the plan.
        await using var after = await TestInstance.StartAsync(database);
        after.Skill.SlowMayEnd.SetResult();
        await after.Letters.WaitForAsync(2);

        Assert.Equal(["added, 1 open\nthing took long\nadded, 2 open", English.NothingRuns], after.Letters.Texts);
        before.Skill.SlowMayEnd.SetResult();
        await before.DisposeAsync();
    }
}
