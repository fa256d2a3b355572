using System.Text.RegularExpressions;
using Alfred.Expenses;

namespace Alfred.Skills.Work.Expenses;

/// <summary>
/// Several expenses in one message: "expense 12 lunch, 20 taxi", "spent 12 on lunch and 20 on taxi". Whether they are several is asked: a
/// note may hold numbers.
/// </summary>
internal static partial class SeveralExpenses
{
    private const int Most = 6;

    /// <summary>Each of them by itself, or all of it as one; null where an amount or what it was for cannot be told.</summary>
    /// <param name="verb">What each begins with: "expense" or "refund".</param>
    /// <param name="paid">The first amount.</param>
    /// <param name="note">What stands behind it.</param>
    /// <param name="language">The language of the person.</param>
    public static Choices? Offer(string verb, Money paid, string note, Language language)
    {
        var and = string.Join('|', language.Values("items.words", "and").Select(Regex.Escape));
        var parts = Regex.Split(
            note, $@"\s*[,;]\s+(?:(?:{and})\s+)?|\s+(?:{and})\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
            TimeSpan.FromSeconds(1));
        if (parts.Length is < 2 or > Most || !IsNote(parts[0], language))
            return null;
        List<(decimal Amount, string Note)> expenses = [(paid.Amount, parts[0])];
        foreach (var part in parts.Skip(1))
        {
            if (Part().Match(part) is not { Success: true } match || !IsNote(match.Groups["note"].Value, language))
                return null;
            expenses.Add((
                decimal.Parse(match.Groups["amount"].Value.Replace(',', '.'), CultureInfo.InvariantCulture), match.Groups["note"].Value));
        }

        Choice[] choices =
        [
            new(string.Join(" + ", expenses.Select(one => AmountText.Show(paid with { Amount = one.Amount }, language))),
                string.Join('\n', expenses.Select(one => Says(verb, paid with { Amount = one.Amount }, one.Note)))),
            new(AmountText.Show(paid, language), Says(verb, paid, $"\"{note}\"")),
        ];
        return choices.Any(static choice => choice.Says.Length > Choice.MaxSaysLength) ? null : new([.. choices]);
    }

    private static string Says(string verb, Money paid, string note) =>
        string.Create(CultureInfo.InvariantCulture, $"{verb} {paid.Amount:0.00} {paid.Currency} {note}");

    // Without another number, a day or a doubt.
    private static bool IsNote(string text, Language language) => !text.Any(char.IsDigit)
        && DayText.SplitTrailing(text, language).Day is null && !ExpenseWords.Of(language).IsUnsure(text)
        && !text.Split(' ').Any(word => ExpenseWords.Of(language).Not.Contains(FoldedName.Of(word))
            || ExpenseWords.Of(language).Each.Contains(FoldedName.Of(word)));

    [GeneratedRegex(
        @"^(?<amount>\d{1,6}(?:[.,]\d{1,2})?)\s+(?<note>\p{L}.*)$|^(?<note>\p{L}.*)\s+(?<amount>\d{1,6}(?:[.,]\d{1,2})?)$",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Part();
}
