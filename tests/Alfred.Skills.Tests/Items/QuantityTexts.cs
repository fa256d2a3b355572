using Alfred.Groceries;
using Alfred.Skills.Shared.Items;
using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Items;

/// <summary>Quantities as people read them.</summary>
public sealed class QuantityTexts
{
    [Theory]
    [InlineData("en", "2 bottle", "2 bottles")]
    [InlineData("en", "1 bottle", "1 bottle")]
    [InlineData("en", "1.5 l", "1.5 l")]
    [InlineData("en", "1 loaf", "1 loaf")]
    [InlineData("en", "2 loaf", "2 loaves")]
    [InlineData("de", "2 bottle", "2 Flaschen")]
    [InlineData("de", "1 bottle", "1 Flasche")]
    [InlineData("de", "1.5 l", "1,5 l")]
    [InlineData("de", "3 bunch", "3 Bund")]
    [InlineData("de", "2 punnet", "2 punnets")]
    [InlineData("es", "2 bottle", "2 botellas")]
    [InlineData("es", "1 can", "1 lata")]
    [InlineData("nl", "2 bottle", "2 flessen")]
    [InlineData("nl", "1.5 kg", "1,5 kg")]
    [InlineData("fr", "2 bottle", "2 bouteilles")]
    [InlineData("fr", "1.5 bottle", "1,5 bouteille")]
    [InlineData("fr", "0.5 bottle", "0,5 bouteille")]
    [InlineData("fr", "2 nonsense", "2 nonsense")]
    public void Are_shown_in_the_language(string language, string quantity, string shown)
    {
        var parts = quantity.Split(' ');
        Assert.Equal(shown, QuantityText.Show(new Quantity(decimal.Parse(parts[0], null), parts[1]), SkillSet.Languages[language]));
    }

    [Fact]
    public void a_range_shows_both_ends() =>
        Assert.Equal("ginger (30–40 g)", QuantityText.Show(new GroceryItem("ginger", new(30, "g", 40)), SkillSet.Languages.Default));

    [Fact]
    public void a_range_takes_the_plural_of_its_end() =>
        Assert.Equal("Wein (1–2 Flaschen)", QuantityText.Show(new GroceryItem("Wein", new(1, "bottle", 2)), SkillSet.Languages["de"]));

    [Fact]
    public void an_item_without_amount_is_its_name() =>
        Assert.Equal("milk", QuantityText.Show(new GroceryItem("milk"), SkillSet.Languages.Default));
}
