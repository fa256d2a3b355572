namespace Orleans.Runtime;

/// <summary>How many activations a grain class has.</summary>
[Immutable]
public sealed class SimpleGrainStatistic
{
    /// <summary>The grain class by full name.</summary>
    public string GrainType { get; init; } = null!;

    /// <summary>The silo.</summary>
    public SiloAddress SiloAddress { get; init; } = null!;

    /// <summary>The count.</summary>
    public int ActivationCount { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"SimpleGrainStatistic: GrainType={GrainType} Silo={SiloAddress} NumActivations={ActivationCount}";
}
