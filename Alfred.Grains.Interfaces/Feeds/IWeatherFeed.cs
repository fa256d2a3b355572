namespace Alfred.Feeds;

/// <summary>A weather service. There is none among the services when the instance has none.</summary>
public interface IWeatherFeed
{
    /// <summary>Finds places by name, most likely first, at most 5.</summary>
    /// <param name="name">What somebody typed.</param>
    /// <param name="language">The language that places are named in (ISO 639-1).</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The places; null when the service does not answer.</returns>
    Task<ImmutableArray<WeatherPlace>?> FindPlacesAsync(string name, string language, CancellationToken cancellationToken);

    /// <summary>The forecast of a day at a place; null when the service does not answer, or has none for that day.</summary>
    Task<WeatherForecast?> ForecastAsync(WeatherPlace place, DateOnly day, CancellationToken cancellationToken);
}
