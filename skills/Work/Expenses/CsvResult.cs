using System.Security.Cryptography;
using System.Text;
using Alfred.Expenses;
using Alfred.Skills.Shared.PersonalData;
using CsvHelper;

namespace Alfred.Skills.Work.Expenses;

/// <summary>What a CSV file says. Separated by commas, semicolons or tabs; UTF-8, UTF-16 or Windows-1252; with or without a mark.</summary>
/// <param name="Lines">The expenses, in order.</param>
/// <param name="Ids">The number that each has in the column <c>id</c>; null for none.</param>
/// <param name="LeftOut">Lines that are no expenses, and why.</param>
internal sealed record CsvResult(
    ImmutableArray<ExpenseEntry> Lines, ImmutableArray<long?> Ids, ImmutableArray<(int Line, string Problem)> LeftOut)
{
    /// <summary>More lines than this are refused.</summary>
    public const int MaxLines = 10_000;

    private const int MaxNoteLength = 500;
    private const int MaxRecordSize = 100_000;
    private const int MaxQuotedLength = 40;

    /// <summary>Why the file is none at all; null for one that could be read.</summary>
    public string? Problem { get; private init; }

    /// <summary>Reads a file.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="context">In whose language dates and amounts are written, whose expenses they are where no column says so, and the
    /// usual currency.</param>
    /// <param name="members">Everybody, of whom a column may name some.</param>
    public static CsvResult Read(ReadOnlySpan<byte> content, ActionContext context, IReadOnlyCollection<Member> members)
    {
        var text = Decode(content);
        try
        {
            if (HasTooMany(text))
                return Refuse(context.Language.Say("expenses.csv-too-many", ("most", MaxLines)));
            using var csv = Open(text);
            csv.ReadHeader();
            return new Reader(csv, [.. csv.Headers], context, members).Read();
        }
        catch (Exception exception) when (exception is CsvFormatException or ArgumentException or InvalidDataException)
        {
            return Refuse(context.Language.Say("expenses.csv-columns"));
        }
    }

    // Understanding a line takes a hundred times as long as finding its end.
    private static bool HasTooMany(string text)
    {
        using var csv = Open(text);
        csv.ReadHeader();
        var lines = 0;
        while (lines <= MaxLines && csv.Read())
            lines += IsBlank(csv) ? 0 : 1;
        return lines > MaxLines;
    }

    private static CsvReader Open(string text) => CsvReader.FromText(text, new CsvReaderOptions
    {
        TrimWhitespace = true,
        TrackLineNumbers = true,
        MaxRecordSize = MaxRecordSize,
        IncludeValuesInExceptions = false,
    });

    private static bool IsBlank(CsvReader csv) =>
        Enumerable.Range(0, csv.FieldCount).All(at => string.IsNullOrWhiteSpace(csv.GetString(at)));

    private static CsvResult Refuse(string problem) => new([], [], []) { Problem = problem };

    private static string Decode(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith(Encoding.UTF8.Preamble))
            return Encoding.UTF8.GetString(content[3..]);
        if (content.StartsWith(Encoding.Unicode.Preamble))
            return Encoding.Unicode.GetString(content[2..]);
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(content);
        }
    }

    private sealed class Reader(CsvReader csv, string[] header, ActionContext context, IReadOnlyCollection<Member> members)
    {
        private readonly Dictionary<string, int> _columns = Columns(header, context.Language);
        private readonly Dictionary<string, int> _alike = new(StringComparer.Ordinal);

        // Our own files write numbers in one way; in others people's own way counts.
        private readonly bool _isOurs = header.Contains("value_currency", StringComparer.OrdinalIgnoreCase);

        public CsvResult Read()
        {
            if (!_columns.ContainsKey("date") || !_columns.ContainsKey("amount"))
                return Refuse(context.Language.Say("expenses.csv-columns"));
            var lines = ImmutableArray.CreateBuilder<ExpenseEntry>();
            var ids = ImmutableArray.CreateBuilder<long?>();
            var leftOut = ImmutableArray.CreateBuilder<(int, string)>();
            while (csv.Read())
            {
                if (IsBlank(csv))
                    continue;
                if (Line(out var problem) is { } entry)
                {
                    lines.Add(entry);
                    ids.Add(long.TryParse(Field("id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null);
                }
                else
                {
                    leftOut.Add(((int)csv.LineNumber, problem));
                }
            }

            return lines.Count + leftOut.Count == 0
                ? Refuse(context.Language.Say("expenses.csv-empty"))
                : new(lines.ToImmutable(), ids.ToImmutable(), leftOut.ToImmutable());
        }

        private ExpenseEntry? Line(out string problem)
        {
            var language = context.Language;
            var typed = Field("currency")?.ToUpperInvariant();
            problem = language.Say("expenses.bad-currency", ("text", Quoted(typed)));
            if (typed is not null && !Currencies.IsKnown(typed) && typed != context.Instance.Currency)
                return null;
            problem = language.Say("expenses.bad-date", ("text", Quoted(Field("date"))));
            if (Date(Field("date")) is not { } day || day > context.Now.Date)
                return null;
            problem = language.Say("expenses.bad-amount", ("text", Quoted(Field("amount"))));
            if (Amount(Field("amount"), typed) is not { } money)
                return null;
            problem = language.Say("expenses.note-too-long", ("most", MaxNoteLength));
            var note = Words("note");
            if (note is { Length: > MaxNoteLength })
                return null;
            problem = language.Say("expenses.admins-only");
            var said = Words("person") ?? context.Member.Name;
            var person = members.FirstOrDefault(member => PersonName.IsSame(member.Name, said));
            if (person?.Id != context.Member.Id && !Ledger.IsAdmin(context))
                return null;
            var categories = CategoryWords.Of(language);
            var rate = Field("rate") is { } text && money.Currency != context.Instance.Currency
                && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
                && ExpenseParameters.IsRate(value)
                    ? new ExchangeRate(value, context.Instance.Currency, day.ToDateOnly(), IsTyped: true) : null;
            var entry = new ExpenseEntry
            {
                Amount = money with { Amount = Math.Abs(money.Amount) },
                IsRefund = money.Amount < 0,
                On = day.ToDateOnly(),
                Note = note,
                Client = Words("client") is { Length: <= NoteText.MaxClientLength } client ? client.TrimStart('@') : null,
                Category = Words("category") is { } category ? categories.FindOrMake(category) : null,
                LikelyCategory = categories.Guess(note),
                By = person?.Name ?? said,
                Owner = person?.Id,
                Rate = rate,
            };
            return entry with { ImportKey = KeyOf(entry) };
        }

        // Two lines that say the same are two expenses; the same file once more has the same two.
        private string KeyOf(ExpenseEntry entry)
        {
            var said = string.Join(
                '\n', entry.On.ToString("O", CultureInfo.InvariantCulture),
                entry.Amount.Amount.ToString("0.000", CultureInfo.InvariantCulture),
                entry.Amount.Currency, entry.IsRefund, entry.Note, entry.Client, entry.By);
            var number = _alike[said] = _alike.GetValueOrDefault(said) + 1;
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{said}\n{number}")).AsSpan(0, 16));
        }

        private LocalDate? Date(string? text)
        {
            if (text is null
                || DayText.Read(text.Split('T')[0], context.Language) is not ParseResult.Understood { Canonical: var canonical })
                return null;
            return canonical.Length == 10 && char.IsAsciiDigit(canonical[0]) ? DayText.On(canonical, context.Now.Date) : null;
        }

        private Money? Amount(string? text, string? currency)
        {
            var own = currency ?? context.Instance.Currency;
            var money = text is null ? null
                : _isOurs && decimal.TryParse(
                    text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var plain)
                    ? new Money(plain, own)
                : AmountText.Find(text, context.Language, own) is AmountResult.Amount found
                    ? new Money(found.Value, found.Currency ?? own)
                : null;
            // Closing zeros make no more decimals than the currency has.
            return money is { Amount: not 0 } && Math.Abs(money.Amount) <= AmountText.Max
                && decimal.Round(money.Amount, DecimalPlaces.Of(money.Currency)) == money.Amount ? money : null;
        }

        // Enough to find it in the file, whatever stands there.
        private static string Quoted(string? typed) => ShortText.Of(typed ?? "", MaxQuotedLength);

        private string? Words(string column) => Field(column) is { } text ? SpreadsheetText.Unguard(text) : null;

        private string? Field(string column) =>
            _columns.TryGetValue(column, out var at) && csv.GetString(at) is { Length: > 0 } field
                ? string.Concat(field.Select(letter => char.IsControl(letter) ? ' ' : letter)).Trim() is { Length: > 0 } text ? text : null
                : null;

        private static Dictionary<string, int> Columns(string[] header, Language language)
        {
            var columns = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var at = 0; at < header.Length; at++)
            {
                var name = header[at].Trim();
                var key = ExpenseTable.Columns.FirstOrDefault(column => string.Equals(column, name, StringComparison.OrdinalIgnoreCase))
                    ?? KeyOf(name, language) ?? (language.Fallback is { } fallback ? KeyOf(name, fallback) : null);
                if (key is not null)
                    columns.TryAdd(key, at);
            }

            return columns;
        }

        private static string? KeyOf(string name, Language language) => language.Lines("expenses.columns")
            .FirstOrDefault(line => line.Values.Any(word => FoldedName.Of(word) == FoldedName.Of(name)))?.Key;
    }
}
