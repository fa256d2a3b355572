using Alfred.Briefings;
using Alfred.Weather;

namespace Alfred.Skills.Home.Briefing;

/// <summary>The weather of the day at the member's place.</summary>
internal static class WeatherSection
{
    /// <summary>A line; null where the instance has no weather service, or the member no place.</summary>
    public static async Task<string?> ReadAsync(ActionContext context, BriefingPlan plan)
    {
        var weather = context.Grain<IWeatherGrain>(IWeatherGrain.DefaultKey);
        if (plan.Place is not { } place || !await weather.IsConfiguredAsync())
            return null;
        return await weather.ForecastAsync(place, context.Now.Date.ToDateOnly()) is { } reading
            ? WeatherText.Show(place, reading, context.Now.Zone, context.Language)
            : context.Language.Say("briefing.weather-failed");
    }
}
