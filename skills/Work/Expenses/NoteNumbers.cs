using System.Text.RegularExpressions;
using Alfred.Expenses;

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
        if (AmountText.Prices(note, language, paid.Currency) is [var price, ..])
            return TwoAmounts(paid, price, language);
        if (Beside(paid, note, language) is { } number)
            return TwoAmounts(paid, number, language);
        if (Other(verb, paid, note, hasDay, language) is { } doubt)
            return hasDay || doubt.Choices is not null ? doubt : doubt with { Choices = SeveralExpenses.Offer(verb, paid, note, language) };
        // An amount with decimals is complete, and so is one whose currency has none.
        if (hasDay || paid.Amount.Scale > 0 || Currencies.DecimalsOf(paid.Currency) != 2)
            return null;
        if (HundredthsBefore().Match(note) is { Success: true } hundredths)
            return Split(verb, paid.Amount, hundredths.Groups["number"].Value, note[hundredths.Length..].Trim(), note, paid, language);
        if (paid.Amount is < 10 or >= 100 || WholeBehind().Match(note) is not { Success: true } whole)
            return null;
        // "12 pizzas 96": the larger number is no euros of an amount whose cents stand in front.
        if (decimal.Parse(whole.Groups["number"].Value, CultureInfo.InvariantCulture) is var larger && larger > paid.Amount)
        {
            return Either(verb, paid with { Amount = larger }, Counted(paid, note[..whole.Index]), paid, note, language);
        }

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
        return Either(verb, joined, rest, paid, note, language);
    }

    // Its answers have decimals: such an amount is complete, and leaves no doubt.
    private static Resolution.Unclear? Either(string verb, Money other, string rest, Money paid, string note, Language language)
    {
        Choice[] choices = [.. new[] { (Amount: other, Note: rest), (Amount: paid, Note: note) }.Select(one => new Choice(
            AmountText.Show(one.Amount, language),
            string.Create(CultureInfo.InvariantCulture, $"{verb} {one.Amount.Amount:0.00} {paid.Currency} {one.Note}").Trim()))];
        var problem = language.Say(
            "expenses.one-amount", ("joined", AmountText.Show(other, language)), ("amount", AmountText.Show(paid, language)));
        return choices.Any(static choice => choice.Says.Length > Choice.MaxSaysLength)
            ? new(problem) : new(problem) { Choices = new([.. choices]) };
    }

    // "3 coffees 9.60", "3 nights hotel 300": a bare number in front counts something, and what was paid stands at the end. "3 hours in a
    // meeting" was not paid at all. "Taxi 23.80 and parking 4.50" are two expenses. In quotes a note may hold any number.
    private static Resolution.Unclear? Other(string verb, Money paid, string note, bool hasDay, Language language)
    {
        if (note.Contains('"', StringComparison.Ordinal))
            return null;
        (note, var day) = DayText.SplitTrailing(NoteText.Split(note, language).Note ?? "", language);
        hasDay |= day is not null;
        var words = ExpenseWords.Of(language);
        var first = note.Split(' ')[0].TrimEnd('.', ',');
        var isUnit = paid.Amount.Scale == 0 && words.Units.Contains(FoldedName.Of(first));
        if (paid.Amount.Scale == 0 && AmountBehind().Match(note) is { Success: true } last
            && decimal.Parse(last.Groups["number"].Value.Replace(',', '.'), CultureInfo.InvariantCulture) is var behind
            && (behind != decimal.Truncate(behind) || isUnit))
        {
            return hasDay ? NoteNumber(last.Groups["number"].Value, language)
                : Either(verb, paid with { Amount = behind }, Counted(paid, note[..last.Index]), paid, $"\"{note}\"", language);
        }

        // "Expense 17 not approved" speaks of number 17, and "5 May lunch 20" begins with a day.
        var (counted, began) = (Counted(paid, first), FoldedName.Of(first));
        if ((isUnit && IsCount(note)) || (paid.Amount.Scale == 0
            && (words.Not.Contains(began) || words.About.Contains(began) || words.Than.Contains(began)
                || words.Not.Contains(FoldedName.Of(string.Join(' ', note.Split(' ').Take(2))))
                || words.Than.Contains(FoldedName.Of(string.Join(' ', note.Split(' ').Take(2))))
                || (first.Any(char.IsLetter) && DayText.Read(counted, language) is ParseResult.Understood))))
            return new(language.Say("expenses.no-money", ("text", counted)));
        // "3 chairs 200"; of "12 pizzas 96" one of two is picked below.
        if (paid.Amount.Scale == 0 && words.MayBeSeveral(first) && !(paid.Amount is >= 10 and < 100 && WholeBehind().IsMatch(note))
            && AmountBehind().Match(note) is { Success: true } larger
            && decimal.Parse(larger.Groups["number"].Value.Replace(',', '.'), CultureInfo.InvariantCulture) > paid.Amount)
            return NoteNumber(larger.Groups["number"].Value, language);
        // "My expense of the taxi was 20" tells of one that there is.
        if (note.Split(' ') is [.., var before, var at] && (words.About.Contains(FoldedName.Of(at))
            || (words.For.Contains(FoldedName.Of(at)) && words.About.Contains(FoldedName.Of(before)))))
            return new(language.Say("expenses.tells", ("note", note)));
        // "1 thousand 200".
        if (paid.Amount.Scale == 0 && HundredsBefore().Match(note) is { Success: true } hundreds)
            return NoteNumber(hundreds.Value, language);
        // "Log 45 for the taxi not", as German and Dutch say it.
        if (words.Not.Contains(FoldedName.Of(note[(note.LastIndexOf(' ') + 1)..])))
            return new(language.Say("expenses.negated"));
        if (Joined(note, language) is { } joined && !words.Units.Contains(FoldedName.Of(joined.Behind)))
            return NoteNumber(joined.Number, language);
        // "A desk for 200 and a chair".
        if (PricedBefore(note, language) is { } priced)
            return NoteNumber(priced, language);
        if (paid.Amount.Scale == 0 && note.Split(' ') is [_, .., var each, var price] && price.All(char.IsAsciiDigit)
            && words.Each.Contains(FoldedName.Of(each)))
            return NoteNumber(price, language);
        // "15 each for 3 people".
        if (words.Each.Contains(began) && note.Split(' ').FirstOrDefault(static word => word.All(char.IsAsciiDigit)) is { } several)
            return NoteNumber(several, language);
        // "Hotel, 2 nights" is one expense.
        return AmountInside().Match(note) is { Success: true } inside
            && !words.Units.Contains(FoldedName.Of(note[(inside.Index + inside.Length)..].TrimStart().Split(' ')[0]))
            ? NoteNumber(inside.Groups["number"].Value, language) : null;
    }

    // "3 hours in a meeting" and "8 hours", but not "12 day pass".
    private static bool IsCount(string note) =>
        note.Split(' ') is not [var unit, { Length: > 3 }, ..] || unit[^1] is 's' or 'n' or 'e' or 'r';

    private static string Counted(Money paid, string what) => string.Create(CultureInfo.InvariantCulture, $"{paid.Amount} {what.Trim()}");

    private static Resolution.Unclear NoteNumber(string number, Language language) =>
        new(language.Say("expenses.note-number", ("other", number)));

    // "x 15 lunch", "or 15 lunch", "and fifty lunch", "lunch 12 or": a number that is calculated with the amount, or stands beside it.
    private static string? Beside(Money paid, string note, Language language)
    {
        var words = string.Join(
            '|', language.Values("items.words", "and").Append(language.Value("language", "or") ?? "or").Select(Regex.Escape));
        // "40 to 50 on taxis".
        if (note.Split(' ') is [var to, var most, ..] && to != "-" && most.All(char.IsAsciiDigit)
            && ExpenseWords.Of(language).Range.Contains(FoldedName.Of(to)))
            return most;
        var match = Regex.Match(
            note, $@"^(?:{Calculation}|{words})\s+(?<number>\d[\d.,]*|\p{{L}}+)|(?<=^|\s)(?<number>\d[\d.,]*)\s+(?:{Calculation}|{words})$",
            RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        var number = match.Groups["number"].Value;
        return match.Success && (char.IsDigit(number[0]) || IsNumber(number, paid.Currency, language)) ? number : null;
    }

    // "Lunch and 15 on a taxi": a second expense behind the first.
    private static (string Number, string Behind)? Joined(string note, Language language)
    {
        var words = string.Join('|', language.Values("items.words", "and").Select(Regex.Escape));
        var match = Regex.Match(
            note, $@"(?<=\s)(?:{words})\s+(?<number>\d{{1,9}}(?:[.,]\d{{1,2}})?)\s+(?<behind>\p{{L}}+)",
            RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
        return match.Success ? (match.Groups["number"].Value, match.Groups["behind"].Value) : null;
    }

    private static string? PricedBefore(string note, Language language)
    {
        var (words, and) = (ExpenseWords.Of(language), language.Values("items.words", "and").Select(FoldedName.Of).ToArray());
        var all = note.Split(' ');
        for (var at = 1; at < all.Length - 2; at++)
        {
            if (words.For.Contains(FoldedName.Of(all[at])) && all[at + 1].TrimEnd(',').All(char.IsAsciiDigit)
                && and.Contains(FoldedName.Of(all[at + 2])))
                return all[at + 1];
        }

        return null;
    }

    // "And a coffee" has an article.
    private static bool IsNumber(string word, string currency, Language language) =>
        AmountText.Find($"{word} {currency}", language, currency) is AmountResult.Amount { Value: > 1 };

    [GeneratedRegex(@"^\d{3}(?=\s|$)", RegexOptions.None, 1000)]
    private static partial Regex HundredsBefore();

    [GeneratedRegex(@"^[.,]?\s*(?<number>\d\d)(?=\s|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HundredthsBefore();

    [GeneratedRegex(@"(?<=^|\s)(?<number>\d{1,2})[.,]?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WholeBehind();

    [GeneratedRegex(@"(?<=\p{L}\S*\s)(?<number>\d{1,9}(?:[.,]\d{1,2})?)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AmountBehind();

    // With hundredths, or between commas.
    [GeneratedRegex(
        @"(?<=^|\s)(?<number>\d{1,9}[.,]\d\d)(?=[\s,;]|$)|(?<=^|\s)(?<number>\d{1,9})(?=[,;]\s)|(?<=[,;]\s)(?<number>\d{1,9})(?=\s)",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AmountInside();
}
