using System.Text.RegularExpressions;
using Alfred.Expenses;
using CsvHelper;

namespace Alfred.Skills.Work.Expenses;

/// <summary>
/// Expenses as a CSV file (RFC 4180): UTF-8 with its mark, so that spreadsheets read accents, commas, ISO dates, decimal points. A text
/// that a spreadsheet would take for a formula has an apostrophe before it, also behind a semicolon, which separates cells in half of
/// Europe.
/// </summary>
internal static partial class CsvText
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
    public static string Unguard(string text) => Guarded().Replace(text, "");

    private static string? Field(string column, string? value) =>
        value is not null && Texts.Contains(column, StringComparer.Ordinal) ? Formula().Replace(value, "'") : value;

    [GeneratedRegex(@"(?<=^|;)(?=[\s""]*[=+\-@\t\r'＝＋－＠])", RegexOptions.None, 1000)]
    private static partial Regex Formula();

    [GeneratedRegex(@"(?<=^|;)'(?=[\s""]*[=+\-@\t\r'＝＋－＠])", RegexOptions.None, 1000)]
    private static partial Regex Guarded();
}
