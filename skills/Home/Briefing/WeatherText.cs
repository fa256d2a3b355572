using Alfred.Feeds;
using Alfred.Weather;

namespace Alfred.Skills.Home.Briefing;

/// <summary>The weather in one line: <c>Madrid: 12–19 °C, rain in the afternoon.</c></summary>
internal static class WeatherText
{
    public static string Show(WeatherPlace place, WeatherResult reading, DateTimeZone zone, Language language)
    {
        var forecast = reading.Forecast;
        var text = language.Say(
            "briefing.weather", ("place", place.Name), ("lowest", forecast.Lowest), ("highest", forecast.Highest),
            ("sky", Sky(forecast, language)));
        if (reading.AsOf is not { } asOf)
            return text;
        var time = ClockTime.Canonical(Instant.FromDateTimeOffset(asOf).InZone(zone).TimeOfDay);
        return $"{text} {language.Say("briefing.as-of", ("time", time))}";
    }

    private static string Sky(WeatherForecast forecast, Language language)
    {
        var sky = language.Say($"briefing.sky-{$"{forecast.Sky}".ToLowerInvariant()}");
        // Sun and clouds are no news of an hour, and all day needs no saying.
        if (forecast.Sky is Alfred.Feeds.Sky.Clear or Alfred.Feeds.Sky.Cloudy || forecast.When is DayParts.None or DayParts.Day)
            return sky;
        var when = ((DayParts[])[DayParts.Morning, DayParts.Afternoon, DayParts.Evening]).Where(part => forecast.When.HasFlag(part))
            .Select(part => language.Say($"briefing.in-{$"{part}".ToLowerInvariant()}"));
        return $"{sky} {Texts.And(when, language)}";
    }
}
