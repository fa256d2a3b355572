using Alfred.Expenses;
using CsvHelper;

namespace Alfred.Skills.Work.Expenses;

/// <summary>
/// Expenses as a CSV file (RFC 4180): UTF-8 with its mark, so that spreadsheets read accents, commas, ISO dates, decimal points. A text
/// that a spreadsheet would take for a formula has an apostrophe before it.
/// </summary>
internal static class CsvText
{
    // Columns of words; numbers may begin with a minus.
    private static readonly ImmutableArray<string> Texts = ["category", "note", "client", "person"];

    /// <summary>Writes a file.</summary>
    /// <param name="expenses">The expenses.</param>
    /// <param name="currency">The currency of the column <c>value</c>.</param>
    public static byte[] Write(IEnumerable<Expense> expenses, string currency)
    {
        var file = new MemoryStream();
        using (var csv = CsvWriter.Create(file, new CsvWriterOptions { WriteByteOrderMark = true }))
        {
            csv.WriteHeader(ExpenseTable.Columns.AsSpan());
            foreach (var expense in expenses)
                csv.WriteRecord([.. ExpenseTable.Columns.Zip(ExpenseTable.Row(expense, currency), Field)]);
        }

        return file.ToArray();
    }

    /// <summary>Undoes what <see cref="Write"/> does to words.</summary>
    public static string Unguard(string text) => text.Length > 1 && text[0] == '\'' && IsGuarded(text[1]) ? text[1..] : text;

    private static string? Field(string column, string? value) => Texts.Contains(column, StringComparer.Ordinal) ? Guard(value) : value;

    private static string? Guard(string? text) => text is { Length: > 0 } && IsGuarded(text[0]) ? $"'{text}" : text;

    private static bool IsGuarded(char first) => first is '=' or '+' or '-' or '@' or '\t' or '\r' or '\'' or '＝' or '＋' or '－' or '＠';
}
