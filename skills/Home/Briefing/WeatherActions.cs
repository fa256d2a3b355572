using Alfred.Feeds;
using Alfred.Weather;

namespace Alfred.Skills.Home.Briefing;

/// <summary>The weather: of which place, and what it is today.</summary>
internal static class WeatherActions
{
    private const int MaxPlaceLength = 80;

    // Whether a text is a time does not depend on the moment: any will do.
    private static readonly ZonedDateTime Moment = new LocalDateTime(2026, 1, 1, 0, 0).InUtc();

    /// <summary>The <see cref="Parameter.Read"/> of a place. A day is none: "weather for tomorrow" asks for something else.</summary>
    public static ParseResult ReadPlace(string text, ReadContext context) => text.Trim() is { Length: > 0 and <= MaxPlaceLength } place
        && TimeText.Read(place, context.Language, Moment) is TimeResult.NotATime
        ? new ParseResult.Understood(place)
        : new ParseResult.NotUnderstood(context.Language.Say("briefing.what-place"));

    public static async Task<Outcome> SetPlaceAsync(ActionContext context, Arguments arguments)
    {
        var (language, asked) = (context.Language, arguments["place"]);
        var weather = context.Grain<IWeatherGrain>(IWeatherGrain.DefaultKey);
        if (!await weather.IsConfiguredAsync())
            return Outcome.Say(language.Say("briefing.weather-unset"));
        if (WeatherPlace.TryParse(asked) is { } exact)
            return await SetAsync(context, exact);
        if (await weather.FindPlacesAsync(asked, language.Code) is not { } places)
            return Outcome.Say(language.Say("briefing.weather-failed"));
        if (places.IsEmpty)
            return Outcome.Say(language.Say("briefing.unknown-place", ("place", asked)));
        ImmutableArray<WeatherPlace> alike = [.. places.Where(place => FoldedName.Of(place.Name) == FoldedName.Of(places[0].Name))];
        return alike.Length == 1
            ? await SetAsync(context, alike[0])
            : Outcome.Say(language.Say("briefing.which-place", ("place", alike[0].Name)), new([.. alike.Select(OfferOf)]));
    }

    public static async Task<Outcome> TellAsync(ActionContext context)
    {
        var language = context.Language;
        var weather = context.Grain<IWeatherGrain>(IWeatherGrain.DefaultKey);
        if (!await weather.IsConfiguredAsync())
            return Outcome.Say(language.Say("briefing.weather-unset"));
        if ((await BriefingActions.GrainOf(context).PlanAsync()).Place is not { } place)
            return Outcome.Say(language.Say("briefing.no-place"));
        var reading = await weather.ForecastAsync(place, context.Now.Date.ToDateOnly());
        return Outcome.Say(reading is null
            ? language.Say("briefing.weather-failed")
            : WeatherText.Show(place, reading, context.Now.Zone, language));
    }

    // By its coordinates, whose name stands behind them: what is picked means one place only.
    private static Choice OfferOf(WeatherPlace place) => new(
        ShortText.Of(place.Region is null ? place.Name : $"{place.Name}, {place.Region}", 24),
        $"weather for {place.Coordinates.Replace(",", "", StringComparison.Ordinal)} {place.Name}", place.Region);

    private static async Task<Outcome> SetAsync(ActionContext context, WeatherPlace place)
    {
        var outcome = await BriefingActions.GrainOf(context).SetPlaceAsync(context.Command, place);
        return new()
        {
            Reply = new(context.Language.Say("briefing.place-set", ("place", outcome.After.Place!.Name))),
            Journal = new("chose a place for the weather") { Reversal = BriefingRestoring.Of(outcome) },
        };
    }
}
