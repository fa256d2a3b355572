using Alfred.Skills.Tests.Doubles;
using Alfred.Skills.Tests.Sentences;

namespace Alfred.Skills.Tests.Groceries;

/// <summary>Several things that are missing, bought, or wanted in the place of others, of which some are negated.</summary>
public sealed class MissingThings
{
    [Theory]
    [InlineData("de", "wir haben kein Klopapier und kein Spüli mehr", "Klopapier/Spüli")]
    [InlineData("de", "kein Mehl, kein Zucker und keine Hefe mehr da", "Mehl/Zucker/Hefe")]
    [InlineData("de", "wir haben weder Brot noch Butter", "Brot/Butter")]
    [InlineData("nl", "we hebben geen brood en geen boter meer", "brood/boter")]
    [InlineData("nl", "er is geen meel, suiker of gist meer", "meel/suiker/gist")]
    [InlineData("nl", "we hebben noch brood noch boter", "brood/boter")]
    [InlineData("fr", "on n'a plus ni pain ni beurre", "pain/beurre")]
    [InlineData("fr", "on n'a plus de papier toilette ni de liquide vaisselle", "papier toilette/liquide vaisselle")]
    [InlineData("es", "no queda ni pan ni mantequilla", "pan/mantequilla")]
    [InlineData("es", "no hay pan ni leche en casa", "pan/leche")]
    [InlineData("en", "we have neither bread nor butter", "bread/butter")]
    [InlineData("en", "there is no bread or butter left", "bread/butter")]
    [InlineData("en", "we're out of mac and cheese", "mac and cheese")]
    public void Each_thing_that_is_missing_is_put_down(string language, string sentence, string items) =>
        Assert.Equal($"groceries.add items={items}", Understood.By(Understood.Home, sentence, SkillSet.Languages[language]));

    [Theory]
    [InlineData("en", "I don't need eggs, just milk", "groceries.replace items=eggs with=milk")]
    [InlineData("es", "no necesito huevos, solo leche", "groceries.replace items=huevos with=leche")]
    [InlineData("de", "Eier brauch ich nicht, nur Milch", "groceries.replace items=Eier with=Milch")]
    [InlineData("nl", "eieren heb ik niet nodig, alleen melk", "groceries.replace items=eieren with=melk")]
    [InlineData("fr", "pas besoin d'œufs, juste du lait", "groceries.replace items=œufs with=lait")]
    [InlineData("en", "remove the milk and put soy milk", "groceries.replace items=milk with=soy milk")]
    [InlineData("es", "quita la leche y pon leche de soja", "groceries.replace items=leche with=leche de soja")]
    [InlineData("de", "Milch weg, dafür Sojamilch drauf", "groceries.replace items=Milch with=Sojamilch")]
    [InlineData("nl", "melk eraf en sojamelk erop", "groceries.replace items=melk with=sojamelk")]
    [InlineData("fr", "enlève le lait et mets du lait de soja", "groceries.replace items=lait with=lait de soja")]
    public void What_is_wanted_instead_takes_the_place_of_the_other(string language, string sentence, string command) =>
        Assert.Equal(command, Understood.By(Understood.Home, sentence, SkillSet.Languages[language]));

    [Theory]
    [InlineData("nl", "brood gekocht, boter niet", "groceries.got but=boter items=brood")]
    [InlineData("en", "bought bread, but not butter", "groceries.got items=bread")]
    [InlineData("de", "Brot gekauft, Butter nicht", "groceries.got but=Butter items=Brot")]
    [InlineData("es", "compré pan, pero no mantequilla", "groceries.got but=mantequilla items=pan")]
    [InlineData("en", "add milk, not oat milk", "groceries.add items=milk/ oat milk")]
    [InlineData("de", "setz Milch, nicht Hafermilch, auf die Liste", "groceries.add items=Milch/ Hafermilch")]
    public void What_is_denied_is_left_as_it_is(string language, string sentence, string command) =>
        Assert.Equal(command, Understood.By(Understood.Home, sentence, SkillSet.Languages[language]));

    [Theory]
    [InlineData("en", "two more beers", "beers 2 ")]
    [InlineData("de", "noch zwei Bier", "Bier 2 ")]
    [InlineData("es", "dos cervezas más", "cervezas 2 ")]
    [InlineData("nl", "nog twee bier", "bier 2 ")]
    [InlineData("fr", "deux bières de plus", "bières 2 ")]
    [InlineData("de", "anderthalb Liter Milch und ein halbes Pfund Butter", "Milch 1.5 l/Butter 0.5 lb")]
    [InlineData("nl", "anderhalve liter melk en een half pond boter", "melk 1.5 l/boter 0.5 lb")]
    [InlineData("de", "ein Glas saure Gurken, 1 kg Kartoffeln, Schnittlauch", "saure Gurken 1 jar/Kartoffeln 1 kg/Schnittlauch")]
    public void What_is_counted_needs_no_verb(string language, string sentence, string items) =>
        Assert.Equal($"groceries.add items={items}", Understood.By(Understood.Home, sentence, SkillSet.Languages[language]));

    [Fact]
    public async Task A_replacement_takes_off_the_one_and_puts_on_the_other()
    {
        var chat = Chat.Home();
        await chat.SayAsync("add butter, milk");
        Assert.Equal("Removed butter. 1 left on the list.\nAdded margarine.", await chat.SayAsync("replace the butter with margarine"));
    }

    [Fact]
    public async Task What_nobody_may_mean_to_buy_is_asked_about_before_it_replaces_anything()
    {
        var chat = Chat.Home();
        await chat.SayAsync("add batteries");
        Assert.StartsWith(
            "Take batteries off the list and put new ones on it?", await chat.SayAsync("replace the batteries with new ones"),
            StringComparison.Ordinal);
        Assert.Equal("Removed batteries. The list is empty now.\nAdded new ones.", await chat.SayAsync("1"));
    }

    [Theory]
    [InlineData("en", "add butter instead of margarine", "groceries.replace items=margarine with=butter")]
    [InlineData("de", "kauf Butter statt Margarine", "groceries.replace items=Margarine with=Butter")]
    [InlineData("es", "compra mantequilla en vez de margarina", "groceries.replace items=margarina with=mantequilla")]
    [InlineData("fr", "achète du beurre au lieu de la margarine", "groceries.replace items=margarine with=beurre")]
    [InlineData("nl", "koop boter in plaats van margarine", "groceries.replace items=margarine with=boter")]
    [InlineData("de", "wir brauchen nur Milch", "groceries.add items=Milch")]
    public void Instead_is_part_of_no_name(string language, string sentence, string command) =>
        Assert.Equal(command, Understood.By(Understood.Home, sentence, SkillSet.Languages[language]));

    [Theory]
    [InlineData("bought everything except the coffee")]
    [InlineData("tick off everything but coffee")]
    public async Task All_but_one_are_bought(string sentence)
    {
        var chat = Chat.Home();
        await chat.SayAsync("add butter, milk, coffee");
        Assert.Equal("Got butter and milk. 1 left on the list.", await chat.SayAsync(sentence));
    }

    [Fact]
    public async Task Nothing_is_bought_while_the_one_that_is_left_out_is_not_found()
    {
        var chat = Chat.Home();
        await chat.SayAsync("add butter, milk, ground coffee");
        Assert.Equal("Coffee is not on the list. Did you mean ground coffee?", await chat.SayAsync("bought everything but coffee"));
        Assert.Equal("Got butter, milk and ground coffee. The list is empty now.", await chat.SayAsync("got everything"));
    }

    [Theory]
    [InlineData("en", "we're missing Bob", "Bob")]
    [InlineData("nl", "Bob is op", "Bob")]
    [InlineData("nl", "haal Bob op", "Bob op")]
    [InlineData("fr", "il manque Bob", "Bob")]
    [InlineData("en", "buy Bob a present", "Bob a present")]
    public async Task A_member_is_no_thing_to_buy_unless_somebody_says_so(string language, string sentence, string item)
    {
        var chat = Chat.Home();
        chat.Language = SkillSet.Languages[language];
        await chat.SayAsync(sentence);
        Assert.Equal([$"add 1 x \"{item}\""], chat.Reply!.Choices!.Options.Select(static choice => choice.Says));
        chat.Language = SkillSet.Languages["en"];
        Assert.Equal($"Added {item} (1).", await chat.SayAsync("1"));
    }

    [Fact]
    public async Task A_member_who_is_called_like_a_thing_stops_nobody_from_buying_it()
    {
        var chat = Chat.Home();
        chat.Grains.Directory.Members = [.. chat.Grains.Directory.Members, TestDirectory.Adult("Basil")];
        Assert.Equal("Added basil.", await chat.SayAsync("add basil"));
    }
}
