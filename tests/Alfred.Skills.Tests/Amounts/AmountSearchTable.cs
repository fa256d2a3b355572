using System.Globalization;
using Alfred.Skills.Shared.Amounts;
using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Amounts;

/// <summary>The only amount of a text that says other things too.</summary>
public sealed class AmountSearchTable
{
    [Theory]
    [InlineData("en", "Price: $119.00", "119.00 USD")]
    [InlineData("en", "only 12.50 €", "12.50 EUR")]
    [InlineData("en", "EUR 12 each", "12 EUR")]
    [InlineData("en", "12.50 each", "12.50")]
    [InlineData("en", "12", "12")]
    [InlineData("en", "-12", "-12")]
    [InlineData("en", "0", "0")]
    [InlineData("en", "20% off, now £8.99!", "8.99 GBP")]
    [InlineData("en", "one of us paid €45 on 29/11", "45 EUR")]
    [InlineData("en", "it was about $94,000", "94000 USD")]
    [InlineData("en", "$4.7 billion", "4700000000 USD")]
    [InlineData("en", "30 MUSD", "30000000 USD")]
    [InlineData("de", "kostet jetzt 94.000 $ netto", "94000 USD")]
    [InlineData("es", "cuesta cinco millones de yenes", "5000000 JPY")]
    [InlineData("fr", "il reste 16,4 millions de dollars canadiens", "16400000 CAD")]
    [InlineData("nl", "vanaf € 49,95 per stuk", "49.95 EUR")]
    public void Is_found(string language, string text, string amount)
    {
        var found = Assert.IsType<AmountReading.Amount>(AmountText.Find(text, SkillSet.Languages[language], "EUR"));
        Assert.Equal(amount, string.Create(CultureInfo.InvariantCulture, $"{found.Value} {found.Currency}").TrimEnd());
    }

    [Theory]
    [InlineData("lunch")]
    [InlineData("£5 or £6")]
    [InlineData("between 10 and 20 dollars")]
    [InlineData("from ten to 20 euros")]
    [InlineData("10-20 dollars")]
    [InlineData("2x12.50")]
    [InlineData("TOP 10 songs")]
    [InlineData("all 70 of us")]
    [InlineData("half a million dollars")]
    [InlineData("12.50.10 €")]
    [InlineData("1 ₿")]
    public void Nothing_is_found(string text) =>
        Assert.IsType<AmountReading.Nothing>(AmountText.Find(text, SkillSet.Languages.Default, "EUR"));

    [Theory]
    [InlineData("rent 1.234 €", "1234 EUR", "1.23 EUR")]
    [InlineData("1.234", "1234", "1.23")]
    [InlineData("it was 10 kr", "10 SEK", "10 NOK", "10 DKK")]
    public void Is_asked_for(string text, params string[] readings)
    {
        var question = Assert.IsType<AmountReading.Question>(AmountText.Find(text, SkillSet.Languages.Default, "EUR"));
        Assert.Equal(readings, question.Instead);
    }
}
