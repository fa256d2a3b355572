using System.Text.Json;
using Alfred.Feeds;
using Alfred.Gateway.Access;
using Alfred.Gateway.Feeds;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Sandbox.Weather;
using Alfred.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Alfred.Gateway.Tests.Feeds;

public sealed class WeatherFeedTests
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    [Fact]
    public async Task a_place_is_found_and_its_weather_told()
    {
        await using var gateway = await StartAsync();
        var feed = gateway.Services.GetRequiredService<IWeatherFeed>();

        var place = (await feed.FindPlacesAsync("lisbon", "en", CancellationToken.None))!.Value.Single();
        var forecast = await feed.ForecastAsync(place, Day, CancellationToken.None);

        Assert.Equal(("Lisbon", 38.7167m, -9.1333m, "Portugal"), (place.Name, place.Latitude, place.Longitude, place.Region));
        Assert.NotNull(forecast);
        Assert.True(forecast.Lowest < forecast.Highest);
    }

    [Fact]
    public async Task a_name_may_mean_several_places_or_none()
    {
        await using var gateway = await StartAsync();
        var feed = gateway.Services.GetRequiredService<IWeatherFeed>();

        Assert.Equal(2, (await feed.FindPlacesAsync("Madrid", "en", CancellationToken.None))!.Value.Length);
        Assert.Empty((await feed.FindPlacesAsync("Atlantis & Co?", "en", CancellationToken.None))!.Value);
    }

    [Fact]
    public async Task a_service_that_is_away_is_no_exception()
    {
        await using var gateway = await TestGateway.StartAsync(
            TestGateway.Options() with { Weather = WeatherOptions.Of(new($"http://127.0.0.1:{FreePort.Take()}/")) });
        var feed = gateway.Services.GetRequiredService<IWeatherFeed>();

        Assert.Null(await feed.FindPlacesAsync("Madrid", "en", CancellationToken.None));
        Assert.Null(await feed.ForecastAsync(new("Madrid", 40m, -3m), Day, CancellationToken.None));
    }

    [Fact]
    public async Task without_a_service_there_is_no_feed()
    {
        await using var gateway = await TestGateway.StartAsync(TestGateway.Options());

        Assert.Null(gateway.Services.GetService<IWeatherFeed>());
    }

    [Theory]
    [InlineData("https://api.open-meteo.com", "https://geocoding-api.open-meteo.com/")]
    [InlineData("https://weather.example/base", "https://weather.example/base")]
    public void places_are_looked_for_where_the_service_has_them(string url, string places) =>
        Assert.Equal(new Uri(places), WeatherOptions.Of(new(url)).Places);

    // 8 to 11 o'clock of 24 belong to the morning.
    [Theory]
    [InlineData(1, 61, 8, Sky.Rain, DayParts.Morning)]
    [InlineData(1, 95, 13, Sky.Thunder, DayParts.Afternoon)]
    [InlineData(3, 45, 23, Sky.Fog, DayParts.Evening)]
    [InlineData(1, 71, 3, Sky.Clear, DayParts.Day)]
    [InlineData(63, 63, 12, Sky.Rain, DayParts.Day)]
    public void the_worst_of_the_day_is_told_with_its_parts(int usual, int worst, int hour, Sky sky, DayParts when)
    {
        var codes = Enumerable.Range(0, 24).Select(at => at == hour ? worst : usual);
        var hours = Enumerable.Range(0, 24).Select(at => $"\"2026-11-23T{at:00}:00\"");
        using var answer = JsonDocument.Parse($$$"""
            {"daily":{"time":["2026-11-23"],"weather_code":[{{{worst}}}],"temperature_2m_max":[18.6],"temperature_2m_min":[11.5]},
            "hourly":{"time":[{{{string.Join(',', hours)}}}],"weather_code":[{{{string.Join(',', codes)}}}]}}
            """);

        Assert.Equal(new WeatherForecast(12, 19, sky, when), OpenMeteoForecast.Read(answer.RootElement, Day));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"error":true,"reason":"no"}""")]
    [InlineData("""{"daily":{"time":["2026-11-24"],"temperature_2m_max":[1],"temperature_2m_min":[0],"weather_code":[1]}}""")]
    [InlineData("""{"daily":{"time":["2026-11-23"],"temperature_2m_max":[null],"temperature_2m_min":[0],"weather_code":[1]}}""")]
    [InlineData("""{"daily":{"time":["2026-11-23"],"temperature_2m_max":[1],"temperature_2m_min":[],"weather_code":[1]}}""")]
    [InlineData("""{"daily":[],"hourly":3}""")]
    public void an_answer_without_the_day_is_no_forecast(string text)
    {
        using var answer = JsonDocument.Parse(text);

        Assert.Null(OpenMeteoForecast.Read(answer.RootElement, Day));
    }

    private static Task<TestGateway> StartAsync()
    {
        var port = FreePort.Take();
        return TestGateway.StartAsync(
            TestGateway.Options() with { Port = port, Weather = WeatherOptions.Of(new($"http://127.0.0.1:{port}/weather")) },
            alsoMap: app =>
            {
                var weather = app.MapGroup("/weather");
                FakeWeather.Map(weather);
                weather.WithAccess(RouteAccess.Loopback);
            });
    }
}
