using System.Text.Json;
using System.Text.Json.Serialization;

namespace Alfred.Sandbox;

/// <summary>How the sandbox writes JSON to its page: in camel case.</summary>
internal static class SandboxJson
{
    /// <summary>For the page.</summary>
    public static readonly JsonSerializerOptions Page =
        new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };
}
