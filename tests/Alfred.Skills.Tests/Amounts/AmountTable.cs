using Alfred.Expenses;
using Alfred.Skills.Shared.Amounts;
using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Amounts;

/// <summary>What people write as amounts of money, in an instance that counts in euros unless said otherwise.</summary>
public sealed class AmountTable
{
    [Theory]
    [InlineData("123.45", "123.45 EUR")]
    [InlineData("123,45", "123.45 EUR")]
    [InlineData("1.234,56", "1234.56 EUR")]
    [InlineData("1,234.56", "1234.56 EUR")]
    [InlineData("1 234,56", "1234.56 EUR")]
    [InlineData("1'234.56", "1234.56 EUR")]
    [InlineData("1\u202F234,56", "1234.56 EUR")]
    [InlineData("1\u00A0234", "1234 EUR")]
    [InlineData("2,34,567.50", "234567.50 EUR")]
    [InlineData("2,34,567", "234567 EUR")]
    [InlineData("1.234.567", null)]
    [InlineData("1,000,000", "1000000 EUR")]
    [InlineData("12", "12 EUR")]
    [InlineData("+12", "12 EUR")]
    [InlineData("12.5", "12.5 EUR")]
    [InlineData(".50", "0.50 EUR")]
    [InlineData(",79", "0.79 EUR")]
    [InlineData(".79", "0.79 EUR")]
    [InlineData("€,79", "0.79 EUR")]
    [InlineData("12.5000", "12.50 EUR")]
    [InlineData("15,–", "15 EUR")]
    [InlineData("15.-", "15 EUR")]
    [InlineData("15,--", "15 EUR")]
    [InlineData("1.234,– €", "1234 EUR")]
    [InlineData("€12", "12 EUR")]
    [InlineData("€ 12", "12 EUR")]
    [InlineData("12€", "12 EUR")]
    [InlineData("12,50 €", "12.50 EUR")]
    [InlineData("12 EUR", "12 EUR")]
    [InlineData("EUR 12", "12 EUR")]
    [InlineData("EUR: 12", "12 EUR")]
    [InlineData("12 euros", "12 EUR")]
    [InlineData("12 euros.", "12 EUR")]
    [InlineData("$12", "12 USD")]
    [InlineData("$12 USD", "12 USD")]
    [InlineData("US$ 5", "5 USD")]
    [InlineData("5 U.S. dollars", "5 USD")]
    [InlineData("A$5", "5 AUD")]
    [InlineData("5 C$", "5 CAD")]
    [InlineData("R$2318,45", "2318.45 BRL")]
    [InlineData("Fr. 12.50", "12.50 CHF")]
    [InlineData("Fr.12.50", "12.50 CHF")]
    [InlineData("12,50 zł", "12.50 PLN")]
    [InlineData("269 Kč", "269 CZK")]
    [InlineData("₽200", "200 RUB")]
    [InlineData("₴200", "200 UAH")]
    [InlineData("₺200", "200 TRY")]
    [InlineData("₩2,000", "2000 KRW")]
    [InlineData("₪200", "200 ILS")]
    [InlineData("200 ₫", "200 VND")]
    [InlineData("฿200", "200 THB")]
    [InlineData("₱200", "200 PHP")]
    [InlineData("₦200", "200 NGN")]
    [InlineData("Rs. 200", "200 INR")]
    [InlineData("12 gbp", "12 GBP")]
    [InlineData("¥1.234", "1234 JPY")]
    [InlineData("1,234 JPY", "1234 JPY")]
    [InlineData("1200 HUF", "1200 HUF")]
    [InlineData("12.50 KWD", "12.50 KWD")]
    [InlineData("1234.567 KWD", "1234.567 KWD")]
    [InlineData("1.2340 KWD", "1.234 KWD")]
    [InlineData("12 euros 50", "12.50 EUR")]
    [InlineData("12 euros and 50 cents", "12.50 EUR")]
    [InlineData("3€20", "3.20 EUR")]
    [InlineData("50 cents", "0.50 EUR")]
    [InlineData("50p", "0.50 GBP")]
    [InlineData("12k", "12000 EUR")]
    [InlineData("$1.5k", "1500 USD")]
    [InlineData("twenty-five dollars", "25 USD")]
    [InlineData("1 million", "1000000 EUR")]
    [InlineData("0.2 million euros", "200000 EUR")]
    [InlineData("١٢", "12 EUR")]
    [InlineData("١٢٫٥٠", "12.50 EUR")]
    [InlineData("１２．５０", "12.50 EUR")]
    [InlineData("€12,50,", "12.50 EUR")]
    [InlineData("1.234", null)]
    [InlineData("1,234", null)]
    [InlineData("12.345", null)]
    [InlineData("1 234", null)]
    [InlineData("0", null)]
    [InlineData("0.00", null)]
    [InlineData("-5", null)]
    [InlineData("−5 €", null)]
    [InlineData("€-5", null)]
    [InlineData("5-", null)]
    [InlineData("(5.00)", null)]
    [InlineData("1234.567", null)]
    [InlineData("12.50 JPY", null)]
    [InlineData("1500.50 JPY", null)]
    [InlineData("99.5 HUF", null)]
    [InlineData("1000000.01", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("1000000000000000000", null)]
    [InlineData("2 million euros", null)]
    [InlineData("200 kr.", null)]
    [InlineData("50 pesos", null)]
    public void Is_read_as(string text, string? money)
    {
        var reading = AmountText.Read(text, new(TestInstance.Biz, SkillSet.Languages.Default));
        if (money is null)
            Assert.IsType<ParseResult.Rejected>(reading);
        else
            Assert.Equal(new ParseResult.Understood(money), reading);
    }

    [Theory]
    [InlineData("es", "12 euros con 50", "12.50 EUR")]
    [InlineData("es", "cincuenta céntimos", "0.50 EUR")]
    [InlineData("es", "treinta y cinco euros", "35 EUR")]
    [InlineData("es", "5 mil euros", "5000 EUR")]
    [InlineData("es", "20 libras", "20 GBP")]
    [InlineData("es", "20 dólares", "20 USD")]
    [InlineData("de", "zwei Euro fünfzig", "2.50 EUR")]
    [InlineData("de", "12 Euro 50 Cent", "12.50 EUR")]
    [InlineData("de", "achtundsiebzig Euro", "78 EUR")]
    [InlineData("de", "siebenhundert-Euro", "700 EUR")]
    [InlineData("de", "0,2 Mio. €", "200000 EUR")]
    [InlineData("de", "20 Franken", "20 CHF")]
    [InlineData("nl", "12 euro 50 cent", "12.50 EUR")]
    [InlineData("nl", "vijfentwintig euro", "25 EUR")]
    [InlineData("nl", "20 pond", "20 GBP")]
    [InlineData("nl", "twaalfhonderdvijftig euro", "1250 EUR")]
    [InlineData("de", "fünfzehnhundert Euro", "1500 EUR")]
    [InlineData("en", "twelve hundred dollars", "1200 USD")]
    [InlineData("fr", "12,50 $ c", "12.50 CAD")]
    [InlineData("nl", "3 euro's", "3 EUR")]
    [InlineData("fr", "3€20", "3.20 EUR")]
    [InlineData("fr", "quatre-vingt-dix euros", "90 EUR")]
    [InlineData("fr", "treize euros et quarante-cinq cents", "13.45 EUR")]
    [InlineData("fr", "vingt et un euros", "21 EUR")]
    [InlineData("fr", "20 livres", "20 GBP")]
    [InlineData("fr", "un million d'euros", "1000000 EUR")]
    public void Is_read_in_its_language_as(string language, string text, string money) => Assert.Equal(
        new ParseResult.Understood(money), AmountText.Read(text, new(TestInstance.Biz, SkillSet.Languages[language])));

    [Fact]
    public void hundreds_before_a_currency_are_no_hundredths() => Assert.IsType<ParseResult.NotUnderstood>(
        AmountText.Read("douze cents euros", new(TestInstance.Biz, SkillSet.Languages["fr"])));

    [Theory]
    [InlineData("lunch")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e5")]
    [InlineData("0x10")]
    [InlineData("1.2.3")]
    [InlineData("12..5")]
    [InlineData("12.50.10")]
    [InlineData("12, 50")]
    [InlineData("12,")]
    [InlineData("EUR,79")]
    [InlineData("EUR.79")]
    [InlineData("1,23,45")]
    [InlineData("12 lunch")]
    [InlineData("12 mad")]
    [InlineData("12 $ €")]
    [InlineData("€12€")]
    [InlineData("10-20 €")]
    [InlineData("29.11.2026")]
    [InlineData("2026-11-29")]
    [InlineData("29/11")]
    [InlineData("12:30")]
    [InlineData("+34 600 12 34 56")]
    [InlineData("555-1234")]
    [InlineData("50%")]
    [InlineData("3 euros 2")]
    [InlineData("half a thousand euros")]
    [InlineData("")]
    public void Is_no_amount(string text) =>
        Assert.IsType<ParseResult.NotUnderstood>(AmountText.Read(text, new(TestInstance.Biz, SkillSet.Languages.Default)));

    [Theory]
    [InlineData("1.234", "\"1.234\" can mean 1234 or 1.23. Which one?", "1234", "1.23")]
    [InlineData(
        "12.345 €", "\"12.345 €\" can mean 12345 €, or 12.345 with a decimal too many for EUR: 12.35 €. Which one?", "12345 €", "12.35 €")]
    [InlineData("1.234 KWD", "\"1.234 KWD\" can mean 1234 KWD or 1.2340 KWD. Which one?", "1234 KWD", "1.2340 KWD")]
    [InlineData(
        "5 100", "\"5 100\" can be one amount or two numbers. Is it 5100? If so, write it without a blank.", "5100")]
    [InlineData("kr 200", "Which currency is \"kr 200\" in? For example: 200 SEK.", "200 SEK", "200 NOK", "200 DKK")]
    [InlineData("1.234k", "\"1.234k\" can mean 1234000 or 1234.00. Which one?", "1234000", "1234.00")]
    public void a_doubtful_amount_is_asked_for_with_every_reading(string text, string problem, params string[] readings)
    {
        var rejected = Assert.IsType<ParseResult.Rejected>(
            AmountText.Read(text, new(TestInstance.Biz, SkillSet.Languages.Default)));
        Assert.Equal((problem, string.Join('|', readings)), (rejected.Problem, string.Join('|', rejected.Instead)));
    }

    [Fact]
    public void a_doubtful_amount_is_asked_for_in_the_persons_language_and_format()
    {
        var rejected = Assert.IsType<ParseResult.Rejected>(AmountText.Read("1.234", new(TestInstance.Biz, SkillSet.Languages["de"])));
        Assert.Equal("\"1.234\" kann 1234 oder 1,23 heißen. Was davon?", rejected.Problem);
    }

    [Theory]
    [InlineData("0", "An expense is more than zero. For example: expense 12.50 lunch.")]
    [InlineData("12.50 JPY", "JPY has no decimals. For example: expense 13 JPY.")]
    [InlineData("12.3456", "EUR has 2 decimals at most. For example: expense 12.35.")]
    [InlineData(
        "2000000",
        "That is more than 1,000,000, the most I log at once. Is there a digit too many? For example: expense 1250.00.")]
    [InlineData(
        "100 guilders", "\"100 guilders\": nothing is counted in NLG. What was it in today's money? For example: expense 12.50 EUR lunch.")]
    public void a_refused_amount_comes_with_the_reason_and_an_example(string text, string problem) => Assert.Equal(
        problem, Assert.IsType<ParseResult.Rejected>(AmountText.Read(text, new(TestInstance.Biz, SkillSet.Languages.Default))).Problem);

    [Theory]
    [InlineData("$12", "CAD", "12 CAD")]
    [InlineData("12 dollars", "NZD", "12 NZD")]
    [InlineData("¥12", "CNY", "12 CNY")]
    [InlineData("200 kr", "SEK", "200 SEK")]
    [InlineData("kr. 200", "NOK", "200 NOK")]
    [InlineData("50 pesos", "MXN", "50 MXN")]
    [InlineData("¥12", "EUR", "12 JPY")]
    public void a_sign_that_currencies_share_means_the_instances_own(string text, string own, string money) => Assert.Equal(
        new ParseResult.Understood(money), AmountText.Read(text, new(TestInstance.WithCurrency(own), SkillSet.Languages.Default)));

    [Theory]
    [InlineData("en", "123.45 EUR", "€123.45")]
    [InlineData("en", "1234.5 EUR", "€1,234.50")]
    [InlineData("en", "1200 JPY", "¥1,200")]
    [InlineData("en", "12.5 CHF", "12.50 CHF")]
    [InlineData("de", "1234.5 EUR", "1.234,50 €")]
    [InlineData("es", "123.45 EUR", "123,45 €")]
    [InlineData("nl", "1234.5 EUR", "€ 1.234,50")]
    [InlineData("fr", "1234.5 EUR", "1\u202F234,50 €")]
    [InlineData("de", "12.5 CHF", "12,50 CHF")]
    public void Is_shown_as(string language, string money, string text) =>
        Assert.Equal(text, AmountText.Show(Money.Parse(money), SkillSet.Languages[language]));
}
