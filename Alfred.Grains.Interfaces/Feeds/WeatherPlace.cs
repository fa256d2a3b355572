namespace Alfred.Feeds;

/// <summary>A place that has weather.</summary>
/// <param name="Name">What it is called, 1 to 60 characters; its coordinates when nothing else is known.</param>
/// <param name="Latitude">Degrees north, -90 to 90.</param>
/// <param name="Longitude">Degrees east, -180 to 180.</param>
/// <param name="Region">The region or country that tells it from others of its name; null for unknown.</param>
[GenerateSerializer, Immutable, Alias("alfred.weather-place")]
public sealed record WeatherPlace(
    [property: Id(0)] string Name, [property: Id(1)] decimal Latitude, [property: Id(2)] decimal Longitude,
    [property: Id(3)] string? Region = null)
{
    /// <summary><c>40.42, -3.7</c>: what <see cref="TryParse"/> reads.</summary>
    public string Coordinates => string.Create(CultureInfo.InvariantCulture, $"{Latitude:0.####}, {Longitude:0.####}");

    /// <summary>
    /// Reads a latitude and a longitude with decimal points, between them a comma, a semicolon or a blank; a name may stand behind them.
    /// </summary>
    /// <returns>The place, named by its coordinates when nothing else does; null for anything else.</returns>
    public static WeatherPlace? TryParse(string text)
    {
        var parts = text.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (parts is not [var north, var east, .. var name] || Degrees(north, 90) is not { } latitude
            || Degrees(east, 180) is not { } longitude)
            return null;
        var place = new WeatherPlace(string.Join(' ', name), latitude, longitude);
        return place.Name.Length is > 0 and <= 60 ? place : place with { Name = place.Coordinates };
    }

    /// <summary>Hides where: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => "(place)";

    private static decimal? Degrees(string text, decimal most) =>
        decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees)
        && Math.Abs(degrees) <= most ? decimal.Round(degrees, 4) : null;
}
