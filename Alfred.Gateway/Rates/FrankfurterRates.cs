using System.Collections.Concurrent;
using Alfred.Expenses;
using Alfred.Gateway.Outbound;
using Polly;
using Polly.CircuitBreaker;

namespace Alfred.Gateway.Rates;

/// <summary>
/// The European Central Bank's rates by Frankfurter's API (<c>GET /2026-11-20?base=USD&amp;symbols=EUR</c>). A day's rates never change, so
/// that each is asked for once. One that is down is left alone for a minute.
/// </summary>
internal sealed class FrankfurterRates(Uri url, IHttpClientFactory clients, TimeProvider time) : IExchangeRates
{
    private const int MaxKnown = 2_000;

    private readonly ConcurrentDictionary<(string From, string To, DateOnly On), ExchangeRate> _known = [];

    private readonly ResiliencePipeline<ExchangeRate?> _pipeline = new ResiliencePipelineBuilder<ExchangeRate?> { TimeProvider = time }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<ExchangeRate?>
        {
            ShouldHandle = static tried => ValueTask.FromResult(tried.Outcome.Exception is not null),
            MinimumThroughput = 2,
            FailureRatio = 0.9,
            SamplingDuration = TimeSpan.FromMinutes(1),
            BreakDuration = TimeSpan.FromMinutes(1),
        })
        .Build();

    public async Task<RateAnswer> FindAsync(string from, string to, DateOnly on, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue((from, to, on), out var known))
            return new(known, IsAnswered: true);
        try
        {
            var rate = await _pipeline.ExecuteAsync(async token => await AskAsync(from, to, on, token), cancellationToken);
            // Rates are few and come again; should they ever be many, the memory starts anew.
            if (_known.Count >= MaxKnown)
                _known.Clear();
            if (rate is not null)
                _known[(from, to, on)] = rate;
            return new(rate, IsAnswered: true);
        }
        catch (Exception exception) when (exception is BrokenCircuitException or HttpRequestException or IOException or JsonException
            or OutboundRefusedException or OperationCanceledException)
        {
            return default;
        }
    }

    private async Task<ExchangeRate?> AskAsync(string from, string to, DateOnly on, CancellationToken cancellationToken)
    {
        var day = on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        using var response = await clients.CreateClient(RatesServices.Client).GetAsync(
            new Uri($"{url.AbsoluteUri.TrimEnd('/')}/{day}?base={from}&symbols={to}"), cancellationToken);
        // It knows some thirty currencies, and says so of any other.
        if ((int)response.StatusCode is >= 400 and < 500 and not 429)
            return null;
        response.EnsureSuccessStatusCode();
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStreamAsync(cancellationToken));
        return answer.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("rates", out var rates)
            && rates.ValueKind == JsonValueKind.Object && rates.TryGetProperty(to, out var found)
            && found.ValueKind == JsonValueKind.Number && found.TryGetDecimal(out var rate) && rate > 0
            ? new(rate, to, DayOf(answer.RootElement) ?? on, IsTyped: false) : null;
    }

    private static DateOnly? DayOf(JsonElement answer) =>
        answer.TryGetProperty("date", out var date) && date.ValueKind == JsonValueKind.String
            && DateOnly.TryParseExact(
                date.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
