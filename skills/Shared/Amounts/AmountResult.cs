namespace Alfred.Skills.Shared.Amounts;

/// <summary>What became of looking for an amount in a text. A closed family.</summary>
public abstract record AmountResult
{
    private AmountResult() { }

    /// <summary>There is exactly one amount.</summary>
    /// <param name="Value">How much, as it was written: negative, zero and more decimals than the currency has are possible.</param>
    /// <param name="Currency">The currency (ISO 4217); null when none was written.</param>
    public sealed record Amount(decimal Value, string? Currency) : AmountResult;

    /// <summary>There is one that can mean several.</summary>
    /// <param name="Problem">What to ask, naming them.</param>
    /// <param name="Instead">Each of them, as it could be typed instead, most likely first.</param>
    public sealed record Question(string Problem, ImmutableArray<string> Instead) : AmountResult;

    /// <summary>There is none, or there are several.</summary>
    public sealed record Nothing : AmountResult;
}
