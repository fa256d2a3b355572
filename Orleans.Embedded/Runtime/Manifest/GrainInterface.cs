using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A grain interface with the maker of its references.</summary>
internal sealed class GrainInterface(Type type, string name, Func<GrainReferenceSeed, GrainReference> create)
{
    public Type Type => type;

    public GrainInterfaceType InterfaceType { get; } = GrainInterfaceType.Create(name);

    public Func<GrainReferenceSeed, GrainReference> Create => create;
}
