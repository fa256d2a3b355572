using Alfred.Expenses;
using Alfred.Skills.Shared.PersonalData;
using CsvHelper;

namespace Alfred.Skills.Work.Expenses;

/// <summary>
/// Expenses as a CSV file (RFC 4180): UTF-8 with its mark, so that spreadsheets read accents, commas, ISO dates, decimal points. Words
/// that a spreadsheet would run as a formula are guarded (<see cref="SpreadsheetText"/>).
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

    private static string? Field(string column, string? value) =>
        value is not null && Texts.Contains(column, StringComparer.Ordinal) ? SpreadsheetText.Guard(value) : value;
}
