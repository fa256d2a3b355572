using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>What a reference is made from; only the silo makes one.</summary>
public readonly struct GrainReferenceSeed
{
    internal GrainReferenceSeed(Silo silo, GrainId grainId, GrainInterfaceType interfaceType)
    {
        Silo = silo;
        GrainId = grainId;
        InterfaceType = interfaceType;
    }

    internal Silo Silo { get; }

    internal GrainId GrainId { get; }

    internal GrainInterfaceType InterfaceType { get; }
}
