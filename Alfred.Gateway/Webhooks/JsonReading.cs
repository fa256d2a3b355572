using System.Runtime.InteropServices;

namespace Alfred.Gateway.Webhooks;

/// <summary>
/// Reads JSON of which nothing is certain: wrong kinds, lone surrogates and broken UTF-8 come out as "not there" instead of as exceptions
/// (<see cref="JsonElement"/> throws <see cref="InvalidOperationException"/> for the latter two, and only when the value is read).
/// </summary>
internal static class JsonReading
{
    /// <summary>Providers' ids are below 200 characters; what is longer is no id.</summary>
    private const int MaxIdLength = 250;

    /// <summary>
    /// As it is written, in bytes. Nothing that a person says is longer (Slack ends at 40,000 characters, WhatsApp at 4,096), and each
    /// step of understanding would copy it.
    /// </summary>
    public const int MaxTextLength = 40 * 1024;

    /// <summary>The property of an object; an undefined element when there is none.</summary>
    public static JsonElement At(this JsonElement element, ReadOnlySpan<byte> name)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return default;
        try
        {
            return element.TryGetProperty(name, out var value) ? value : default;
        }
        catch (InvalidOperationException)
        {
            // Another property's name holds a lone surrogate.
            return default;
        }
    }

    /// <summary>The elements of an array; none for anything else.</summary>
    public static JsonElement.ArrayEnumerator Items(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : default;

    /// <summary>The first element of an array; an undefined element when there is none.</summary>
    public static JsonElement First(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array && element.GetArrayLength() > 0 ? element[0] : default;

    /// <summary>True for a string with exactly this value.</summary>
    public static bool Is(this JsonElement element, ReadOnlySpan<byte> value)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String && element.ValueEquals(value);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>True for the JSON value true.</summary>
    public static bool IsTrue(this JsonElement element) => element.ValueKind == JsonValueKind.True;

    /// <summary>True for anything but a missing or null value.</summary>
    public static bool IsPresent(this JsonElement element) => element.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>
    /// A string that can serve as an identifier, also in a database column; null for anything else: empty, too long, with control
    /// characters or halves of characters.
    /// </summary>
    public static string? Id(this JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            var text = element.GetString();
            return text is { Length: > 0 and <= MaxIdLength } && !text.Any(char.IsControl) ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>
    /// What people wrote, with a replacement character for whatever is no character; null when it is no string. Of what nobody can have
    /// written by hand only the beginning.
    /// </summary>
    public static string? Text(this JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String)
            return null;
        if (JsonMarshal.GetRawUtf8Value(element) is { Length: > MaxTextLength } raw)
            return BrokenText.Decode(raw[1..MaxTextLength]);
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return BrokenText.Decode(JsonMarshal.GetRawUtf8Value(element)[1..^1]);
        }
    }

    /// <summary>A whole number, also when it is written as a string; null for anything else.</summary>
    public static long? Number(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number when element.TryGetInt64(out var number) => number,
        JsonValueKind.String when element.Id() is { } text
            && long.TryParse(
                text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) =>
            number,
        _ => null,
    };
}
