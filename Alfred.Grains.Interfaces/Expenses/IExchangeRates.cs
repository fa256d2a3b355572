namespace Alfred.Expenses;

/// <summary>
/// Where exchange rates come from. Outside this process, so it may be down: then nobody waits long for a rate.
/// </summary>
public interface IExchangeRates
{
    /// <summary>What a unit of one currency was worth in another one on a day.</summary>
    /// <param name="from">The currency of the expense (ISO 4217).</param>
    /// <param name="to">The instance's currency (ISO 4217).</param>
    /// <param name="on">The day; where it has no rates, such as on a Sunday, the last one before it counts.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>What the source answered. Never throws for what it does.</returns>
    Task<RateAnswer> FindAsync(string from, string to, DateOnly on, CancellationToken cancellationToken);
}

/// <summary>What a source of exchange rates answered.</summary>
/// <param name="Rate">The rate; null where it has none, or did not answer.</param>
/// <param name="IsAnswered">False for a source that is down, slow, or answers something else.</param>
public readonly record struct RateAnswer(ExchangeRate? Rate, bool IsAnswered);
