using System.Globalization;
using Alfred.Expenses;
using Alfred.Skills.Shared.Amounts;
using Alfred.Skills.Tests.Doubles;
using FsCheck;
using FsCheck.Fluent;

namespace Alfred.Skills.Tests.Amounts;

/// <summary>What holds for every amount and every text, in every language.</summary>
public sealed class AmountLaws
{
    private static readonly string[] Currencies =
        ["EUR", "USD", "GBP", "CHF", "PLN", "SEK", "CZK", "JPY", "INR", "BRL", "KRW", "HUF", "KWD", "CAD"];

    private static readonly string[] Pieces =
        ["1", "12", "234", "0", ".", ",", " ", "'", "-", "–", "€", "$", "kr", "EUR", "euro", "and", "cents", "k", "million", "(", ")", "%"];

    [Fact]
    public void whatever_is_shown_is_read_back_or_asked_for_with_what_was_shown()
    {
        var shown = from cents in Gen.Choose(1, 99_999_999)
                    from language in Gen.Elements(SkillSet.Languages.All.AsEnumerable())
                    from currency in Gen.Elements(Currencies)
                    let decimals = Shared.Amounts.Currencies.DecimalsOf(currency)
                    select (Money: Rounded(cents, decimals, currency), Language: language);
        Prop.ForAll(shown.ToArbitrary(), one =>
            IsReadAs(AmountText.Show(one.Money, one.Language), one.Language, one.Money)
            && IsReadAs(AmountText.Show(one.Money, one.Language), SkillSet.Languages.Default, one.Money)).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("en", "{0} euros|€{0}|EUR {0}", "EUR")]
    [InlineData("en", "{0} pounds|£ {0}|GBP{0}", "GBP")]
    [InlineData("es", "{0} euros|{0} €|EUR {0}", "EUR")]
    [InlineData("es", "{0} dólares|{0} US$|USD {0}", "USD")]
    [InlineData("de", "{0} Euro|{0}€|€ {0}", "EUR")]
    [InlineData("de", "{0} Franken|Fr. {0}|SFr. {0}", "CHF")]
    [InlineData("nl", "{0} euro|€ {0}|{0} EUR", "EUR")]
    [InlineData("nl", "{0} Zweedse kronen|SEK {0}|{0} sek", "SEK")]
    [InlineData("fr", "{0} euros|{0} €|{0}€", "EUR")]
    [InlineData("fr", "{0} livres sterling|£{0}|{0} GBP", "GBP")]
    public void every_way_to_name_the_currency_is_read_back(string code, string forms, string currency)
    {
        var language = SkillSet.Languages[code];
        var written = from cents in Gen.Choose(1, 99_999_999)
                      from form in Gen.Elements(forms.Split('|'))
                      select (Amount: cents / 100m, Text: string.Format(
                          language.Culture, form, (cents / 100m).ToString("N2", language.Culture)));
        Prop.ForAll(written.ToArbitrary(), one => IsReadAs(one.Text, language, new(one.Amount, currency))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void every_offered_reading_is_itself_understood()
    {
        var doubtful = from left in Gen.Choose(1, 999)
                       from right in Gen.Choose(0, 999)
                       from form in Gen.Elements("{0}.{1:000}", "{0},{1:000} €", "$ {0}.{1:000}", "{0},{1:000} KWD", "kr {0}.{1:000}", "{0} {1:000}")
                       from language in Gen.Elements(SkillSet.Languages.All.AsEnumerable())
                       select (Text: string.Format(CultureInfo.InvariantCulture, form, left, right), Language: language);
        Prop.ForAll(doubtful.ToArbitrary(), one =>
            AmountText.Read(one.Text, new(TestInstance.Biz, one.Language)) is ParseResult.Rejected { Instead: [_, ..] } asked
            && asked.Instead.All(reading => AmountText.Read(reading, new(TestInstance.Biz, one.Language)) is ParseResult.Understood))
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void no_text_throws()
    {
        var texts = Gen.Elements(Pieces).ListOf().Select(string.Concat);
        Prop.ForAll(texts.ToArbitrary(), ArbMap.Default.ArbFor<string>(), (pieces, any) =>
        {
            foreach (var language in SkillSet.Languages.All)
            {
                AmountText.Read(any ?? "", new(TestInstance.Biz, language));
                AmountText.Read(pieces, new(TestInstance.Biz, language));
                AmountText.Find(pieces + any + pieces, language, "SEK");
            }
        }).QuickCheckThrowOnFailure();
    }

    private static Money Rounded(int cents, int decimals, string currency) =>
        new(decimals switch { 0 => cents % 1_000_000m + 1, 2 => cents / 100m, _ => cents / 1000m }, currency);

    // With three decimals a thousand and one cannot be told from each other.
    private static bool IsReadAs(string text, Languages.Language language, Money money) =>
        AmountText.Read(text, new(TestInstance.Biz with { Currency = money.Currency }, language)) switch
        {
            ParseResult.Understood understood => Money.Parse(understood.Canonical) == money,
            ParseResult.Rejected { Instead: [_, ..] } asked when DecimalsOf(money) == 3 => asked.Instead.Any(
                reading => AmountText.Read(reading, new(TestInstance.Biz with { Currency = money.Currency }, language))
                    is ParseResult.Understood understood && Money.Parse(understood.Canonical) == money),
            _ => false,
        };

    private static int DecimalsOf(Money money) => Shared.Amounts.Currencies.DecimalsOf(money.Currency);
}
