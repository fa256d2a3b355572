using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Alfred.Sandbox;

/// <summary>How the sandbox writes JSON: to its page in camel case, to Alfred with the names as they stand.</summary>
internal static class SandboxJson
{
    /// <summary>For the page.</summary>
    public static readonly JsonSerializerOptions Page =
        new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>For providers' formats. Like Meta and Slack, characters beyond ASCII are escaped.</summary>
    public static readonly JsonSerializerOptions Wire =
        new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.Default };

    /// <summary>A body in a provider's format.</summary>
    public static byte[] Body<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Wire);
}
