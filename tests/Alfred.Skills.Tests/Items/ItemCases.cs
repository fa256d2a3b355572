using Alfred.Languages;
using Alfred.Groceries;
using Alfred.Skills.Shared.Items;
using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Items;

/// <summary>Inputs on which public products failed, and the same triple in every language.</summary>
public sealed class ItemCases
{
    [Theory]
    [InlineData("en", "milk, 2 kg apples and eggs x12", "milk | apples (2 kg) | eggs (12)")]
    [InlineData("es", "leche, 2 kg de manzanas y huevos x12", "leche | manzanas (2 kg) | huevos (12)")]
    [InlineData("de", "Milch, 2 kg Äpfel und Eier x12", "Milch | Äpfel (2 kg) | Eier (12)")]
    [InlineData("nl", "melk, 2 kg appels en eieren x12", "melk | appels (2 kg) | eieren (12)")]
    [InlineData("fr", "lait, 2 kg de pommes et œufs x12", "lait | pommes (2 kg) | œufs (12)")]
    public void three_things_are_three_in_every_language(string language, string text, string items) =>
        Assert.Equal(items, ReadItems.In(language, text));

    [Theory]
    [InlineData("2 cups 3.5%-fat milk", "3.5%-fat milk (2 cup)")]
    [InlineData("30 - 40 g ginger", "ginger (30–40 g)")]
    [InlineData("½–1 tsp cumin", "cumin (0.5–1 tsp)")]
    [InlineData("300g/10½oz flour", "flour (300 g)")]
    [InlineData("1⁄2 cucumber", "cucumber (0.5)")]
    [InlineData("¾ C sugar", "sugar (0.75 cup)")]
    [InlineData("- milk\n* eggs\n[ ] bread\n[x] butter\n[ 3 ] apples\n1. tea", "milk | eggs | bread | apples (3) | tea | without butter")]
    [InlineData("☕️", "☕️")]
    [InlineData("⭐", "⭐")]
    [InlineData("٣ كيلو طماطم", "طماطم (3 kg)")]
    [InlineData("طماطم ٣ كيلو", "طماطم (3 kg)")]
    [InlineData("２ｋｇ rice", "rice (2 kg)")]
    [InlineData("milk and bread on the way home", "milk | bread")]
    [InlineData("more toilet paper, it's urgent", "toilet paper")]
    [InlineData("6large eggs", "large eggs (6)")]
    [InlineData("2 400g tins tomatoes", "400g tins tomatoes (2)")]
    public void Are_read_right(string text, string items) => Assert.Equal(items, ReadItems.In("en", text));

    [Theory]
    [InlineData("7 Grain crackers")]
    [InlineData("4 cheese pizza")]
    [InlineData("6large eggs")]
    public void a_number_that_may_belong_to_the_name_keeps_what_was_typed(string text) => Assert.Equal(text, Only(text).Typed);

    [Theory]
    [InlineData("12 eggs")]
    [InlineData("2 kg red apples")]
    [InlineData("2 x red apples")]
    [InlineData("red apples x2")]
    public void a_plain_amount_does_not(string text) => Assert.Null(Only(text).Typed);

    [Fact]
    public void the_same_picture_is_one_name() => Assert.Equal(FoldedName.Of(Only("☕").Name), FoldedName.Of(Only("☕️").Name));

    private static GroceryItem Only(string text) => Assert.Single(ItemList.Read(text, SkillSet.Languages.Default).Items);
}
