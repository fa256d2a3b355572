using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Behaviours;

/// <summary>What people ask to be remembered: private stays private, and it is forgotten on request.</summary>
public sealed class FactsRemembered
{
    [Fact]
    public async Task what_is_said_alone_is_the_persons_own()
    {
        var grains = new TestGrains();
        var (ada, bob) = (Chat.Home(grains), Chat.Home(grains, owner: "Bob"));

        Assert.Equal("I'll remember, for you alone: Ada hates coriander", await ada.SayAsync("remember that Ada hates coriander"));

        Assert.Contains("• Ada hates coriander", await ada.SayAsync("what do you remember"), StringComparison.Ordinal);
        Assert.Contains("• Ada hates coriander", await ada.SayAsync("what do you know about me"), StringComparison.Ordinal);
        Assert.DoesNotContain("coriander", await bob.SayAsync("what do you remember"), StringComparison.Ordinal);
        ada.IsDirect = false;
        Assert.DoesNotContain("coriander", await ada.SayAsync("what do you remember"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("remember the wifi password is 1234", "the wifi password is 1234")]
    [InlineData("remember Ada has a cat", "Ada has a cat")]
    [InlineData("merk dir: der Code ist 1234", "der Code ist 1234")]
    [InlineData("recuerda el código es 1234", "código es 1234")]
    [InlineData("onthoud de code is 1234", "code is 1234")]
    [InlineData("retiens qu'Ada chausse du 34", "Ada chausse du 34")]
    [InlineData("notier dass Ada Schuhgröße 34 hat", "Ada Schuhgröße 34 hat")]
    [InlineData("retiens qu'Ada est allergique aux noix", "Ada est allergique aux noix")]
    public async Task a_statement_is_remembered_without_that(string said, string fact)
    {
        var ada = Chat.Home();
        await ada.SayAsync(said);
        ada.Language = SkillSet.Languages.Default;
        Assert.Contains($"• {fact}", await ada.SayAsync("what do you remember"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_fact_is_no_formula_in_a_spreadsheet()
    {
        var ada = Chat.Home();
        await ada.SayAsync("remember that x;=HYPERLINK(1)");
        await ada.SayAsync("remember that y\";\"=HYPERLINK(2);z");
        await ada.SayAsync("export facts as csv");
        Assert.Contains(
            "x;'=HYPERLINK(1)", System.Text.Encoding.UTF8.GetString(ada.Reply!.File!.Content.Span), StringComparison.Ordinal);
        Assert.Contains(
            ";'\"\"=HYPERLINK(2)", System.Text.Encoding.UTF8.GetString(ada.Reply!.File!.Content.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task what_is_known_about_something_is_told_alone()
    {
        var ada = Chat.Home();
        await ada.SayAsync("remember that Bob hates coriander");
        await ada.SayAsync("remember that the wifi password is 1234");
        var told = await ada.SayAsync("what do you remember about the wifi?");
        Assert.Contains("1234", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Bob", told, StringComparison.Ordinal);
        Assert.StartsWith("Nothing that you asked me", await ada.SayAsync("what do you know about the car"), StringComparison.Ordinal);
        Assert.Equal("Forgotten: the wifi password is 1234", await ada.SayAsync("forget that the wifi password is 1234"));
    }

    [Theory]
    [InlineData(true, "remember for everyone that the bins are at the back")]
    [InlineData(false, "remember that the bins are at the back")]
    public async Task what_is_said_for_everyone_or_among_others_is_everyones(bool isDirect, string said)
    {
        var grains = new TestGrains();
        var (ada, bob) = (Chat.Home(grains), Chat.Home(grains, owner: "Bob"));
        ada.IsDirect = isDirect;

        Assert.Equal("I'll remember, for everyone: the bins are at the back", await ada.SayAsync(said));
        Assert.Contains("• the bins are at the back", await bob.SayAsync("what do you remember"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("undo")]
    [InlineData("forget that")]
    public async Task repeating_what_somebody_else_said_takes_nothing_from_them(string back)
    {
        var grains = new TestGrains();
        var (ada, kim) = (Chat.Home(grains), Chat.Home(grains, owner: "Bob"));
        await ada.SayAsync("remember for everyone that the wifi is s3cret");

        Assert.Equal("I remember that already: the wifi is s3cret", await kim.SayAsync("remember for everyone that the wifi is s3cret"));
        await kim.SayAsync(back);

        Assert.Contains("• the wifi is s3cret", await ada.SayAsync("what do you remember"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_password_in_capitals_is_another_one_and_an_undo_leaves_the_first()
    {
        var ada = Chat.Home();
        await ada.SayAsync("remember that the wifi is s3cret");
        await ada.SayAsync("remember that the wifi is S3CRET");
        Assert.Contains("S3CRET", await ada.SayAsync("what do you remember"), StringComparison.Ordinal);
        await ada.SayAsync("undo");
        Assert.Contains("• the wifi is s3cret", await ada.SayAsync("what do you remember"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_child_forgets_nothing_that_everyone_counts_on_but_what_they_said_last()
    {
        var grains = new TestGrains();
        var (ada, bob) = (Chat.Home(grains), Chat.Home(grains, owner: "Bob"));
        grains.Directory.Change("Bob", static bob => bob with { Role = Alfred.Members.MemberRole.Child });
        await ada.SayAsync("remember for everyone that the code is 4711");
        Assert.StartsWith("What everybody counts on", await bob.SayAsync("forget that the code is 4711"), StringComparison.Ordinal);
        await bob.SayAsync("remember for everyone that Rex bites");
        await bob.SayAsync("forget that");
        var known = await ada.SayAsync("what do you remember");
        Assert.Contains("4711", known, StringComparison.Ordinal);
        Assert.DoesNotContain("Rex", known, StringComparison.Ordinal);
    }

    [Fact]
    public async Task an_undo_takes_back_what_was_remembered_then_and_nothing_before_it()
    {
        var (family, alone) = (new Household(), "remember that the alarm code is 1234");
        await family.SayAsync("Ada", alone);
        family.Now += NodaTime.Duration.FromMinutes(1);
        await family.SayAsync("Ada", "remember for everyone that the bins are at the back");
        await family.SayAsync("Bob", "forget that the bins are at the back");
        await family.SayAsync("Ada", "undo");
        Assert.Contains("1234", await family.SayAsync("Ada", "what do you remember"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task forget_that_means_the_last_one()
    {
        var ada = Chat.Home();
        await ada.SayAsync("remember that the code is 4711");
        ada.Now = ada.Now.PlusMinutes(1);
        await ada.SayAsync("remember for everyone that the bins are at the back");

        Assert.Equal("Forgotten: the bins are at the back", await ada.SayAsync("forget that"));
        Assert.Equal("Forgotten: the code is 4711", await ada.SayAsync("forget that"));
        Assert.Equal("There is nothing that you asked me to remember.", await ada.SayAsync("forget that"));
    }

    [Fact]
    public async Task words_find_the_one_that_is_meant_and_several_are_asked_about()
    {
        var ada = Chat.Home();
        await ada.SayAsync("remember that Ada likes tea");
        await ada.SayAsync("remember that Ada likes strong coffee");

        Assert.StartsWith("Which one do you mean?", await ada.SayAsync("forget that Ada likes"), StringComparison.Ordinal);
        Assert.Equal("Forgotten: Ada likes tea", await ada.SayAsync("1"));
        Assert.Equal("Forgotten: Ada likes strong coffee", await ada.SayAsync("forget that Ada likes strong coffee"));
    }

    [Fact]
    public async Task a_repetition_after_a_crash_forgets_nothing_more()
    {
        var ada = Chat.Home();
        await ada.SayAsync("remember that Ada likes tea");
        await ada.SayAsync("remember that Bob likes beer");
        await ada.SayAsync("forget that");

        Assert.Equal("Forgotten: Bob likes beer", await ada.RunAsync([new(new("facts.forget"), Arguments.None)]));
        Assert.Contains("Ada likes tea", await ada.SayAsync("what do you remember"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("merk dir, dass Ada keine Nüsse verträgt", "Ada keine Nüsse verträgt")]
    [InlineData("recuerda que Ada es alérgica a los frutos secos", "Ada es alérgica a los frutos secos")]
    [InlineData("souviens-toi qu'Ada est allergique aux noix", "Ada est allergique aux noix")]
    [InlineData("onthoud dat Ada allergisch is voor noten", "Ada allergisch is voor noten")]
    public async Task every_language_remembers_in_the_persons_words(string said, string fact) =>
        Assert.Contains(fact, await Chat.Home().SayAsync(said), StringComparison.Ordinal);

    [Fact]
    public async Task who_is_forgotten_leaves_nothing_of_their_own()
    {
        var bob = Chat.Home(owner: "Bob");
        await bob.SayAsync("remember that the code is 4711");
        await bob.DoAsync("data.forget-now");

        Assert.DoesNotContain("4711", await bob.DoAsync("facts.list"), StringComparison.Ordinal);
    }
}
