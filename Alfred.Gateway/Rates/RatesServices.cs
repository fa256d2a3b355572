using Alfred.Expenses;
using Alfred.Gateway.Outbound;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Alfred.Gateway.Rates;

/// <summary>Registers the source of exchange rates.</summary>
internal static class RatesServices
{
    /// <summary>The name of its client, which has no credential.</summary>
    public const string Client = "rates";

    /// <summary>Nobody who logs an expense waits longer for a rate.</summary>
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(2);

    /// <summary>Adds a source with Frankfurter's API.</summary>
    public static void AddRates(this IServiceCollection services, Uri url, bool isProduction)
    {
        services.AddOutboundClient(new(Client, [AllowedOrigin.Configured(url, isProduction)])
        {
            TimeLimit = TimeLimit,
            MaxResponseBytes = 64 * 1024,
        });
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IExchangeRates>(provider => new FrankfurterRates(
            url, provider.GetRequiredService<IHttpClientFactory>(), provider.GetRequiredService<TimeProvider>()));
    }
}
