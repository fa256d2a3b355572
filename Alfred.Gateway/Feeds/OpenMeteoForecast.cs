using Alfred.Feeds;

namespace Alfred.Gateway.Feeds;

/// <summary>Reads an answer of <c>/v1/forecast</c>. Weather codes are those of the WMO (table 4677).</summary>
internal static class OpenMeteoForecast
{
    /// <summary>The forecast of a day; null when the answer holds none.</summary>
    public static WeatherForecast? Read(JsonElement answer, DateOnly day)
    {
        if (Series(answer, "daily", "time") is not { } days)
            return null;
        var date = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var index = days.FindIndex(element => element.ValueKind == JsonValueKind.String && element.GetString() == date);
        if (index < 0 || At(answer, "temperature_2m_min", index) is not { } lowest
            || At(answer, "temperature_2m_max", index) is not { } highest)
            return null;
        var sky = Hours(answer, date);
        var worst = sky.Count > 0 ? sky.Values.Max() : At(answer, "weather_code", index) is { } code ? SkyOf((int)code) : (Sky?)null;
        return worst is { } known
            ? new(
                (int)Math.Round(lowest), (int)Math.Round(highest), known,
                sky.Where(part => part.Value == known).Aggregate(DayParts.None, (parts, part) => parts | part.Key))
            : null;
    }

    /// <summary>The worst of each part of the day that the answer has hours of.</summary>
    private static Dictionary<DayParts, Sky> Hours(JsonElement answer, string date)
    {
        var worst = new Dictionary<DayParts, Sky>();
        if (Series(answer, "hourly", "time") is not { } hours || Series(answer, "hourly", "weather_code") is not { } codes)
            return worst;
        for (var i = 0; i < Math.Min(hours.Count, codes.Count); i++)
        {
            // 2026-11-23T14:00
            if (hours[i].ValueKind != JsonValueKind.String || hours[i].GetString() is not { Length: >= 13 } hour
                || !hour.StartsWith(date, StringComparison.Ordinal) || codes[i].ValueKind != JsonValueKind.Number
                || PartOf(hour.AsSpan(11, 2)) is not { } part)
                continue;
            var sky = SkyOf((int)codes[i].GetDouble());
            worst[part] = worst.TryGetValue(part, out var known) && known > sky ? known : sky;
        }

        return worst;
    }

    private static DayParts? PartOf(ReadOnlySpan<char> hour) => int.TryParse(hour, CultureInfo.InvariantCulture, out var number)
        ? number switch
        {
            >= 6 and < 12 => DayParts.Morning,
            >= 12 and < 18 => DayParts.Afternoon,
            >= 18 => DayParts.Evening,
            _ => null,
        }
        : null;

    private static Sky SkyOf(int code) => code switch
    {
        0 or 1 => Sky.Clear,
        2 or 3 => Sky.Cloudy,
        45 or 48 => Sky.Fog,
        >= 71 and <= 77 or 85 or 86 => Sky.Snow,
        >= 95 => Sky.Thunder,
        >= 51 => Sky.Rain,
        _ => Sky.Cloudy,
    };

    private static double? At(JsonElement answer, string name, int index) =>
        Series(answer, "daily", name) is { } series && index < series.Count && series[index].ValueKind == JsonValueKind.Number
            ? series[index].GetDouble()
            : null;

    private static List<JsonElement>? Series(JsonElement answer, string part, string name) =>
        answer.TryGetProperty(part, out var values) && values.ValueKind == JsonValueKind.Object
            && values.TryGetProperty(name, out var series) && series.ValueKind == JsonValueKind.Array
            ? [.. series.EnumerateArray()]
            : null;
}
