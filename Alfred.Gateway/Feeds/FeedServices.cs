using Alfred.Feeds;
using Alfred.Gateway.Outbound;
using Alfred.Instances;

namespace Alfred.Gateway.Feeds;

/// <summary>Registers what is fetched from the internet for people to read. None of its clients holds a credential.</summary>
internal static class FeedServices
{
    /// <summary>Adds calendars, and the weather where the instance has a service.</summary>
    /// <param name="services">The services.</param>
    /// <param name="weather">The service that tells the weather; null for none.</param>
    /// <param name="instance">The instance.</param>
    /// <param name="hasOnlyMadeUpPeople">True while everything is played on this machine, its calendars too.</param>
    public static void AddFeeds(this IServiceCollection services, WeatherOptions? weather, Instance instance, bool hasOnlyMadeUpPeople)
    {
        services.AddOutboundClient(new(CalendarFeed.ClientName, CalendarOrigins(hasOnlyMadeUpPeople))
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

    // The address is a member's to give: once real people are members, it must not lead to what runs on this machine.
    private static ImmutableArray<AllowedOrigin> CalendarOrigins(bool hasOnlyMadeUpPeople) => hasOnlyMadeUpPeople
        ? [AllowedOrigin.ThisMachine(), AllowedOrigin.AnyPublic()]
        : [AllowedOrigin.AnyPublic()];
}
