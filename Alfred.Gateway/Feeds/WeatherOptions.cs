namespace Alfred.Gateway.Feeds;

/// <summary>Where the weather comes from.</summary>
/// <param name="Forecasts">
/// The base address of an Open-Meteo-compatible service (<c>WEATHER_URL</c>), to which <c>/v1/forecast</c> is added.
/// </param>
/// <param name="Places">The base address of its geocoding, to which <c>/v1/search</c> is added.</param>
public sealed record WeatherOptions(Uri Forecasts, Uri Places)
{
    private const string PublicForecasts = "api.open-meteo.com";
    private const string PublicPlaces = "https://geocoding-api.open-meteo.com";

    /// <summary>
    /// The options of a base address. The public Open-Meteo finds places at a host of its own; of any other service both are expected at
    /// the same base.
    /// </summary>
    public static WeatherOptions Of(Uri url) => new(url, url.Host == PublicForecasts ? new Uri(PublicPlaces) : url);
}
