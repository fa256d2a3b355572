using Alfred.Expenses;

namespace Alfred.Skills.Tests.Doubles;

/// <summary>A source of exchange rates that knows what a test tells it, and nothing else.</summary>
public sealed class TestRates : Dictionary<string, decimal>, IExchangeRates
{
    public Task<RateAnswer> FindAsync(string from, string to, DateOnly on, CancellationToken cancellationToken) =>
        Task.FromResult(
            new RateAnswer(TryGetValue(from, out var rate) ? new(rate, to, on, IsTyped: false) : null, IsAnswered: true));
}
