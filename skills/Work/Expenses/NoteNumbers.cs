using System.Globalization;
using System.Text.RegularExpressions;
using Alfred.Channels;
using Alfred.Expenses;
using Alfred.Languages;
using Alfred.Skills.Shared.Amounts;

namespace Alfred.Skills.Work.Expenses;

/// <summary>
/// A number of the note that may belong to the amount beside it: "€12 or €15 lunch", "8. 94 lunch", "coffee 3 50", "3 x 15 lunch". Which
/// of them was paid is not guessed.
/// </summary>
internal static partial class NoteNumbers
{
    // With a blank on both sides, so that "2x" and "X1 carbon" are words of a note.
    private const string Calculation = "[+x×*/]";

    /// <summary>What to ask; null for a note that leaves no doubt.</summary>
    /// <param name="verb">What the answer begins with: "expense" or "refund".</param>
    /// <param name="paid">The amount that was read.</param>
    /// <param name="note">The note beside it.</param>
    /// <param name="hasDay">
    /// True for an expense of a day that was said: the answers would lose it, so that two numbers that may be one are not asked about.
    /// </param>
    /// <param name="language">The language of the person.</param>
    public static Resolution.Unclear? Ask(string verb, Money paid, string note, bool hasDay, Language language)
    {
        if (AmountText.Prices(note, language, paid.Currency) is [var other, ..])
            return TwoAmounts(paid, other, language);
        if (Beside(paid, note, language) is { } number)
            return TwoAmounts(paid, number, language);
        // An amount with decimals is complete, and so is one whose currency has none.
        if (hasDay || paid.Amount.Scale > 0 || Currencies.DecimalsOf(paid.Currency) != 2)
            return null;
        if (HundredthsBefore().Match(note) is { Success: true } hundredths)
            return Split(verb, paid.Amount, hundredths.Groups["number"].Value, note[hundredths.Length..].Trim(), note, paid, language);
        if (paid.Amount is < 10 or >= 100 || WholeBehind().Match(note) is not { Success: true } whole)
            return null;
        return Split(
            verb, decimal.Parse(whole.Groups["number"].Value, CultureInfo.InvariantCulture),
            paid.Amount.ToString("00", CultureInfo.InvariantCulture), note[..whole.Index].Trim(), note, paid, language);
    }

    private static Resolution.Unclear TwoAmounts(Money paid, string other, Language language) => new(language.Say(
        "expenses.two-amounts", ("amount", AmountText.Show(paid, language)), ("other", other)));

    // "8" and "94" are 8.94, or what was read, with the other number in the note.
    private static Resolution.Unclear? Split(
        string verb, decimal whole, string hundredths, string rest, string note, Money paid, Language language)
    {
        var joined = paid with { Amount = whole + (decimal.Parse(hundredths, CultureInfo.InvariantCulture) / 100m) };
        Choice[] choices = [.. new[] { (Amount: joined, Note: rest), (Amount: paid, Note: note) }.Select(one => new Choice(
            AmountText.Show(one.Amount, language),
            string.Create(CultureInfo.InvariantCulture, $"{verb} {one.Amount.Amount:0.00} {paid.Currency} {one.Note}").Trim()))];
        var problem = language.Say(
            "expenses.one-amount", ("joined", AmountText.Show(joined, language)), ("amount", AmountText.Show(paid, language)));
        return choices.Any(static choice => choice.Says.Length > Choice.MaxSaysLength)
            ? null : new(problem) { Choices = new([.. choices]) };
    }

    // "x 15 lunch", "or 15 lunch", "and fifty lunch", "lunch 12 or": a number that is calculated with the amount, or stands beside it.
    private static string? Beside(Money paid, string note, Language language)
    {
        var words = string.Join(
            '|', language.Values("items.words", "and").Append(language.Value("language", "or") ?? "or").Select(Regex.Escape));
        var match = Regex.Match(
            note, $@"^(?:{Calculation}|{words})\s+(?<number>\d[\d.,]*|\p{{L}}+)|(?<=^|\s)(?<number>\d[\d.,]*)\s+(?:{Calculation}|{words})$",
            RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        var number = match.Groups["number"].Value;
        return match.Success && (char.IsDigit(number[0]) || IsNumber(number, paid.Currency, language)) ? number : null;
    }

    // "And a coffee" has an article.
    private static bool IsNumber(string word, string currency, Language language) =>
        AmountText.Find($"{word} {currency}", language, currency) is AmountResult.Amount { Value: > 1 };

    [GeneratedRegex(@"^[.,]?\s*(?<number>\d\d)(?=\s|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HundredthsBefore();

    [GeneratedRegex(@"(?<=^|\s)(?<number>\d{1,2})[.,]?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WholeBehind();
}
