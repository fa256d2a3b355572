using Alfred.Languages;
using FsCheck;
using FsCheck.Fluent;

namespace Alfred.Tests.Languages;

public sealed class FoldedNames
{
    [Theory]
    [InlineData("apple", "Apples")]
    [InlineData("tomato", "tomatoes")]
    [InlineData("shoe", "shoes")]
    [InlineData("box", "boxes")]
    [InlineData("peach", "peaches")]
    [InlineData("glass", "glasses")]
    [InlineData("cookie", "cookies")]
    [InlineData("berry", "berries")]
    [InlineData("knife", "knives")]
    [InlineData("leaf", "leaves")]
    [InlineData("quiche", "quiches")]
    [InlineData("olive", "olives")]
    [InlineData("Jalapeño", "jalapenos")]
    [InlineData("Brötchen", "brotchen")]
    [InlineData("Ben & Jerry's", "ben and jerrys", false)]
    [InlineData("coca-cola", "Coca Cola")]
    [InlineData("Gurke", "Gurken")]
    [InlineData("Tomate", "Tomaten")]
    [InlineData("Äpfel", "Apfel")]
    [InlineData("Zwiebel", "Zwiebeln")]
    [InlineData("Kartoffel", "Kartoffeln")]
    [InlineData("limón", "limones")]
    [InlineData("tomate", "tomates")]
    [InlineData("plátano", "plátanos")]
    [InlineData("tomaat", "tomaten")]
    [InlineData("banaan", "bananen")]
    [InlineData("citroen", "citroenen")]
    [InlineData("wortel", "wortels")]
    [InlineData("gâteau", "gâteaux")]
    [InlineData("œuf", "oeufs")]
    [InlineData("poireau", "poireaux")]
    [InlineData("☕", "☕️")]
    [InlineData("☕", "⭐", false)]
    [InlineData("⭐", "⭐️")]
    [InlineData("❤️", "❤")]
    [InlineData("🥛", "🍌", false)]
    [InlineData("Coke®", "coke")]
    [InlineData("chicken", "chickens")]
    [InlineData("lemon", "melon", false)]
    [InlineData("Leber", "Lebensmittel", false)]
    [InlineData("milk", "silk", false)]
    [InlineData("tap", "tape", false)]
    [InlineData("can", "cane", false)]
    [InlineData("2% milk", "2 milk", false)]
    public void names_of_one_thing_are_folded_alike(string left, string right, bool same = true) =>
        Assert.Equal(same, FoldedName.Of(left) == FoldedName.Of(right));

    [Fact]
    public void no_name_throws_and_case_never_matters() => Prop.ForAll<string>(name =>
    {
        FoldedName.Of(name ?? "");
        var plain = string.Concat((name ?? "").Where(char.IsAscii));
        return FoldedName.Of(plain.ToUpperInvariant()) == FoldedName.Of(plain.ToLowerInvariant());
    }).QuickCheckThrowOnFailure();
}
