using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Orleans.Serialization;

namespace Orleans.Embedded;

/// <summary>Writes a reference in a state as <c>["type/key","interface"]</c>, as Orleans does.</summary>
internal sealed class GrainReferenceJsonConverter(IServiceProvider services) : JsonConverter<IAddressable>
{
    public override bool CanConvert(Type typeToConvert) => typeof(IAddressable).IsAssignableFrom(typeToConvert);

    public override IAddressable? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw Malformed();
        var grainId = NextText(ref reader);
        var interfaceType = NextText(ref reader);
        if (!reader.Read() || reader.TokenType != JsonTokenType.EndArray) throw Malformed();
        var silo = services.GetRequiredService<Silo>();
        var id = GrainId.Parse(grainId);
        return interfaceType.Length == 0 ? silo.GrainFactory.GetGrain(id) : silo.GrainFactory.GetGrain(id, GrainInterfaceType.Create(interfaceType));
    }

    public override void Write(Utf8JsonWriter writer, IAddressable value, JsonSerializerOptions options)
    {
        var reference = value as GrainReference ?? throw new JsonException($"A state holds a reference to a grain, not the grain {value} itself: store this.AsReference<…>().");
        writer.WriteStartArray();
        writer.WriteStringValue(reference.GrainId.ToString());
        writer.WriteStringValue(reference.InterfaceType.ToString());
        writer.WriteEndArray();
    }

    private static string NextText(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw Malformed();

    private static JsonException Malformed() => new("A grain reference reads [\"type/key\",\"interface\"].");

    /// <summary>Gives the converter to the silo's serializer.</summary>
    internal sealed class Configure(IServiceProvider services) : IPostConfigureOptions<SystemTextJsonGrainStorageSerializerOptions>
    {
        public void PostConfigure(string? name, SystemTextJsonGrainStorageSerializerOptions options) =>
            options.JsonSerializerOptions.Converters.Add(new GrainReferenceJsonConverter(services));
    }
}
