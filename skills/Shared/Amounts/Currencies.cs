using System.Collections.Frozen;
using Alfred.Expenses;

namespace Alfred.Skills.Shared.Amounts;

/// <summary>
/// The currencies that amounts are written in (ISO 4217), how many decimals each has, and the notation that every language shares. Words
/// for them are each language's own: see <see cref="CurrencyNames"/>.
/// </summary>
public static class Currencies
{
    private static readonly FrozenSet<string> Codes =
        ("AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC "
            + "CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR "
            + "ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK "
            + "MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE "
            + "SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF "
            + "YER ZAR ZMW")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // Names of them are understood, so that nobody's pesetas or bitcoins count as euros, but nothing is logged in them.
    private static readonly FrozenSet<string> Refused =
        "ATS BEF BTC DEM ESP FIM FRF GRD HRK IEP ITL NLG PTE".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // Codes that are words somewhere ("mad", "try", "all", "ron") count only in capitals.
    private static readonly FrozenSet<string> LowerCaseCodes =
        ("aed aud brl cad chf clp cny czk dkk eur gbp hkd huf idr inr jpy krw kwd mxn myr nok nzd php pkr pln rub sek sgd thb twd uah usd "
            + "vnd zar").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // Capitals that people write for words, too: "TOP 10", "TRY 2".
    private static readonly FrozenSet<string> WordCodes =
        "ALL BAM BOB COP CUP GEL LAK MAD MOP PEN SOS TOP TRY".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // The first of several is meant unless the instance's own is another of them; behind a question mark none is.
    private static readonly FrozenDictionary<string, CurrencyName> Notation = new[]
    {
        ("€", "EUR"), ("€ur", "EUR"), ("€ht", "EUR"), ("€ttc", "EUR"),
        ("£", "GBP"), ("₤", "GBP"), ("¥", "JPY CNY"), ("円", "JPY"), ("元", "CNY"), ("₹", "INR"),
        ("rs", "INR PKR LKR NPR MUR"), ("₩", "KRW"), ("원", "KRW"), ("₪", "ILS"), ("₫", "VND"), ("฿", "THB"), ("₱", "PHP"), ("₦", "NGN"),
        ("₽", "RUB"), ("руб", "RUB"), ("рубль", "RUB"), ("рубля", "RUB"), ("рублей", "RUB"),
        ("р", "RUB"), ("₴", "UAH"), ("грн", "UAH"), ("₺", "TRY"), ("tl", "TRY"), ("₸", "KZT"),
        ("₮", "MNT"), ("₭", "LAK"), ("₡", "CRC"), ("₲", "PYG"), ("₵", "GHS"), ("₼", "AZN"), ("₾", "GEL"), ("zl", "PLN"), ("kc", "CZK"),
        ("ft", "HUF"), ("fr", "CHF XOF XAF"), ("sfr", "CHF"), ("kr", "? SEK NOK DKK ISK"), ("lei", "RON MDL"), ("лв", "BGN"),
        ("rp", "IDR"), ("rm", "MYR"), ("kd", "KWD"), ("đ", "VND"), ("₣", "CHF XOF XAF"), ("₨", "INR PKR LKR NPR MUR"), ("৳", "BDT"),
        ("៛", "KHR"), ("؋", "AFN"), ("֏", "AMD"), ("fcfa", "? XOF XAF"), ("ksh", "KES"), ("tsh", "TZS"), ("ush", "UGX"),
        ("dhs", "AED MAD"), ("$", "USD AUD CAD NZD SGD HKD MXN ARS CLP COP TWD UYU"), ("us$", "USD"), ("$us", "USD"), ("$usd", "USD"),
        ("u$d", "USD"), ("u$s", "USD"), ("$cad", "CAD"), ("$aud", "AUD"), ("a$", "AUD"), ("au$", "AUD"), ("c$", "CAD"), ("ca$", "CAD"),
        ("can$", "CAD"), ("$ca", "CAD"), ("nz$", "NZD"), ("hk$", "HKD"), ("s$", "SGD"), ("sg$", "SGD"), ("nt$", "TWD"), ("mx$", "MXN"),
        ("mex$", "MXN"), ("r$", "BRL"), ("rd$", "DOP"), ("tt$", "TTD"), ("bz$", "BZD"), ("gy$", "GYD"), ("j$", "JMD"), ("gh₵", "GHS"),
        ("cfa", "? XOF XAF"), ("cn¥", "CNY"), ("jp¥", "JPY"), ("usd$", "USD"), ("aud$", "AUD"), ("cad$", "CAD"), ("nzd$", "NZD"),
        ("hkd$", "HKD"), ("sgd$", "SGD"), ("twd$", "TWD"), ("mxn$", "MXN"), ("ars$", "ARS"), ("clp$", "CLP"), ("cop$", "COP"),
        ("uyu$", "UYU"), ("btc", "BTC"), ("bitcoin", "BTC"), ("bitcoins", "BTC"),
    }.ToFrozenDictionary(
        static pair => AmountLetters.Fold(pair.Item1), static pair => CurrencyName.Parse(pair.Item2), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Signs = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["EUR"] = "€", ["USD"] = "$", ["GBP"] = "£", ["JPY"] = "¥", ["INR"] = "₹",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>True for a code whose rules are known, in use or not.</summary>
    public static bool IsKnown(string code) => Codes.Contains(code) || IsRefused(code);

    /// <summary>True for the code of what nobody keeps accounts in today: a currency that the euro replaced, or bitcoin.</summary>
    public static bool IsRefused(string code) => Refused.Contains(code);

    /// <summary>How many decimals amounts have; two for a currency that is not in the table.</summary>
    public static int DecimalsOf(string code) => DecimalPlaces.Of(code);

    /// <summary>The sign that stands beside amounts in replies; null for a currency that is written by its code.</summary>
    public static string? SignOf(string code) => Signs.GetValueOrDefault(code);

    /// <summary>True for a code that may be a word in capitals.</summary>
    internal static bool IsWord(string code) => WordCodes.Contains(code);

    /// <summary>The code behind a thousand or a million, as finance writes them: <c>MEUR</c>, <c>kUSD</c>; null for none.</summary>
    internal static (string Code, decimal Scale)? FindScaled(string folded) => folded switch
    {
        ['m', .. var code] when LowerCaseCodes.Contains(code) => (code.ToUpperInvariant(), 1_000_000m),
        ['k', .. var code] when LowerCaseCodes.Contains(code) => (code.ToUpperInvariant(), 1_000m),
        _ => null,
    };

    /// <summary>The currencies that a code, a sign or an abbreviation stands for in every language; null for none.</summary>
    /// <param name="text">As it was written, without blanks and points.</param>
    /// <param name="folded">The same, folded.</param>
    /// <param name="own">The instance's currency, which need not be in the table.</param>
    internal static CurrencyName? Find(string text, string folded, string own)
    {
        if (Codes.Contains(text) || text == own)
            return new([text], IsOpen: false);
        return LowerCaseCodes.Contains(folded) ? new([folded.ToUpperInvariant()], IsOpen: false) : Notation.GetValueOrDefault(folded);
    }
}
