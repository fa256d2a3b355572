using CsvHelper;

namespace Alfred.Skills.Shared.PersonalData;

/// <summary>
/// A table as CSV (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets take it for what it is). A text that a spreadsheet would
/// run as a formula gets a <c>'</c> before it; numbers stay numbers. <see cref="Read"/> gives back what was written.
/// </summary>
internal static class ExportCsv
{
    private const string Formulas = "=+-@\t\r\n＝＋－＠";

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

    /// <summary>Reads what <see cref="Write"/> wrote. Nothing and an empty text are both read as empty.</summary>
    public static ExportTable Read(string name, byte[] content)
    {
        using var csv = CsvReader.Create(content, new CsvReaderOptions());
        var columns = csv.Headers.ToImmutableArray();
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string?>>();
        while (csv.Read())
            rows.Add([.. columns.Select((_, index) => Unguard(csv.GetString(index)))]);
        return new(name, columns, rows.ToImmutable());
    }

    // A text that begins with ' is guarded too, so that reading takes off exactly what was put there.
    private static string Guard(string value) =>
        value.Length > 0 && (Formulas.Contains(value[0], StringComparison.Ordinal) || value[0] == '\'') && !IsNumber(value)
            ? $"'{value}" : value;

    private static string Unguard(string value) => value.Length > 1 && value[0] == '\'' ? value[1..] : value;

    private static bool IsNumber(string value) => decimal.TryParse(
        value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}
