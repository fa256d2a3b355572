namespace Alfred.Expenses;

/// <summary>What a unit of an expense's currency was worth. Kept on the expense, so that its value never changes.</summary>
/// <param name="Rate">Greater than 0: 0.92 for a dollar in euros.</param>
/// <param name="To">The currency that it is worth it in (ISO 4217).</param>
/// <param name="On">The day of the rate: the last one with rates up to the expense's day, or the day it was typed for.</param>
/// <param name="IsTyped">True when a person said it, false when it came from the source of rates.</param>
[GenerateSerializer, Immutable, Alias("alfred.exchange-rate")]
public sealed record ExchangeRate(
    [property: Id(0)] decimal Rate, [property: Id(1)] string To, [property: Id(2)] DateOnly On, [property: Id(3)] bool IsTyped)
{
    /// <summary>What the source of rates said for the day, beside a rate that was typed; null for nothing. Default null.</summary>
    [Id(4)] public decimal? Known { get; init; }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Rate} {To}");
}
