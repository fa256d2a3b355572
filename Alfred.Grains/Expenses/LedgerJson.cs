using System.Text.Encodings.Web;
using Alfred.Serialization;

namespace Alfred.Expenses;

/// <summary>How outcomes, changes and the policy are written: what was given, not what follows from it.</summary>
internal static class LedgerJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Web)
    {
        Converters = { new ImmutableArrayConverterFactory() },
        // Readable letters instead of \u00e9; the text never stands in HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
    };
}
