using System.Globalization;
using Alfred.Expenses;

namespace Alfred.Skills.Shared.Amounts;

/// <summary>
/// Reads and writes amounts of money: <c>123,45</c>, <c>1.234,56</c>, <c>1,234.56</c>, <c>€12</c>, <c>12€</c>, <c>12 EUR</c>. What can be
/// read in two ways is asked for, never guessed.
/// </summary>
public static class AmountText
{
    /// <summary>The largest amount that is taken.</summary>
    public const decimal Most = 1_000_000m;

    /// <summary>The <see cref="Parameter.Read"/> of an amount; the canonical form is <see cref="Money.ToString"/>'s.</summary>
    public static ParseResult Read(string text, ReadContext context)
    {
        var own = context.Instance.Currency;
        if (Separate(text, own) is not var (number, isNegative, currency) || number.Length > 30
            || NumberText.Read(number) is not { } written)
            return new ParseResult.NotUnderstood($"I did not understand the amount \"{text}\". Write it like 12.50, 1,234.56 or €12.");
        return Check(text, number, written, isNegative, currency ?? own);
    }

    /// <summary>An amount as replies show it: <c>€123.45</c>, <c>1,234.50 CHF</c>, <c>¥1,200</c>.</summary>
    public static string Show(Money money, CultureInfo culture)
    {
        var number = money.Amount.ToString("N" + Currencies.DecimalsOf(money.Currency).ToString(CultureInfo.InvariantCulture), culture);
        return Currencies.SignOf(money.Currency) is { } sign ? sign + number : $"{number} {money.Currency}";
    }

    private static ParseResult Check(string text, string number, WrittenNumber written, bool isNegative, string currency)
    {
        var decimals = Currencies.DecimalsOf(currency);
        if (isNegative)
            return new ParseResult.Rejected("An expense is more than zero. For example: expense 12.50 lunch.");
        if (written.Alternative is { } thousands && decimals > 0)
        {
            // Which of the two was meant matters a thousandfold.
            var fraction = decimal.Round(written.Value, decimals, MidpointRounding.ToZero);
            string Instead(string amount) => text.Replace(number, amount, StringComparison.Ordinal);
            var (large, small) = (Instead(Plain(thousands, 0)), Instead(Plain(fraction, decimals)));
            return new ParseResult.Rejected($"\"{text}\" can mean {large} or {small}. Which one?") { Instead = [large, small] };
        }

        var amount = written.Alternative ?? written.Value;
        if (amount == 0)
            return new ParseResult.Rejected("An expense is more than zero. For example: expense 12.50 lunch.");
        if (written.Alternative is null && written.Decimals > decimals)
        {
            return new ParseResult.Rejected(decimals == 0
                ? $"{currency} has no decimals. For example: expense {Plain(decimal.Truncate(amount) + 1, 0)} {currency}."
                : $"{currency} has {decimals} decimals at most. For example: expense " +
                    $"{Plain(decimal.Round(amount, decimals, MidpointRounding.ToPositiveInfinity), decimals)}.");
        }

        return amount > Most
            ? new ParseResult.Rejected(
                $"That is more than {Most.ToString("N0", CultureInfo.InvariantCulture)}, the most I log at once. Is there a digit too " +
                "many? For example: expense 1250.00.")
            : new ParseResult.Understood(new Money(amount, currency).ToString());
    }

    private static string Plain(decimal amount, int decimals) =>
        amount.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    // What stands before and behind the digits: a sign, and a currency on one side.
    private static (string Number, bool IsNegative, string? Currency)? Separate(string text, string own)
    {
        var first = text.AsSpan().IndexOfAnyInRange('0', '9');
        var last = text.AsSpan().LastIndexOfAnyInRange('0', '9');
        if (first < 0)
            return null;
        // ".50" is fifty cents; the point belongs to the number.
        if (first > 0 && text[first - 1] is '.' or ',')
            first--;
        var before = text[..first].Replace(" ", "", StringComparison.Ordinal);
        var behind = text[(last + 1)..].Trim();
        var isNegative = before.Contains('-', StringComparison.Ordinal) || before.Contains('−', StringComparison.Ordinal) || behind is "-";
        before = before.Replace("-", "", StringComparison.Ordinal).Replace("−", "", StringComparison.Ordinal).TrimStart('+');
        behind = behind is "-" ? "" : behind;
        if (before.Length > 0 && behind.Length > 0)
            return null;
        var named = before + behind;
        var currency = named.Length == 0 ? null : Currencies.Find(named, own);
        return named.Length > 0 && currency is null ? null : (text[first..(last + 1)], isNegative, currency);
    }
}
