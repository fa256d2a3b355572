using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Makes references through the generated classes.</summary>
internal sealed class GrainReferences(Silo silo)
{
    public GrainReference Create(Type interfaceType, GrainId grainId)
    {
        var type = silo.Types.Interface(interfaceType);
        return type.Create(new GrainReferenceSeed(silo, grainId, type.InterfaceType));
    }

    public GrainReference Create(GrainId grainId) => new(new GrainReferenceSeed(silo, grainId, default));
}
