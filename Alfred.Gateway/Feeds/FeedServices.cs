using System.Collections.Immutable;
using Alfred.Feeds;
using Alfred.Gateway.Outbound;
using Alfred.Instances;

namespace Alfred.Gateway.Feeds;

/// <summary>Registers what is fetched from the internet for people to read. None of its clients holds a credential.</summary>
internal static class FeedServices
{
    /// <summary>Adds calendars, and the weather where the instance has a service.</summary>
    public static void AddFeeds(this IServiceCollection services, WeatherOptions? weather, Instance instance)
    {
        services.AddOutboundClient(new(CalendarFeed.ClientName, CalendarOrigins(instance))
        {
            TimeLimit = TimeSpan.FromSeconds(10),
            MaxResponseBytes = CalendarFeed.MaxBytes,
        });
        services.AddSingleton<ICalendarFeed, CalendarFeed>();
        if (weather is null)
            return;
        services.AddOutboundClient(new(
            WeatherFeed.ClientName,
            [
                AllowedOrigin.Configured(weather.Forecasts, instance.IsProduction),
                AllowedOrigin.Configured(weather.Places, instance.IsProduction),
            ]));
        services.AddSingleton(weather);
        services.AddSingleton<IWeatherFeed, WeatherFeed>();
    }

    // Outside production also what runs on this machine, such as the sandbox's calendars.
    private static ImmutableArray<AllowedOrigin> CalendarOrigins(Instance instance) => instance.IsProduction
        ? [AllowedOrigin.AnyPublic()]
        : [AllowedOrigin.ThisMachine(), AllowedOrigin.AnyPublic()];
}
