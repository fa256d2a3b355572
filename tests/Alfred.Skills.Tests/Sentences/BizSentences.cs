using Alfred.Interpretation;

namespace Alfred.Skills.Tests.Sentences;

public sealed class BizSentences
{
    [Theory]
    [InlineData("expense 123.45", "expenses.log amount=123.45 EUR")]
    [InlineData("Expense 123,45", "expenses.log amount=123.45 EUR")]
    [InlineData("expense €12 lunch", "expenses.log amount=12 EUR note=lunch")]
    [InlineData("expense 12 EUR lunch @client", "expenses.log amount=12 EUR note=lunch @client")]
    [InlineData("expense 1 234,56 train", "expenses.log amount=1234.56 EUR note=train")]
    [InlineData("expense 12 usd for a book", "expenses.log amount=12 USD note=a book")]
    [InlineData("expense 12, lunch", "expenses.log amount=12 EUR note=lunch")]
    [InlineData("expens 12 lunch", "expenses.log amount=12 EUR note=lunch")]
    [InlineData("spent 12 on lunch", "expenses.log amount=12 EUR note=lunch")]
    [InlineData("I spent 12€ on lunch with 2 clients", "expenses.log amount=12 EUR note=lunch with 2 clients")]
    [InlineData("paid 8 for 2 coffees", "expenses.log amount=8 EUR note=2 coffees")]
    [InlineData("add an expense of 20 taxi", "expenses.log amount=20 EUR note=taxi")]
    [InlineData("log 20 taxi", "expenses.log amount=20 EUR note=taxi")]
    [InlineData("ping", "ping.answer")]
    [InlineData("expense 1\nexpense 2 taxi", "expenses.log amount=1 EUR; expenses.log amount=2 EUR note=taxi")]
    public void Is_understood_as(string sentence, string meaning) => Assert.Equal(meaning, Understood.By(Understood.Biz, sentence));

    [Theory]
    [InlineData("expense 1.234", "1234", "1.23")]
    [InlineData("expense 0", "more than zero", "expense 12.50 lunch")]
    [InlineData("expense -5 lunch", "more than zero", "expense 12.50 lunch")]
    [InlineData("expense 12.3456", "2 decimals", "expense")]
    [InlineData("expense 2000000", "1,000,000", "expense")]
    [InlineData("expense NaN", "NaN", "12.50")]
    [InlineData("expense lunch", "lunch", "12.50")]
    public void Is_answered_with_what_is_wrong_and_an_example(string sentence, string problem, string example)
    {
        var answer = Assert.IsType<GrammarResult.Problem>(Understood.Biz.Parse(sentence)).Text;
        Assert.Contains(problem, answer);
        Assert.Contains(example, answer);
    }
}
