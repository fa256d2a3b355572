using Alfred.Crm;
using Alfred.Expenses;

namespace Alfred.Skills.Work.Crm;

/// <summary>The values of the questions.</summary>
internal static class CrmParameters
{
    private const int MaxNameLength = 200;

    public static readonly Parameter Company = Parameter.Optional(
        "company", "The name of a company, or words of it; in quotes exactly that one", ReadName);

    public static readonly Parameter Who = Company with
    {
        Summary = "The name of a company or a person, or words of it; in quotes exactly that one",
        Name = "who",
        IsRequired = true,
    };

    public static readonly Parameter Over = Parameter.Optional("over", "The least amount: 10000, 10k", ReadAmount);

    public static readonly Parameter Under = Over with { Name = "under", Summary = "The most: 50000, 50k" };

    public static readonly Parameter Period = Parameter.Optional(
        "period", "When they close or closed: this month, next quarter, December", ClosingPeriod.Read);

    /// <summary>Which deal.</summary>
    public static readonly Parameter Deal = Company with
    {
        Name = "deal",
        Summary = "The name of a deal, or words of it, of its company too: Acme renewal",
        IsRequired = true,
    };

    /// <summary>What a deal is worth: <c>12000</c>, with a currency where one was said: <c>12000 USD</c>.</summary>
    public static readonly Parameter Amount = Parameter.Needed("amount", "What the deal is worth: 12k, 12000 EUR", ReadWorth);

    /// <summary>Where a deal moves to.</summary>
    public static readonly Parameter Stage = Deal with { Name = "stage", Summary = "The stage, as the CRM calls it" };

    /// <summary>A deal in front of what is its own: "Acme renewal's close date".</summary>
    public static readonly Parameter Owner = Deal with { Read = static (text, context) => ReadName(Owned(text), context) };

    /// <summary>The day on which a deal is expected to close.</summary>
    public static readonly Parameter CloseDay = Parameter.Needed(
        "day", "The day on which the deal closes: 15 January, next Friday", ClosingPeriod.ReadDay);

    /// <summary>A note with whom it is about: <c>Acme: called today</c>; the canonical text has a line for each.</summary>
    public static readonly Parameter Entry = Parameter.Needed(
        "entry", "The company, a colon and the note: Acme: called today", ReadEntry) with { IsFreeText = true };

    private static ParseResult ReadWorth(string text, ReadContext context)
    {
        var reading = ReadAmount(text, context);
        if (reading is not ParseResult.Understood number)
            return reading;
        var words = CrmWords.Of(context.Language);
        var bare = text.Trim();
        var end = words.Thousand.Concat(words.Million).FirstOrDefault(end => bare.EndsWith(end, StringComparison.OrdinalIgnoreCase));
        bare = end is null ? bare : bare[..^end.Length].Trim();
        return AmountText.Find(bare, context.Language, context.Instance.Currency) is AmountResult.Amount { Currency: { } currency }
            ? new ParseResult.Understood($"{number.Canonical} {currency}")
            : number;
    }

    private static ParseResult ReadEntry(string text, ReadContext context)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (who, note) = colon < 0 ? ("", "") : (text[..colon].Trim(), text[(colon + 1)..].Trim());
        if (ReadName(who, context) is not ParseResult.Understood name || note.Length == 0)
            return new ParseResult.NotUnderstood(context.Language.Say("crm.no-note"));
        return note.Length > CrmNote.MaxLength
            ? new ParseResult.Rejected(context.Language.Say("crm.note-too-long", ("most", CrmNote.MaxLength)))
            : new ParseResult.Understood($"{name.Canonical}\n{note}");
    }

    private static string Owned(string text)
    {
        var name = text.Trim();
        return name.EndsWith("'s", StringComparison.OrdinalIgnoreCase) || name.EndsWith("’s", StringComparison.OrdinalIgnoreCase)
            ? name[..^2] : name;
    }

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
