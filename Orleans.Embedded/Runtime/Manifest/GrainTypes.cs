using System.Reflection;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The grain classes and interfaces of all loaded assemblies, and which class serves which interface.</summary>
internal sealed class GrainTypes
{
    private readonly Dictionary<GrainType, GrainClass> _byName = [];
    private readonly Dictionary<Type, List<GrainClass>> _byInterface = [];
    private readonly Dictionary<Type, GrainInterface> _interfaces;

    private GrainTypes(ManifestBuilder manifest)
    {
        _interfaces = manifest.Interfaces;
        foreach (var grainClass in manifest.Classes)
        {
            if (!_byName.TryAdd(grainClass.GrainType, grainClass))
            {
                throw new OrleansConfigurationException(
                    $"{grainClass.Type} and {_byName[grainClass.GrainType].Type} have the same grain type \"{grainClass.GrainType}\". Give one of them another [GrainType].");
            }

            foreach (var type in grainClass.Interfaces)
            {
                if (!_byInterface.TryGetValue(type, out var classes)) _byInterface[type] = classes = [];
                classes.Add(grainClass);
            }
        }
    }

    public IReadOnlyCollection<GrainClass> Classes => _byName.Values;

    public static GrainTypes Load()
    {
        var builder = new ManifestBuilder();
        foreach (var assembly in ApplicationParts.Find())
        {
            if (assembly.GetCustomAttribute<GrainManifestAttribute>() is { } attribute)
                ((GrainManifest)Activator.CreateInstance(attribute.Manifest)!).Describe(builder);
        }

        return new GrainTypes(builder);
    }

    public GrainClass? Find(GrainType type) => _byName.GetValueOrDefault(type);

    public GrainInterface Interface(Type type) => _interfaces.TryGetValue(type, out var found)
        ? found
        : throw new ArgumentException($"{type} is not a grain interface that the generator has seen: its project must set UsesGrains and the interface derive from IGrain.");

    public GrainInterface? Interface(GrainInterfaceType name) => _interfaces.Values.FirstOrDefault(type => type.InterfaceType == name);

    /// <summary>The class that serves an interface; with several, the one whose full name begins with the prefix or that bears the interface's name.</summary>
    public GrainClass ClassOf(Type type, string? prefix)
    {
        var candidates = _byInterface.GetValueOrDefault(type) ?? [];
        if (prefix is not null)
            candidates = candidates.FindAll(candidate => candidate.Type.FullName!.StartsWith(prefix, StringComparison.Ordinal));
        else if (candidates.Count > 1)
            candidates = candidates.FindAll(candidate => type.Name == "I" + candidate.Type.Name) is { Count: 1 } named ? named : candidates;

        return candidates switch
        {
            [var only] => only,
            [] => throw new ArgumentException($"Could not find an implementation for interface {type}{Of(prefix)}. Is the assembly that holds the grain class loaded before UseOrleans?"),
            _ => throw new ArgumentException($"{type}{Of(prefix)} is implemented by several classes: {string.Join(", ", candidates.Select(candidate => candidate.Type))}. Name one by a prefix of its full name."),
        };
    }

    private static string Of(string? prefix) => prefix is null ? "" : $" with class prefix \"{prefix}\"";
}
