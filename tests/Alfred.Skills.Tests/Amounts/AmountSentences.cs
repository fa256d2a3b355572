using Alfred.Skills.Tests.Sentences;

namespace Alfred.Skills.Tests.Amounts;

/// <summary>Amounts within whole messages.</summary>
public sealed class AmountSentences
{
    [Theory]
    [InlineData("expense ,79", "expenses.log amount=0.79 EUR")]
    [InlineData("expense .79 gum", "expenses.log amount=0.79 EUR note=gum")]
    [InlineData("expense 15,– taxi", "expenses.log amount=15 EUR note=taxi")]
    [InlineData("expense Fr. 12.50", "expenses.log amount=12.50 CHF")]
    [InlineData("expense R$2318,45 hotel", "expenses.log amount=2318.45 BRL note=hotel")]
    [InlineData("expense 12.50, lunch", "expenses.log amount=12.50 EUR note=lunch")]
    [InlineData("expense 3 euros 2 coffees", "expenses.log amount=3 EUR note=2 coffees")]
    public void Is_understood(string sentence, string command) => Assert.Equal(command, Understood.By(Understood.Biz, sentence));

    [Theory]
    [InlineData("expense 12.345")]
    [InlineData("expense 5 100 balloons")]
    [InlineData("expense kr 200 dinner")]
    public void Is_asked_for(string sentence) => Assert.DoesNotContain("expenses.log amount", Understood.By(Understood.Biz, sentence));
}
