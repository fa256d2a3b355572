using Alfred.Feeds;

namespace Alfred.Weather;

/// <summary>Asks the weather service and remembers for a while what it said; losing that changes nothing.</summary>
[Reentrant] // Nothing is kept across a wait but what the service said, which is the same for all who ask.
[GrainType("weather")]
internal sealed class WeatherGrain(IEnumerable<IWeatherFeed> feeds, TimeProvider clock) : Grain, IWeatherGrain
{
    private const int MaxKept = 50;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly IWeatherFeed? _feed = feeds.SingleOrDefault();
    private readonly Dictionary<(string Place, DateOnly Day), (WeatherForecast Forecast, DateTimeOffset At)> _kept = [];

    public Task<bool> IsConfiguredAsync() => Task.FromResult(_feed is not null);

    public async Task<ImmutableArray<WeatherPlace>?> FindPlacesAsync(string name, string language)
    {
        if (_feed is null)
            return null;
        using var patience = new CancellationTokenSource(Patience, clock);
        return await _feed.FindPlacesAsync(name, language, patience.Token);
    }

    public async Task<WeatherResult?> ForecastAsync(WeatherPlace place, DateOnly day)
    {
        if (_feed is null)
            return null;
        var key = (place.Coordinates, day);
        var now = clock.GetUtcNow();
        if (_kept.TryGetValue(key, out var kept) && now - kept.At < Fresh && now >= kept.At)
            return new(kept.Forecast, AsOf: null);
        using var patience = new CancellationTokenSource(Patience, clock);
        if (await _feed.ForecastAsync(place, day, patience.Token) is not { } forecast)
            return kept.Forecast is null ? null : new(kept.Forecast, kept.At);
        if (_kept.Count >= MaxKept)
            _kept.Clear();
        _kept[key] = (forecast, now);
        return new(forecast, AsOf: null);
    }
}
