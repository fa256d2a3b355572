using Alfred.Skills.Tests.Sentences;

namespace Alfred.Skills.Tests.Groceries;

/// <summary>Things whose names begin like a question, a negation, a time or another request are things all the same.</summary>
public sealed class ThingsLikeSentences
{
    [Theory]
    [InlineData("add can opener", "groceries.add items=can opener")]
    [InlineData("buy milk, eggs and a can opener", "groceries.add items=milk/eggs/can opener")]
    [InlineData("add no sugar cola", "groceries.add items=no sugar cola")]
    [InlineData("buy a battery", "groceries.add items=battery")]
    [InlineData("koop een batterij", "groceries.add items=batterij")]
    [InlineData("ajoute une batterie", "groceries.add items=batterie")]
    [InlineData("compra una batería", "groceries.add items=batería")]
    [InlineData("add eggs and back bacon", "groceries.add items=eggs/back bacon")]
    [InlineData("add midnight snacks", "groceries.add items=midnight snacks")]
    public void Are_added(string sentence, string command) => Assert.Equal(command, Understood.By(Understood.Home, sentence));
}
