using System.Text.Json.Serialization;
using Alfred.Conversations;

namespace Alfred.Serialization;

/// <summary>How values lie in jsonb columns: camel case, nulls left out, generated so that a cold start needs no reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Reply))]
[JsonSerializable(typeof(ConversationMemory))]
internal sealed partial class RowJson : JsonSerializerContext;
