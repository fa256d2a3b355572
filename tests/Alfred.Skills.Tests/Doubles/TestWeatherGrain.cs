using System.Collections.Immutable;
using Alfred.Feeds;
using Alfred.Weather;

namespace Alfred.Skills.Tests.Doubles;

/// <summary>A weather service that says what a test wants it to.</summary>
public sealed class TestWeatherGrain : IWeatherGrain
{
    /// <summary>False for an instance without one.</summary>
    public bool IsConfigured { get; set; }

    /// <summary>What it finds for any name; null while it does not answer.</summary>
    public ImmutableArray<WeatherPlace>? Places { get; set; } = [new("Madrid", 40.4165m, -3.7026m, "Spain")];

    /// <summary>The weather of any day; null while it does not answer.</summary>
    public WeatherResult? Reading { get; set; } = new(new(12, 19, Sky.Rain, DayParts.Afternoon), AsOf: null);

    public Task<bool> IsConfiguredAsync() => Task.FromResult(IsConfigured);

    public Task<ImmutableArray<WeatherPlace>?> FindPlacesAsync(string name, string language) => Task.FromResult(Places);

    public Task<WeatherResult?> ForecastAsync(WeatherPlace place, DateOnly day) => Task.FromResult(Reading);
}
