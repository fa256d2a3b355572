using Alfred.Expenses;

namespace Alfred.Skills.Tests.Doubles;

/// <summary>A source of exchange rates that knows what a test tells it; without anything it is down.</summary>
public sealed class TestRates : Dictionary<string, decimal>, IExchangeRates
{
    public Task<ExchangeRate?> FindAsync(string from, string to, DateOnly on, CancellationToken cancellationToken) =>
        Task.FromResult(TryGetValue(from, out var rate) ? new ExchangeRate(rate, to, on, IsTyped: false) : null);
}
