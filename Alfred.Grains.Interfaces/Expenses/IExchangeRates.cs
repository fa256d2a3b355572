namespace Alfred.Expenses;

/// <summary>
/// Where exchange rates come from. Outside this process, so it may be down: then there is no rate, and nobody waits for one.
/// </summary>
public interface IExchangeRates
{
    /// <summary>What a unit of one currency was worth in another one on a day.</summary>
    /// <param name="from">The currency of the expense (ISO 4217).</param>
    /// <param name="to">The instance's currency (ISO 4217).</param>
    /// <param name="on">The day; where it has no rates, such as on a Sunday, the last one before it counts.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The rate; null when the source has none, is not set up, or does not answer in time. Never throws for what the source
    /// does.</returns>
    Task<ExchangeRate?> FindAsync(string from, string to, DateOnly on, CancellationToken cancellationToken);
}
