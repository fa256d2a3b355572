using Alfred.Feeds;

namespace Alfred.Weather;

/// <summary>What the instance's weather service says (key <see cref="DefaultKey"/>); asked at most twice an hour about a place.</summary>
[Alias("alfred.IWeatherGrain")]
public interface IWeatherGrain : IGrainWithStringKey
{
    /// <summary>The key of the one service.</summary>
    const string DefaultKey = "weather:default";

    /// <summary>False when the instance has no weather service (<c>WEATHER_URL</c>).</summary>
    [Alias("IsConfigured")]
    Task<bool> IsConfiguredAsync();

    /// <summary>Finds places by name, most likely first, at most 5; null when no service answers.</summary>
    [Alias("FindPlaces")]
    Task<ImmutableArray<WeatherPlace>?> FindPlacesAsync(string name, string language);

    /// <summary>
    /// The forecast of a day. When the service does not answer, the last one that it gave for that day; null when there is none.
    /// </summary>
    [Alias("Forecast")]
    Task<WeatherResult?> ForecastAsync(WeatherPlace place, DateOnly day);
}

/// <summary>A forecast and how old it is.</summary>
/// <param name="Forecast">What is expected.</param>
/// <param name="AsOf">When it was fetched (UTC), if the service has not answered since; null for now.</param>
[GenerateSerializer, Immutable, Alias("alfred.weather-reading")]
public sealed record WeatherResult([property: Id(0)] WeatherForecast Forecast, [property: Id(1)] DateTimeOffset? AsOf);
