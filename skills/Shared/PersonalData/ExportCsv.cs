using CsvHelper;

namespace Alfred.Skills.Shared.PersonalData;

/// <summary>
/// A table as CSV (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets take it for what it is). A text that a spreadsheet would
/// run as a formula is guarded (<see cref="SpreadsheetText"/>); numbers stay numbers.
/// </summary>
internal static class ExportCsv
{
    public static byte[] Write(ExportTable table)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, new CsvWriterOptions { WriteByteOrderMark = true }, leaveOpen: true))
        {
            foreach (var column in table.Columns)
                csv.WriteField(column);
            csv.EndRecord();
            foreach (var row in table.Rows)
            {
                foreach (var value in row)
                    csv.WriteField(Guard(value ?? ""));
                csv.EndRecord();
            }
        }

        return stream.ToArray();
    }

    private static string Guard(string value) => IsNumber(value) ? value : SpreadsheetText.Guard(value);

    private static bool IsNumber(string value) => decimal.TryParse(
        value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}
