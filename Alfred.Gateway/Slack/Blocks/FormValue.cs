using System.Buffers.Text;
using System.IO.Compression;
using System.Text.Json.Serialization;

namespace Alfred.Gateway.Slack.Blocks;

/// <summary>
/// A form as the value of the button that opens it: nothing has to be kept here while a person thinks about it, and a button of last week
/// still works. Long ones are compressed.
/// </summary>
internal static class FormValue
{
    private const char Packed = '~';

    /// <summary>More than any form of 10 fields and 100 options could be.</summary>
    private const int MaxUnpacked = 64 * 1024;

    /// <summary>The value; null when the form fits into none.</summary>
    public static string? Write(Form form)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(form, FormJson.Default.Form);
        if (json.Length <= SlackLimits.ButtonValue && Ascii.IsValid(json))
            return Encoding.ASCII.GetString(json);
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            deflate.Write(json);
        var text = Packed + Base64Url.EncodeToString(packed.ToArray());
        return text.Length <= SlackLimits.ButtonValue ? text : null;
    }

    /// <summary>Reads a value; null for what is none.</summary>
    public static Form? Read(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return null;
        try
        {
            var form = JsonSerializer.Deserialize(
                value[0] == Packed ? Unpack(value[1..]) : Encoding.UTF8.GetBytes(value), FormJson.Default.Form);
            return form is { Fields: { IsDefaultOrEmpty: false } fields }
                && fields.All(static field => field is { Name.Length: > 0, Label.Length: > 0 }) ? form : null;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidDataException or ArgumentException)
        {
            // A value of another program, or of a version of ours that wrote forms differently.
            return null;
        }
    }

    private static ReadOnlySpan<byte> Unpack(string text)
    {
        using var packed = new MemoryStream(Base64Url.DecodeFromChars(text));
        using var deflate = new DeflateStream(packed, CompressionMode.Decompress);
        var json = new byte[MaxUnpacked];
        var length = deflate.ReadAtLeast(json, MaxUnpacked, throwOnEndOfStream: false);
        return length < MaxUnpacked ? json.AsSpan(0, length) : throw new FormatException("too long");
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Form))]
internal sealed partial class FormJson : JsonSerializerContext;
