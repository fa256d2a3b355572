using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Collects what the manifests of all assemblies describe.</summary>
public sealed class ManifestBuilder
{
    internal ManifestBuilder()
    {
    }

    internal Dictionary<Type, GrainInterface> Interfaces { get; } = [];

    internal List<GrainClass> Classes { get; } = [];

    /// <summary>Adds a grain interface.</summary>
    public void AddInterface(Type type, string name, Func<GrainReferenceSeed, GrainReference> create) =>
        Interfaces[type] = new GrainInterface(type, name, create);

    /// <summary>Adds a grain class.</summary>
    public void AddClass(GrainClass grainClass) => Classes.Add(grainClass);

    /// <summary>Adds the copier of a type.</summary>
    public void AddCopier(ValueCopier copier) => Copiers.Add(copier);

    /// <summary>Adds the copier of a generic type.</summary>
    public void AddCopier(Type generic, Type copier) => Copiers.Add(generic, copier);

    /// <summary>Adds a type whose values never change.</summary>
    public void AddImmutable(Type type) => Copiers.AddImmutable(type);
}
