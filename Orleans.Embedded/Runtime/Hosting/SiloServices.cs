using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Storage;
using Orleans.Timers;

namespace Orleans.Embedded;

/// <summary>The services of a silo.</summary>
internal static class SiloServices
{
    public static SiloBuilder AddTo(IServiceCollection services, IConfiguration configuration)
    {
        var builder = new SiloBuilder(services, configuration);
        services.AddSingleton(builder);
        services.AddLogging();
        services.AddOptions<ClusterOptions>().Bind(configuration.GetSection("Orleans"));
        services.AddOptions<SiloMessagingOptions>();
        services.AddOptions<GrainCollectionOptions>();
        services.AddOptions<SiloOptions>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ILocalSiloDetails, LocalSiloDetails>();
        services.TryAddSingleton<IGrainStorageSerializer, SystemTextJsonGrainStorageSerializer>();
        services.AddSingleton<IPostConfigureOptions<SystemTextJsonGrainStorageSerializerOptions>, GrainReferenceJsonConverter.Configure>();
        services.AddSingleton<Silo>();
        services.AddSingleton<IGrainRuntime>(provider => provider.GetRequiredService<Silo>().Runtime);
        services.AddSingleton<ITimerRegistry>(provider => provider.GetRequiredService<Silo>().Runtime.TimerRegistry);
        services.AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<Silo>().GrainFactory);
        services.AddSingleton<IClusterClient, ClusterClient>();
        services.AddSingleton<IPersistentStateFactory, PersistentStateFactory>();
        services.AddScoped<ActivationScope>();
        services.AddScoped(provider => provider.GetRequiredService<ActivationScope>().Context
            ?? throw new InvalidOperationException("IGrainContext is available only to the services of a grain."));
        services.AddHostedService<SiloHostedService>();
        return builder;
    }
}
