using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Alfred.Sandbox.Http;

/// <summary>JSON in providers' formats: names as they stand, and like Meta and Slack with characters beyond ASCII escaped.</summary>
internal static class WireJson
{
    /// <summary>How it is written.</summary>
    public static readonly JsonSerializerOptions Options =
        new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.Default };

    /// <summary>A body.</summary>
    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);
}
