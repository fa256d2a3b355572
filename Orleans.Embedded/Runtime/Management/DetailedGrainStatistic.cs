namespace Orleans.Runtime;

/// <summary>An activation and its class.</summary>
[Immutable]
public sealed class DetailedGrainStatistic
{
    /// <summary>The grain class by full name.</summary>
    public string GrainType { get; init; } = null!;

    /// <summary>The silo.</summary>
    public SiloAddress SiloAddress { get; init; } = null!;

    /// <summary>The grain.</summary>
    public GrainId GrainId { get; init; }
}
