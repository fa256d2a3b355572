using Alfred.Feeds;

namespace Alfred.Gateway.Feeds;

/// <summary>Asks a service that speaks Open-Meteo's wire format.</summary>
internal sealed class WeatherFeed(IHttpClientFactory clients, WeatherOptions options) : IWeatherFeed
{
    /// <summary>The client of <see cref="IHttpClientFactory"/>.</summary>
    public const string ClientName = "weather";

    private const int MaxNameLength = 60;

    public async Task<ImmutableArray<WeatherPlace>?> FindPlacesAsync(string name, string language, CancellationToken cancellationToken)
    {
        using var answer = await AskAsync(
            options.Places, $"v1/search?name={Uri.EscapeDataString(name)}&count=5&language={language}&format=json", cancellationToken);
        if (answer is null)
            return null;
        if (!answer.RootElement.TryGetProperty("results", out var results) || results.ValueKind != JsonValueKind.Array)
            return [];
        return [.. results.EnumerateArray().Take(5).Select(PlaceOf).OfType<WeatherPlace>()];
    }

    public async Task<WeatherForecast?> ForecastAsync(WeatherPlace place, DateOnly day, CancellationToken cancellationToken)
    {
        var query = string.Create(CultureInfo.InvariantCulture, $"""
            v1/forecast?latitude={place.Latitude}&longitude={place.Longitude}&daily=weather_code,temperature_2m_max,temperature_2m_min
            &hourly=weather_code&timezone=auto&start_date={day:yyyy-MM-dd}&end_date={day:yyyy-MM-dd}
            """).ReplaceLineEndings("");
        using var answer = await AskAsync(options.Forecasts, query, cancellationToken);
        return answer is null ? null : OpenMeteoForecast.Read(answer.RootElement, day);
    }

    private async Task<JsonDocument?> AskAsync(Uri service, string query, CancellationToken cancellationToken)
    {
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var response = await client.GetAsync(new Uri($"{service.AbsoluteUri.TrimEnd('/')}/{query}"), cancellationToken);
            if (!response.IsSuccessStatusCode)
                return null;
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            var answer = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
            if (answer.RootElement.ValueKind == JsonValueKind.Object)
                return answer;
            answer.Dispose();
            return null;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException or JsonException)
        {
            // The briefing says that the service did not answer.
            return null;
        }
    }

    private static WeatherPlace? PlaceOf(JsonElement found)
    {
        if (Text(found, "name") is not { } name || Number(found, "latitude") is not { } latitude || Math.Abs(latitude) > 90
            || Number(found, "longitude") is not { } longitude || Math.Abs(longitude) > 180)
            return null;
        string?[] around = [Text(found, "admin1"), Text(found, "country")];
        var region = string.Join(", ", around.OfType<string>().Where(part => part != name));
        return new(
            ShortText.Of(name, MaxNameLength), decimal.Round(latitude, 4), decimal.Round(longitude, 4),
            region.Length == 0 ? null : ShortText.Of(region, MaxNameLength));
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String
            && text.GetString() is { Length: > 0 } value ? value : null;

    private static decimal? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetDecimal(out var value)
            ? value
            : null;
}
