using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Storage;

namespace Orleans.Embedded;

/// <summary>Gives a storage without a serializer of its own the one registered under its name, else the common one.</summary>
internal static class StorageSerializerServices
{
    public static void AddStorageSerializer<TOptions>(this IServiceCollection services, string name)
        where TOptions : class, IStorageProviderSerializerOptions =>
        services.AddSingleton<IPostConfigureOptions<TOptions>>(provider => new PostConfigureOptions<TOptions>(
            name,
            options => options.GrainStorageSerializer ??=
                provider.GetKeyedService<IGrainStorageSerializer>(name) ?? provider.GetRequiredService<IGrainStorageSerializer>()));
}
