using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Alfred.Skills.Shared.PersonalData;

/// <summary>
/// A table as CSV (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets take it for what it is). A text that a spreadsheet would
/// run as a formula gets a <c>'</c> before it; numbers stay numbers. <see cref="Read"/> gives back exactly what was written.
/// </summary>
internal static class ExportCsv
{
    private const string Formulas = "=+-@\t\r";

    public static byte[] Write(ExportTable table)
    {
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(writer, Configuration))
        {
            foreach (var column in table.Columns)
                csv.WriteField(column);
            csv.NextRecord();
            foreach (var row in table.Rows)
            {
                foreach (var value in row)
                    csv.WriteField(value is null ? null : Guard(value), shouldQuote: value is "");
                csv.NextRecord();
            }
        }

        return stream.ToArray();
    }

    /// <summary>Reads what <see cref="Write"/> wrote; nothing and an empty text are both read as empty.</summary>
    public static ExportTable Read(string name, byte[] content)
    {
        using var csv = new CsvParser(new StreamReader(new MemoryStream(content), Encoding.UTF8), Configuration);
        var rows = new List<string[]>();
        while (csv.Read())
            rows.Add(csv.Record!);
        return new(name, [.. rows[0]], [.. rows.Skip(1).Select(row => row.Select(value => (string?)Unguard(value)).ToArray())
            .Select(row => System.Collections.Immutable.ImmutableArray.Create(row))]);
    }

    private static CsvConfiguration Configuration { get; } = new(CultureInfo.InvariantCulture) { NewLine = "\r\n" };

    // A text that begins with ' is guarded too, so that what is read back is never shortened by mistake.
    private static string Guard(string value) =>
        value.Length > 0 && (Formulas.Contains(value[0], StringComparison.Ordinal) || value[0] == '\'') && !IsNumber(value)
            ? $"'{value}" : value;

    private static string Unguard(string value) => value.Length > 1 && value[0] == '\'' ? value[1..] : value;

    private static bool IsNumber(string value) => decimal.TryParse(
        value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}
