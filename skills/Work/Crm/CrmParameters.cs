using System.Globalization;
using Alfred.Expenses;
using Alfred.Skills.Shared.Amounts;

namespace Alfred.Skills.Work.Crm;

/// <summary>The values of the questions.</summary>
internal static class CrmParameters
{
    private const int MaxNameLength = 200;

    public static readonly Parameter Company = new()
    {
        Name = "company",
        Summary = "The name of a company, or words of it; in quotes exactly that one",
        IsRequired = false,
        Read = ReadName,
    };

    public static readonly Parameter Who = Company with
    {
        Summary = "The name of a company or a person, or words of it; in quotes exactly that one",
        Name = "who",
        IsRequired = true,
    };

    public static readonly Parameter Over = new()
    {
        Name = "over",
        Summary = "The least amount: 10000, 10k",
        IsRequired = false,
        Read = ReadAmount,
    };

    public static readonly Parameter Under = Over with { Name = "under", Summary = "The most: 50000, 50k" };

    public static readonly Parameter Period = new()
    {
        Name = "period",
        Summary = "When they close or closed: this month, next quarter, December",
        IsRequired = false,
        Read = ClosingPeriod.Read,
    };

    private static ParseResult ReadName(string text, ReadContext context)
    {
        var name = text.Trim().TrimEnd('?', '.', '!', ' ');
        return name.Length is 0 or > MaxNameLength || !name.Any(char.IsLetterOrDigit)
            ? new ParseResult.NotUnderstood(context.Language.Say("crm.no-name"))
            : new ParseResult.Understood(name);
    }

    // Of filters only the number counts: a source compares amounts whatever their currency.
    private static ParseResult ReadAmount(string text, ReadContext context)
    {
        var words = CrmWords.Of(context.Language);
        var typed = text.Trim();
        foreach (var (factor, ends) in new[] { (1_000m, words.Thousand), (1_000_000m, words.Million) })
        {
            if (ends.FirstOrDefault(end => typed.EndsWith(end, StringComparison.OrdinalIgnoreCase)) is { } end
                && AmountText.Read(typed[..^end.Length].Trim(), context) is ParseResult.Understood number)
                return Understood(Money.Parse(number.Canonical).Amount * factor);
        }

        return AmountText.Read(typed, context) switch
        {
            ParseResult.Understood whole => Understood(Money.Parse(whole.Canonical).Amount),
            // "5,000" of a filter is thousands: nobody looks for deals over five.
            ParseResult.Rejected { Instead: { IsEmpty: false } readings } when Largest(readings, context) is { } amount =>
                Understood(amount),
            var other => other,
        };
    }

    private static decimal? Largest(IEnumerable<string> readings, ReadContext context) => readings
        .Select(reading => AmountText.Read(reading, context)).OfType<ParseResult.Understood>()
        .Select(static reading => (decimal?)Money.Parse(reading.Canonical).Amount).Max();

    private static ParseResult.Understood Understood(decimal amount) => new(amount.ToString(CultureInfo.InvariantCulture));
}
