using Alfred.Expenses;
using Alfred.Gateway.Rates;
using Alfred.Sandbox.Http;
using Alfred.Testing.Rates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Alfred.Gateway.Tests.Rates;

/// <summary>Behaviour 22: the day's rate, and no rate rather than a wait.</summary>
public sealed class FrankfurterRatesTests
{
    private static readonly DateOnly Friday = new(2026, 11, 20);

    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task a_rate_is_that_of_the_day_or_of_the_last_one_with_rates()
    {
        await using var server = await FakeRates.StartAsync();
        var rates = Rates(server.Url);
        Assert.Equal(new ExchangeRate(0.91996m, "EUR", Friday, IsTyped: false), await FindAsync(rates, "USD", Friday));
        Assert.Equal(new ExchangeRate(0.91996m, "EUR", Friday, IsTyped: false), await FindAsync(rates, "USD", Friday.AddDays(2)));
    }

    [Fact]
    public async Task a_rate_is_asked_for_once()
    {
        await using var server = await FakeRates.StartAsync();
        var rates = Rates(server.Url);
        await FindAsync(rates, "USD", Friday);
        await FindAsync(rates, "USD", Friday);
        Assert.Equal(["/2026-11-20?base=USD&symbols=EUR"], server.Calls.All);
    }

    [Theory]
    [InlineData(404, "{}")]
    [InlineData(200, "no JSON")]
    [InlineData(200, """{"rates":{"EUR":-1}}""")]
    [InlineData(200, """{"rates":[]}""")]
    [InlineData(200, """{"rates":{"EUR":"0.9"}}""")]
    [InlineData(500, "")]
    [InlineData(302, "")]
    public async Task whatever_else_comes_is_no_rate(int status, string body)
    {
        await using var server = await FakeRates.StartAsync();
        server.Otherwise = new FakeAnswer.Respond(status, body);
        Assert.Null(await FindAsync(Rates(server.Url), "USD", Friday));
    }

    [Fact]
    public async Task a_source_that_is_down_is_left_alone_for_a_minute()
    {
        await using var server = await FakeRates.StartAsync();
        server.Otherwise = new FakeAnswer.Cut();
        var rates = Rates(server.Url);
        for (var day = 0; day < 5; day++)
            Assert.Null(await FindAsync(rates, "USD", Friday.AddDays(-day)));
        server.Otherwise = null;
        Assert.Null(await FindAsync(rates, "USD", Friday));
        _clock.Advance(TimeSpan.FromSeconds(61));
        Assert.NotNull(await FindAsync(rates, "USD", Friday));
    }

    [Theory]
    [InlineData(404, "{}", true)]
    [InlineData(500, "", false)]
    [InlineData(200, "no JSON", false)]
    public async Task a_source_without_a_rate_is_told_from_one_that_does_not_answer(int status, string body, bool isAnswered)
    {
        await using var server = await FakeRates.StartAsync();
        server.Otherwise = new FakeAnswer.Respond(status, body);
        Assert.Equal(isAnswered, (await Rates(server.Url).FindAsync("USD", "EUR", Friday, CancellationToken.None)).IsAnswered);
    }

    private static async Task<ExchangeRate?> FindAsync(IExchangeRates rates, string from, DateOnly on) =>
        (await rates.FindAsync(from, "EUR", on, CancellationToken.None)).Rate;

    private IExchangeRates Rates(Uri url)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddRates(url, isProduction: false);
        return services.BuildServiceProvider().GetRequiredService<IExchangeRates>();
    }
}
