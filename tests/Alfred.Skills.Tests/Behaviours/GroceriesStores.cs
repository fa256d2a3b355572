using Alfred.Skills.Tests.Doubles;
using NodaTime;

namespace Alfred.Skills.Tests.Behaviours;

/// <summary>Behaviour 18: aisles and stores.</summary>
public sealed class GroceriesStores
{
    private readonly Chat _chat = Chat.Home();

    [Theory]
    [InlineData("milk from Lidl", "Lidl: Added milk.", "what do we need at Lidl?")]
    [InlineData("we need milk from Lidl", "Lidl: Added milk.", "what do we need at Lidl?")]
    [InlineData("add milk to lidl", "Lidl: Added milk.", "what do we need at Lidl?")]
    [InlineData("Milch von Lidl", "Lidl: Notiert: Milch.", "was brauchen wir bei Lidl?")]
    [InlineData("leche de Mercadona", "Mercadona: Apuntado: leche.", "qué necesitamos de Mercadona?")]
    [InlineData("du lait de chez Lidl", "Lidl : Noté : lait.", "qu'est-ce qu'il faut acheter chez Lidl ?")]
    [InlineData("melk van de Lidl", "Lidl: Genoteerd: melk.", "wat hebben we nodig van de Lidl?")]
    public async Task An_item_may_belong_to_a_store_and_stands_on_the_list_of_the_household(string said, string answer, string asked)
    {
        Assert.Equal(answer, await _chat.SayAsync(said));
        Assert.NotNull(Assert.Single(_chat.Grains.List.Open).Item.Store);
        Assert.Contains("1. ", await _chat.SayAsync(asked), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_store_shows_what_can_be_bought_there()
    {
        await _chat.SayAsync("milk from Lidl");
        await _chat.SayAsync("cat food from Aldi");
        await _chat.SayAsync("add eggs");
        Assert.Equal("Lidl:\n1. milk\n2. eggs", await _chat.SayAsync("what do we need at Lidl?"));
        Assert.Equal("1. milk · Lidl\n2. cat food · Aldi\n3. eggs", await _chat.SayAsync("list"));
    }

    [Theory]
    [InlineData("add paint to hardware", "List \"hardware\": Added paint.", "what do we need at hardware?")]
    [InlineData("setz Schrauben auf die Baumarktliste", "Liste \"Baumarkt\": Notiert: Schrauben.", "zeig die Baumarktliste")]
    [InlineData("Schrauben auf die Baumarktliste setzen", "Liste \"Baumarkt\": Notiert: Schrauben.", "was brauchen wir im Baumarkt?")]
    [InlineData("zet schroeven op de bouwmarktlijst", "Lijst \"bouwmarkt\": Genoteerd: schroeven.", "wat staat er op de bouwmarktlijst?")]
    public async Task A_kind_of_store_has_a_list_of_its_own(string said, string answer, string asked)
    {
        Assert.Equal(answer, await _chat.SayAsync(said));
        Assert.Empty(_chat.Grains.List.Open);
        Assert.Contains("1. ", await _chat.SayAsync(asked), StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_lists_of_the_household_are_told()
    {
        await _chat.SayAsync("add paint to hardware");
        await _chat.SayAsync("add milk, eggs");
        Assert.Equal("1. Shopping list (2)\n2. hardware (1)", await _chat.SayAsync("which lists do we have?"));
        Assert.Equal("List \"hardware\":\n1. paint", await _chat.SayAsync("2"));
    }

    [Fact]
    public async Task the_order_of_a_store_is_learnt_from_what_is_ticked_off()
    {
        await _chat.SayAsync("add milk, bread, apples");
        Assert.Equal(
            "Lidl:\nFruit & vegetables\n1. apples\n\nBakery\n2. bread\n\nDairy & fridge\n3. milk", await _chat.SayAsync("I'm at Lidl"));
        Assert.Equal("Lidl: Got bread. 2 left to get here.\n1. apples\n2. milk", await _chat.SayAsync("got bread"));
        await _chat.SayAsync("got milk");
        Assert.Equal("Lidl: Got apples. That was everything here.", await _chat.SayAsync("got 1"));

        _chat.Now = _chat.Now.Plus(Duration.FromDays(7));
        await _chat.SayAsync("add apples, milk, bread");
        Assert.Equal("Lidl:\n1. bread\n2. milk\n3. apples", await _chat.SayAsync("I'm at Lidl"));
        // Somewhere else it is another one.
        Assert.Equal(
            "Aldi:\nFruit & vegetables\n1. apples\n\nBakery\n2. bread\n\nDairy & fridge\n3. milk", await _chat.SayAsync("I'm at Aldi"));
    }

    [Fact]
    public async Task what_is_new_stands_with_its_aisle_in_the_learnt_order()
    {
        await _chat.SayAsync("add milk, bread, apples");
        await _chat.SayAsync("I'm at Lidl");
        foreach (var thing in (string[])["bread", "milk", "apples"])
            await _chat.SayAsync($"got {thing}");
        await _chat.SayAsync("add apples, yogurt, bread");
        Assert.Equal("Lidl:\n1. bread\n2. yogurt\n3. apples", await _chat.SayAsync("I'm at Lidl"));
    }

    [Theory]
    [InlineData("en", "I'm at Lidl", "done shopping", "Lidl: Done. Still to get: eggs.")]
    [InlineData("de", "ich bin bei Lidl", "fertig eingekauft", "Lidl: Fertig. Es fehlen noch: eggs.")]
    [InlineData("es", "estoy en el Lidl", "compra terminada", "Lidl: Listo. Todavía falta: eggs.")]
    [InlineData("fr", "je suis chez Lidl", "courses terminées", "Lidl : C'est noté. Il manque encore : eggs.")]
    [InlineData("nl", "ik ben bij de Lidl", "klaar met boodschappen", "Lidl: Klaar. Nog te halen: eggs.")]
    public async Task Rows_are_shown_until_the_shopping_is_done(string language, string begin, string end, string done)
    {
        _chat.Language = SkillSet.Languages[language];
        await _chat.DoAsync("groceries.add", ("items", "milk\neggs\nbread"));
        await _chat.SayAsync(begin);
        Assert.Equal(3, _chat.Reply!.Choices!.Options.Length);
        await _chat.SayAsync("got milk");
        Assert.Equal(2, _chat.Reply!.Choices!.Options.Length);
        await _chat.SayAsync("got bread");
        Assert.Equal(done, await _chat.SayAsync(end));
        Assert.Null(_chat.Memory.Shopping);
    }

    [Theory]
    [InlineData("I'm in Lidl")]
    [InlineData("we're in the supermarket")]
    [InlineData("ich bin in der Drogerie")]
    [InlineData("estoy en Lidl")]
    [InlineData("je suis à Lidl")]
    [InlineData("ik ben in de supermarkt")]
    public async Task Being_in_a_store_that_everybody_knows_is_shopping(string said)
    {
        await _chat.SayAsync("add milk");
        await _chat.SayAsync(said);
        Assert.NotNull(_chat.Memory.Shopping);
    }

    [Theory]
    [InlineData("I'm in Lisbon")]
    [InlineData("estoy en Lisboa")]
    public async Task Being_in_a_city_is_not(string said)
    {
        await _chat.SayAsync(said);
        Assert.Null(_chat.Memory.Shopping);
        Assert.Equal("Europe/Lisbon", _chat.Member.Zone);
    }

    [Theory]
    [InlineData("I'm at work")]
    [InlineData("I'm at home")]
    [InlineData("I'm at the doctor")]
    [InlineData("ich bin bei Oma")]
    [InlineData("ich bin im Büro")]
    [InlineData("estoy en casa")]
    [InlineData("je suis à la maison")]
    [InlineData("ik ben op het werk")]
    [InlineData("the computer is frozen")]
    [InlineData("der Computer ist kalt")]
    [InlineData("life is good")]
    [InlineData("the weather is nice")]
    public async Task Where_nobody_shops_nothing_begins(string said)
    {
        await _chat.SayAsync(said);
        Assert.Empty(_chat.Outcomes);
    }

    [Fact]
    public async Task a_store_that_the_household_knows_is_one_from_then_on()
    {
        await _chat.SayAsync("add eggs");
        Assert.Equal("Casa Pepe:\n1. eggs", await _chat.SayAsync("I'm at Casa Pepe"));
        await _chat.SayAsync("done shopping");
        Assert.Equal("Casa Pepe: Added ham.", await _chat.SayAsync("we need ham from Casa Pepe"));
    }

    [Theory]
    [InlineData("add tofu", "put tofu under fridge", "Tofu: under \"Dairy & fridge\" from now on.")]
    [InlineData("add milk", "milk is dairy", "Milk: under \"Dairy & fridge\" from now on.")]
    [InlineData("add widgets", "widgets are dairy", "Widgets: under \"Dairy & fridge\" from now on.")]
    [InlineData("add widgets", "put widgets under party things", "Widgets: under \"party things\" from now on.")]
    [InlineData("Dingsda auf die Liste", "Dingsda gehört zum Kühlregal", "Dingsda: ab jetzt unter \"Milch & Kühlregal\".")]
    [InlineData("apunta cosas", "pon cosas en la sección de congelados", "Cosas: desde ahora en \"Congelados\".")]
    [InlineData("ajoute des trucs", "range les trucs au rayon surgelés", "Trucs : désormais au rayon \"Surgelés\".")]
    [InlineData("zet dingen op de lijst", "zet dingen onder diepvries", "Dingen: voortaan onder \"Diepvries\".")]
    public async Task An_aisle_is_corrected_once_and_remembered(string add, string said, string answer)
    {
        await _chat.SayAsync(add);
        Assert.Equal(answer, await _chat.SayAsync(said));
        Assert.Single(_chat.Grains.List.Aisles);
    }

    [Fact]
    public async Task what_others_wrote_in_their_language_stands_in_its_aisle()
    {
        foreach (var things in (string[])["milk, apples, thingamajig", "pan, mantequilla, helado", "Klopapier, Kaffee"])
            await _chat.DoAsync("groceries.add", ("items", things.Replace(", ", "\n", StringComparison.Ordinal)));
        _chat.Language = SkillSet.Languages["de"];
        Assert.Equal(
            """
            Obst & Gemüse
            1. apples

            Brot & Backwaren
            2. pan

            Milch & Kühlregal
            3. milk
            4. mantequilla

            Tiefkühl
            5. helado

            Frühstück & Kaffee
            6. Kaffee

            Haushalt
            7. Klopapier

            Sonstiges
            8. thingamajig
            """,
            await _chat.SayAsync("zeig die Liste"));
    }

    [Fact]
    public async Task a_long_list_is_shown_by_aisles_and_what_is_unknown_last()
    {
        await _chat.SayAsync("add milk, bread, apples, thingamajig, cheese, bananas, rice, cola, tea");
        Assert.Equal(
            "Fruit & vegetables\n1. apples\n2. bananas\n\nBakery\n3. bread\n\nDairy & fridge\n4. milk\n5. cheese\n\nPantry\n6. rice\n\n"
            + "Breakfast & coffee\n7. tea\n\nDrinks\n8. cola\n\nOther\n9. thingamajig",
            await _chat.SayAsync("list"));
        Assert.Equal("Got bananas. 8 left on the list.", await _chat.SayAsync("got 2"));
        await _chat.SayAsync("put thingamajig under frozen");
        Assert.Contains("Frozen\n5. thingamajig", await _chat.SayAsync("list"), StringComparison.Ordinal);
    }
}
