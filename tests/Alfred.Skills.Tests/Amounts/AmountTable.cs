using System.Globalization;
using Alfred.Expenses;
using Alfred.Skills.Shared.Amounts;
using Alfred.Skills.Tests.Doubles;
using FsCheck;
using FsCheck.Fluent;

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
    [InlineData("1.234.567", null)]
    [InlineData("1,000,000", "1000000 EUR")]
    [InlineData("12", "12 EUR")]
    [InlineData("12.5", "12.5 EUR")]
    [InlineData(".50", "0.50 EUR")]
    [InlineData("€12", "12 EUR")]
    [InlineData("€ 12", "12 EUR")]
    [InlineData("12€", "12 EUR")]
    [InlineData("12,50 €", "12.50 EUR")]
    [InlineData("12 EUR", "12 EUR")]
    [InlineData("EUR 12", "12 EUR")]
    [InlineData("12 euros", "12 EUR")]
    [InlineData("$12", "12 USD")]
    [InlineData("12 gbp", "12 GBP")]
    [InlineData("¥1.234", "1234 JPY")]
    [InlineData("1,234 JPY", "1234 JPY")]
    [InlineData("1200 HUF", "1200 HUF")]
    [InlineData("1234.567 KWD", "1234.567 KWD")]
    [InlineData("1.234", null)]
    [InlineData("1,234", null)]
    [InlineData("0", null)]
    [InlineData("0.00", null)]
    [InlineData("-5", null)]
    [InlineData("€-5", null)]
    [InlineData("12.345", null)]
    [InlineData("1234.567", null)]
    [InlineData("12.50 JPY", null)]
    [InlineData("1000000.01", null)]
    [InlineData("99999999999999999999", null)]
    public void Is_read_as(string text, string? money)
    {
        var reading = AmountText.Read(text, new(TestInstance.Biz, SkillSet.Languages.Default));
        if (money is null)
            Assert.IsType<ParseResult.Rejected>(reading);
        else
            Assert.Equal(new ParseResult.Understood(money), reading);
    }

    [Theory]
    [InlineData("lunch")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e5")]
    [InlineData("0x10")]
    [InlineData("1.2.3")]
    [InlineData("1,23,45")]
    [InlineData("12 lunch")]
    [InlineData("12 mad")]
    [InlineData("€12€")]
    [InlineData("١٢")]
    [InlineData("")]
    public void Is_no_amount(string text) =>
        Assert.IsType<ParseResult.NotUnderstood>(AmountText.Read(text, new(TestInstance.Biz, SkillSet.Languages.Default)));

    [Fact]
    public void a_doubtful_amount_is_asked_for_with_both_readings()
    {
        var reading = AmountText.Read("1.234", new(TestInstance.Biz, SkillSet.Languages.Default));
        var problem = Assert.IsType<ParseResult.Rejected>(reading).Problem;
        Assert.Equal("\"1.234\" can mean 1234 or 1.23. Which one?", problem);
    }

    [Fact]
    public void a_sign_that_currencies_share_means_the_instances_own() =>
        Assert.Equal(
            new ParseResult.Understood("12 CAD"), AmountText.Read("$12", new(TestInstance.WithCurrency("CAD"), SkillSet.Languages.Default)));

    [Theory]
    [InlineData("123.45 EUR", "€123.45")]
    [InlineData("1234.5 EUR", "€1,234.50")]
    [InlineData("1200 JPY", "¥1,200")]
    [InlineData("12.5 CHF", "12.50 CHF")]
    public void Is_shown_as(string money, string text) =>
        Assert.Equal(text, AmountText.Show(Money.Parse(money), CultureInfo.GetCultureInfo("en")));

    [Fact]
    public void whatever_is_shown_in_any_country_is_read_back()
    {
        var cents = from amount in Gen.Choose(1, 99_999_999) select amount / 100m;
        var cultures = Gen.Elements("en", "de", "fr", "es", "nl", "de-CH", "pl", "sv");
        var currencies = Gen.Elements("EUR", "USD", "GBP", "CHF", "PLN");
        var shown = from amount in cents
                    from culture in cultures
                    from currency in currencies
                    select (
                        Money: new Money(amount, currency),
                        Text: AmountText.Show(new(amount, currency), CultureInfo.GetCultureInfo(culture)));
        Prop.ForAll(shown.ToArbitrary(), one =>
            AmountText.Read(one.Text, new(TestInstance.Biz, SkillSet.Languages.Default)) is ParseResult.Understood understood
                && Money.Parse(understood.Canonical) == one.Money).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void no_text_throws() => Prop.ForAll<string, string, string>((before, digits, behind) =>
    {
        AmountText.Read(before ?? "", new(TestInstance.Biz, SkillSet.Languages.Default));
        AmountText.Read($"{before}12{digits}.5{behind}", new(TestInstance.Biz, SkillSet.Languages.Default));
    }).QuickCheckThrowOnFailure();
}
