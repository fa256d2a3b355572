using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Alfred.Expenses;

namespace Alfred.Skills.Work.Expenses;

/// <summary>The values of the expenses' actions.</summary>
internal static partial class ExpenseParameters
{
    /// <summary>The number of the expense that was logged last.</summary>
    public const string Last = "last";

    /// <summary>The person who stands for everybody.</summary>
    public const string Everybody = "*";

    private const int MaxNoteLength = 500;
    private const int MaxPeople = 20;

    public static readonly Parameter Amount = Parameter.Needed(
        "amount", "What was spent, with its currency if that is not the usual one: 123.45, 12 USD",
        // "12.11. lunch 20" begins with a day.
        static (text, context) => DayOfDigits().IsMatch(text)
            ? NotUnderstood(text, context.Language) : AmountText.Read(text, context),
        static canonical => canonical is not null && Money.Parse(canonical) is var money
            ? new JsonObject { ["amount"] = money.Amount.ToString(CultureInfo.InvariantCulture), ["currency"] = money.Currency }
            : null);

    /// <summary>An amount that is money by itself, where no other word says so: "log 12.50", "log €12", but not "log 12".</summary>
    public static readonly Parameter Priced = Amount with
    {
        Name = "priced",
        Fills = Amount.Name,
        IsRequired = false,
        ToJson = static _ => null,
        Read = static (text, context) => text.All(static letter => char.IsAsciiDigit(letter))
            ? new ParseResult.Rejected(context.Language.Say("expenses.no-money", ("text", text))) : Amount.Read(text, context),
    };

    /// <summary>Several of a thing, where no other word says that they are money: "log 5 coffees". No amount at all.</summary>
    public static readonly Parameter Counted = Priced with
    {
        Name = "counted",
        Read = static (text, context) => text.Split(' ') is [var number, var thing, ..] && number.All(char.IsAsciiDigit)
            && ExpenseWords.Of(context.Language).MayBeSeveral(thing)
            // "Log 12 dollars for lunch".
            && AmountText.Read($"{number} {thing}", context) is ParseResult.NotUnderstood
            ? new ParseResult.Rejected(context.Language.Say("expenses.no-money", ("text", $"{number} {thing}")))
            : new ParseResult.NotUnderstood(""),
    };

    public static readonly Parameter Note = Parameter.Optional(
        "note", "What for, at most 500 characters, with the client (@acme) and the category (#travel) if known: lunch @acme",
        static (text, context) => ReadNote(text, context.Language)) with { IsFreeText = true };

    public static readonly Parameter Day = Parameter.Optional(
        "day", "When it was spent: today, yesterday, 2026-11-20, 20 Nov; today when left out",
        // "Sam a payé" names Sam, not Saturday.
        static (text, context) => text.Any(char.IsAsciiDigit) || text.Split(' ').Any(static word => word.Length > 3)
            ? DayText.Read(text, context) : NotUnderstood(text, context.Language));

    public static readonly Parameter Number = Parameter.Needed(
        "number", "The number of an expense: 17; last for the one that was logged last",
        static (text, context) => ReadNumber(text, context.Language));

    /// <summary>What a button says of the expense that stood above it.</summary>
    public static readonly Parameter Shown = Parameter.Optional(
        "shown", "The fingerprint of the expense as it was shown",
        // 16 digits are of an older button, which fits nothing any more.
        static (text, _) => text.Trim() is { Length: 16 or 32 } shown && shown.All(char.IsAsciiHexDigitLower)
            ? new ParseResult.Understood(shown)
            : new ParseResult.NotUnderstood(""));

    public static readonly Parameter Period = Parameter.Optional(
        "period", "A period of the past: October, last month, 2026, this week, all; this month when left out",
        static (text, context) => PeriodText.Read(text, context.Language));

    /// <summary>When a period began that ends today: "since October".</summary>
    public static readonly Parameter Since = Period with
    {
        Name = "since",
        Fills = Period.Name,
        ToJson = static _ => null,
        Read = static (text, context) => PeriodText.ReadSince(text, context.Language),
    };

    public static readonly Parameter Until = Parameter.Optional(
        "until", "When it ends: December, next month, 2027, 31 December",
        static (text, context) => PeriodText.ReadEnd(text, context.Language));

    public static readonly Parameter Every = Parameter.Needed(
        "every", "How often: every week, every month, every quarter, every year",
        static (text, context) => ExpenseWords.Of(context.Language).Find(text, "every") is { } every
            ? new ParseResult.Understood(every[6..]) : NotUnderstood(text, context.Language));

    public static readonly Parameter Person = Parameter.Needed(
        "person", "The name of a member, or everybody",
        static (text, context) => new ParseResult.Understood(
            ExpenseWords.Of(context.Language).Find(text, "everybody") is null ? Plain(text) : Everybody));

    /// <summary>Words that can stand for nobody but everybody.</summary>
    public static readonly Parameter Scope = Parameter.Optional(
        "scope", "everybody",
        static (text, context) => ExpenseWords.Of(context.Language).Find(text, "everybody") is null
            ? NotUnderstood(text, context.Language) : new ParseResult.Understood(Everybody));

    public static readonly Parameter By = Parameter.Optional(
        "by", "What to add up by: person, category, client, month or currency",
        static (text, context) => ExpenseWords.Of(context.Language).Find(text, "by") is { } by
            ? new ParseResult.Understood(by[3..]) : NotUnderstood(text, context.Language));

    /// <summary>A category to put an expense into: any name.</summary>
    public static readonly Parameter Category = Parameter.Needed(
        "category", "A category, such as travel, meals, lodging, office, software, or a new one",
        // "Move the last expense to October" is about its day.
        static (text, context) => text.Any(char.IsAsciiDigit) || DayText.Read(text, context.Language) is not ParseResult.NotUnderstood
            || PeriodText.Read(text, context.Language) is ParseResult.Understood
            ? NotUnderstood(text, context.Language)
            : CategoryWords.Of(context.Language).FindOrMake(text) is { } category
            ? new ParseResult.Understood(category) : NotUnderstood(text, context.Language));

    /// <summary>A category to look for: one that is known.</summary>
    public static readonly Parameter KnownCategory = Parameter.Optional(
        "category", "A category, such as travel, meals, lodging, office, software",
        static (text, context) => CategoryWords.Of(context.Language).Find(text) is { } category
            ? new ParseResult.Understood(category) : NotUnderstood(text, context.Language));

    public static readonly Parameter Client = Parameter.Optional(
        "client", "The name of a client",
        static (text, context) => Plain(text) is { Length: > 0 and <= NoteText.MaxClientLength } client
            ? new ParseResult.Understood(client.TrimStart('@')) : NotUnderstood(text, context.Language));

    public static readonly Parameter Rate = Parameter.Optional(
        "rate", "What a unit of the expense's currency was worth in the usual one: 0.92",
        static (text, context) =>
            decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate)
                && IsRate(rate)
                ? new ParseResult.Understood(rate.ToString(CultureInfo.InvariantCulture)) : NotUnderstood(text, context.Language));

    public static readonly Parameter People = Parameter.Needed(
        "people", "Names of members, several separated by commas", static (text, context) => ReadPeople(text, context.Language));

    /// <summary>True for a rate that can be kept: greater than 0, below a million, at most twelve decimals.</summary>
    public static bool IsRate(decimal rate) => rate is > 0 and < 1_000_000 && rate.Scale <= 12;

    /// <summary>The same parameter, which may be left out.</summary>
    public static Parameter Optional(this Parameter parameter) => parameter with { IsRequired = false };

    /// <summary>An expense's number; null for the last one.</summary>
    public static long? NumberOf(Arguments arguments) => arguments.Find(Number.Name) is { } number && number != Last
        ? long.Parse(number, CultureInfo.InvariantCulture) : null;

    /// <summary>Why a text is no such value.</summary>
    private static ParseResult.NotUnderstood NotUnderstood(string text, Language language) =>
        new(language.Say("expenses.not-understood", ("text", text)));

    private static ParseResult ReadNumber(string text, Language language)
    {
        if (ExpenseWords.Of(language).Find(text, Last) is not null)
            return new ParseResult.Understood(Last);
        var digits = text.TrimStart('#').TrimEnd('.');
        return digits.Length is > 0 and <= 15 && digits.All(char.IsAsciiDigit)
            ? new ParseResult.Understood(digits) : new ParseResult.NotUnderstood(language.Say("expenses.no-number", ("text", text)));
    }

    private static ParseResult ReadPeople(string text, Language language)
    {
        var and = language.Value("language", "and") ?? "and";
        ImmutableArray<string> names =
        [
            .. $" {text} ".Replace($" {and} ", ",", StringComparison.OrdinalIgnoreCase)
                .Split([',', '&', '+'], StringSplitOptions.TrimEntries).Select(Plain).Where(static name => name.Length > 0),
        ];
        return names.Length is 0 or > MaxPeople ? NotUnderstood(text, language) : new ParseResult.Understood(string.Join('\n', names));
    }

    private static ParseResult ReadNote(string text, Language language) => Plain(text) switch
    {
        "" => new ParseResult.NotUnderstood(language.Say("expenses.what-for")),
        { Length: > MaxNoteLength } => new ParseResult.Rejected(language.Say("expenses.note-too-long", ("most", MaxNoteLength))),
        var note => new ParseResult.Understood(note),
    };

    [GeneratedRegex(@"^\d{1,2}\.\d{1,2}\.$", RegexOptions.None, 1000)]
    private static partial Regex DayOfDigits();

    private static string Plain(string text) => string.Join(
        ' ', string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
