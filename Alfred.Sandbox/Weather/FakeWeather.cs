using System.Globalization;
using System.Text.Json.Nodes;

namespace Alfred.Sandbox.Weather;

/// <summary>
/// A weather service with Open-Meteo's wire format. The weather of a day is made of its date and place, so that it is the same whenever it
/// is asked for.
/// </summary>
internal static class FakeWeather
{
    // Two of Madrid, so that a name that means several places can be tried.
    private static readonly (string Name, string Region, string Country, double Latitude, double Longitude)[] Places =
    [
        ("Madrid", "Madrid", "Spain", 40.4165, -3.7026),
        ("Madrid", "Cundinamarca", "Colombia", 4.7325, -74.2642),
        ("Lisbon", "Lisbon", "Portugal", 38.7167, -9.1333),
        ("Berlin", "Berlin", "Germany", 52.5244, 13.4105),
        ("Paris", "Île-de-France", "France", 48.8534, 2.3488),
        ("Amsterdam", "North Holland", "Netherlands", 52.374, 4.8897),
    ];

    private static readonly int[] Codes = [0, 2, 3, 45, 61, 80, 95, 71];

    /// <summary>Maps its two routes.</summary>
    public static void Map(IEndpointRouteBuilder weather)
    {
        weather.MapGet("/v1/search", static (string? name) => Results.Json(Search(name ?? "")));
        weather.MapGet("/v1/forecast", static (double latitude, double longitude, HttpRequest request) =>
            DateOnly.TryParseExact(
                request.Query["start_date"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? Results.Json(Forecast(latitude, longitude, day))
                : Results.BadRequest(new JsonObject { ["error"] = true, ["reason"] = "start_date is no date" }));
    }

    private static JsonObject Search(string name)
    {
        var found = Places.Where(place => name.Length > 1 && place.Name.StartsWith(name.Trim(), StringComparison.OrdinalIgnoreCase))
            .ToArray();
        // As the real one does: nothing at all for nothing found.
        return found.Length == 0
            ? new() { ["generationtime_ms"] = 0.5 }
            : new()
            {
                ["results"] = new JsonArray([.. found.Select(place => new JsonObject
                {
                    ["name"] = place.Name,
                    ["latitude"] = place.Latitude,
                    ["longitude"] = place.Longitude,
                    ["country"] = place.Country,
                    ["admin1"] = place.Region,
                })]),
                ["generationtime_ms"] = 0.5,
            };
    }

    private static JsonObject Forecast(double latitude, double longitude, DateOnly day)
    {
        var date = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var seed = day.DayNumber + (int)Math.Round(latitude) + (int)Math.Round(longitude);
        var lowest = Math.Round(15 - (Math.Abs(latitude) / 6) + (seed % 7), 1);
        int CodeAt(int hour) => hour / 6 == 1 + (seed % 3) ? Codes[seed % Codes.Length] : 1;
        return new()
        {
            ["latitude"] = latitude,
            ["longitude"] = longitude,
            ["daily"] = new JsonObject
            {
                ["time"] = new JsonArray(date),
                ["weather_code"] = new JsonArray(Codes[seed % Codes.Length]),
                ["temperature_2m_max"] = new JsonArray(lowest + 5 + (seed % 5)),
                ["temperature_2m_min"] = new JsonArray(lowest),
            },
            ["hourly"] = new JsonObject
            {
                ["time"] = new JsonArray([.. Enumerable.Range(0, 24).Select(hour =>
                    JsonValue.Create(string.Create(CultureInfo.InvariantCulture, $"{date}T{hour:00}:00")))]),
                ["weather_code"] = new JsonArray([.. Enumerable.Range(0, 24).Select(hour => JsonValue.Create(CodeAt(hour)))]),
            },
        };
    }
}
