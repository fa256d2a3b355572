using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime.Text;

namespace Alfred.Skills.Shared.PersonalData;

/// <summary>
/// An export as JSON (UTF-8): <c>{"exportedAt": …, "tables": {"groceries": [{"name": "milk", …}]}}</c>. Values are texts as in the
/// table, or null.
/// </summary>
internal static class ExportJson
{
    public static byte[] Write(ActionContext context, ImmutableArray<ExportTable> tables)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(
            stream, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("exportedAt", InstantPattern.General.Format(context.Now.ToInstant()));
            writer.WriteStartObject("tables");
            foreach (var table in tables)
            {
                writer.WriteStartArray(table.Name);
                foreach (var row in table.Rows)
                {
                    writer.WriteStartObject();
                    foreach (var (index, column) in table.Columns.Index())
                        writer.WriteString(column, row[index]);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }
}
