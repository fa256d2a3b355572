using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Alfred.Sandbox.Http;

/// <summary>Reads JSON that Alfred or the page sent: what is missing or of another kind comes out as "not there".</summary>
internal static class JsonReading
{
    /// <summary>Parses; false for what is no JSON.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> body, [NotNullWhen(true)] out JsonDocument? document)
    {
        try
        {
            document = JsonDocument.Parse(body);
            return true;
        }
        catch (JsonException)
        {
            document = null;
            return false;
        }
    }

    /// <summary>True when the first thing that is not white space opens an object or an array.</summary>
    public static bool LooksLikeJson(ReadOnlySpan<byte> body)
    {
        var start = body.IndexOfAnyExcept(" \t\r\n"u8);
        return start >= 0 && body[start] is (byte)'{' or (byte)'[';
    }

    /// <summary>The property of an object; an undefined element when there is none.</summary>
    public static JsonElement At(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    /// <summary>The elements of an array; none for anything else.</summary>
    public static JsonElement.ArrayEnumerator Items(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : default;

    /// <summary>A string; null for anything else.</summary>
    public static string? Text(this JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() : null;

    /// <summary>A string with something in it; null for anything else.</summary>
    public static string? Id(this JsonElement element) => element.Text() is { Length: > 0 } text ? text : null;

    /// <summary>True for a string with exactly this value.</summary>
    public static bool Is(this JsonElement element, string value) =>
        element.ValueKind == JsonValueKind.String && element.ValueEquals(value);

    /// <summary>True for the JSON value true.</summary>
    public static bool IsTrue(this JsonElement element) => element.ValueKind == JsonValueKind.True;

    /// <summary>True for anything but a missing or null value.</summary>
    public static bool IsPresent(this JsonElement element) => element.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);
}
