using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Behaviours;

/// <summary>Behaviours 6 to 8: several items in one message, quantities and units, duplicates.</summary>
public sealed class GroceriesItems
{
    private readonly Chat _chat = Chat.Home();

    [Theory]
    [InlineData("add milk, 2 kg apples and eggs x12", "Added milk, apples (2 kg) and eggs (12).")]
    [InlineData("setz Milch, 2 kg Äpfel und Eier x12 auf die Liste", "Notiert: Milch, Äpfel (2 kg) und Eier (12).")]
    [InlineData("añade leche, 2 kg de manzanas y huevos x12", "Apuntado: leche, manzanas (2 kg) y huevos (12).")]
    [InlineData("ajoute du lait, 2 kg de pommes et des œufs x12", "Noté : lait, pommes (2 kg) et œufs (12).")]
    [InlineData("zet melk, 2 kg appels en eieren x12 op de lijst", "Genoteerd: melk, appels (2 kg) en eieren (12).")]
    public async Task Several_items_in_one_message_are_several_entries_and_one_answer(string said, string answer)
    {
        Assert.Equal(answer, await _chat.SayAsync(said));
        Assert.Equal(3, _chat.Grains.List.Open.Length);
    }

    [Theory]
    [InlineData(
        "add:\n- mac and cheese\n- salt & pepper crisps\n- no eggs", "Added mac and cheese and salt & pepper crisps.\nLeft out eggs.")]
    [InlineData("auf die Liste:\n- Salz und Pfeffer\n- keine Eier", "Notiert: Salz und Pfeffer.\nWeggelassen: Eier.")]
    public async Task What_is_one_thing_stays_whole_and_what_is_left_out_is_told(string said, string answer) =>
        Assert.Equal(answer, await _chat.SayAsync(said));

    [Theory]
    [InlineData("add 15 grams sesame", "Added sesame (15 g).")]
    [InlineData("add boxing gloves", "Added boxing gloves.")]
    [InlineData("add 0.2 500g pk yeast", "Added 0.2 500g pk yeast.")]
    [InlineData("add ½ cucumber", "Added cucumber (0.5).")]
    [InlineData("setz eineinhalb Liter Milch auf die Liste", "Notiert: Milch (1,5 l).")]
    [InlineData("setz 1,5 l Milch auf die Liste", "Notiert: Milch (1,5 l).")]
    [InlineData("setz ein Dutzend Eier auf die Liste", "Notiert: Eier (12).")]
    public async Task A_unit_never_eats_the_name_and_odd_input_is_kept(string said, string answer) =>
        Assert.Equal(answer, await _chat.SayAsync(said));

    [Theory]
    [InlineData("add 1 l milk", "add 1 l Milk", "Milk: 1 l → 2 l.")]
    [InlineData("add 500 g flour", "add 1 kg flour", "Flour: 500 g → 1.5 kg.")]
    [InlineData("add 2 egg", "add 3 eggs", "Egg: 2 → 5.")]
    [InlineData("add 1 l milk", "add 2 packs of milk", "Added milk (2 packs).")]
    [InlineData("setz 1 Tomate auf die Liste", "setz 4 Tomaten auf die Liste", "Tomate: 1 → 5.")]
    [InlineData("setz 30-40 g Ingwer auf die Liste", "setz 10 g Ingwer auf die Liste", "Ingwer: 30–40 g → 40–50 g.")]
    public async Task The_same_thing_in_a_unit_that_adds_up_is_one_entry_and_the_answer_says_so(string first, string second, string answer)
    {
        await _chat.SayAsync(first);
        Assert.Equal(answer, await _chat.SayAsync(second));
    }

    [Theory]
    [InlineData("add 2 milk", "add 3 milk", "Milk: 2 → 5.")]
    [InlineData("add 2 milk", "make it 3 milk", "Milk: 2 → 3.")]
    [InlineData("add 2 milk", "set milk to 3", "Milk: 2 → 3.")]
    [InlineData("add 2 milk", "make it 3", "Milk: 2 → 3.")]
    [InlineData("add 2 l milk", "change milk to 500 ml", "Milk: 2 l → 500 ml.")]
    [InlineData("add eggs", "make it 3 milk", "Added milk (3).")]
    [InlineData("setz 2 Milch auf die Liste", "mach 3 Milch draus", "Milch: 2 → 3.")]
    [InlineData("setz 2 l Milch auf die Liste", "ändere Milch auf 3 l", "Milch: 2 l → 3 l.")]
    [InlineData("añade 2 leches", "que sean 3 leches", "Leches: 2 → 3.")]
    [InlineData("ajoute 2 l de lait", "change le lait à 3 l", "Lait : 2 l → 3 l.")]
    [InlineData("zet 2 l melk op de lijst", "verander melk in 3 l", "Melk: 2 l → 3 l.")]
    public async Task Adding_adds_and_setting_sets(string first, string second, string answer)
    {
        await _chat.SayAsync(first);
        Assert.Equal(answer, await _chat.SayAsync(second));
    }

    [Theory]
    [InlineData("make it happen")]
    [InlineData("make it quick")]
    [InlineData("set the table to rights")]
    [InlineData("mach das Licht draus")]
    public async Task What_has_no_amount_sets_nothing(string said)
    {
        await _chat.SayAsync(said);
        Assert.Empty(_chat.Grains.List.Open);
    }

    [Fact]
    public async Task a_bought_entry_is_not_merged_into()
    {
        await _chat.SayAsync("add 1 l milk");
        await _chat.SayAsync("got milk");
        Assert.Equal("Added milk (2 l).", await _chat.SayAsync("add 2 l milk"));
    }

    [Fact]
    public async Task a_number_that_may_be_part_of_a_name_is_asked_about_once()
    {
        Assert.Equal(
            "Added milk.\nIs \"7 Grain crackers\" the name of one thing, or is it 7 × Grain crackers?\n"
            + "1. 7 Grain crackers\n2. 7 × Grain crackers",
            await _chat.SayAsync("add milk, 7 Grain crackers"));
        Assert.Equal("Added 7 Grain crackers.", await _chat.SayAsync("1"));
        await _chat.SayAsync("got 7 Grain crackers");
        // By now it is known.
        Assert.Equal("Added 7 Grain crackers.", await _chat.SayAsync("add 7 grain crackers"));
        Assert.Equal("Added red apples (6).", await _chat.SayAsync("add 6 red apples"));
    }

    [Fact]
    public async Task the_other_reading_is_the_amount()
    {
        await _chat.SayAsync("add 7 Grain crackers");
        Assert.Equal("Added Grain crackers (7).", await _chat.SayAsync("2"));
    }

    [Theory]
    [InlineData("en", """
        add:
        Ingredients:
        200 g spaghetti
        2 onions, finely chopped
        1 clove of garlic, minced
        1 tin of tomatoes
        2 tbsp olive oil
        salt and pepper, to taste
        For the topping:
        50 g parmesan, grated
        """,
        "spaghetti (200 g) | onions (2) | garlic (1 clove) | tomatoes (1 tin) | olive oil (2 tbsp) | salt | pepper | parmesan (50 g)")]
    [InlineData("de", """
        auf die Liste:
        Zutaten:
        200 g Spaghetti
        2 Zwiebeln, fein gehackt
        Salz nach Geschmack
        Für die Soße:
        400 ml Sahne
        """,
        "Spaghetti (200 g) | Zwiebeln (2) | Salz | Sahne (400 ml)")]
    public async Task A_pasted_recipe_is_its_ingredients(string language, string said, string items)
    {
        _chat.Language = SkillSet.Languages[language];
        await _chat.SayAsync(said);
        Assert.Equal(items, string.Join(" | ", _chat.Grains.List.Open.Select(entry => entry.Item)));
    }
}
