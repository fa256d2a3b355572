using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Orleans.Hosting;

/// <summary>Chooses System.Text.Json for states.</summary>
public static class SystemTextJsonSerializerExtensions
{
    /// <summary>States are JSON text by System.Text.Json. It is this engine's default and a choice in Orleans.</summary>
    public static ISiloBuilder UseSystemTextJsonGrainStorageSerializer(this ISiloBuilder siloBuilder)
    {
        siloBuilder.Services.AddSingleton<IGrainStorageSerializer, SystemTextJsonGrainStorageSerializer>();
        return siloBuilder;
    }
}
