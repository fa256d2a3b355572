using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;

namespace Alfred.Gateway.Outbound;

/// <summary>Registers the one way out by HTTP.</summary>
public static class OutboundServices
{
    /// <summary>
    /// Allows a client of <see cref="IHttpClientFactory"/> to call its origins. From the first call on, every client of the factory is
    /// guarded: each request's URL is checked against the client's list, each host's addresses are checked and connected to without
    /// resolving again, and redirects, proxies and cookies are off.
    /// </summary>
    public static IServiceCollection AddOutboundClient(this IServiceCollection services, OutboundClient client)
    {
        services.AddSingleton(client);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IDialer, SystemDialer>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, GuardedHandlers>());
        services.AddHttpClient(client.Name)
            // The guard has a limit of its own, by the process's clock.
            .ConfigureHttpClient(static http => http.Timeout = Timeout.InfiniteTimeSpan)
            // The factory's own log lines hold URLs, and Slack's response URLs are secrets.
            .RemoveAllLoggers()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        return services;
    }
}
