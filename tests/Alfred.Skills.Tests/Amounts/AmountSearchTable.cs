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
    [InlineData("en", "half a million dollars", "500000 USD")]
    [InlineData("en", "about one and a half million euros", "1500000 EUR")]
    [InlineData("en", "$30 and fifty", "30.50 USD")]
    [InlineData("en", "one dollar and two", "1.02 USD")]
    [InlineData("es", "15 ptas", "15 ESP")]
    [InlineData("nl", "100.000 gulden", "100000 NLG")]
    [InlineData("de", "20 D-Mark", "20 DEM")]
    [InlineData("de", "eine halbe Million Euro", "500000 EUR")]
    [InlineData("es", "medio millón de euros", "500000 EUR")]
    [InlineData("fr", "un demi-million d'euros", "500000 EUR")]
    [InlineData("fr", "vingt-et-un euros", "21 EUR")]
    [InlineData("fr", "120 €TTC", "120 EUR")]
    [InlineData("nl", "driekwart miljoen euro", "750000 EUR")]
    [InlineData("nl", "drie-en-dertig euro", "33 EUR")]
    [InlineData("nl", "vanaf € 49,95 per stuk", "49.95 EUR")]
    public void Is_found(string language, string text, string amount)
    {
        var found = Assert.IsType<AmountResult.Amount>(AmountText.Find(text, SkillSet.Languages[language], "EUR"));
        Assert.Equal(amount, string.Create(CultureInfo.InvariantCulture, $"{found.Value} {found.Currency}").TrimEnd());
    }

    [Theory]
    [InlineData("lunch")]
    [InlineData("between 10 and 20 dollars")]
    [InlineData("from ten to 20 euros")]
    [InlineData("10-20 dollars")]
    [InlineData("between $10 and 20")]
    [InlineData("$2 thousand and fifty")]
    [InlineData("$3k and 50")]
    [InlineData("2x12.50")]
    [InlineData("TOP 10 songs")]
    [InlineData("all 70 of us")]
    [InlineData("half a dollar")]
    [InlineData("one and a quarter million dollars")]
    [InlineData("a couple of euros")]
    [InlineData("12.50.10 €")]
    [InlineData("1 ₿")]
    public void Nothing_is_found(string text) =>
        Assert.IsType<AmountResult.Nothing>(AmountText.Find(text, SkillSet.Languages.Default, "EUR"));

    [Theory]
    [InlineData("rent 1.234 €", "1234 EUR", "1.23 EUR")]
    [InlineData("1.234", "1234", "1.23")]
    [InlineData("£5 or £6", "£5.00", "£6.00")]
    [InlineData("£5 £ 6", "£5.00", "£6.00")]
    [InlineData("it was £30, now £24.50", "£30.00", "£24.50")]
    [InlineData("three twenty dollars", "320 USD", "3.20 USD")]
    [InlineData("it was 10 kr", "10 SEK", "10 NOK", "10 DKK")]
    public void Is_asked_for(string text, params string[] readings)
    {
        var question = Assert.IsType<AmountResult.Question>(AmountText.Find(text, SkillSet.Languages.Default, "EUR"));
        Assert.Equal(readings, question.Instead);
    }
}
