using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A grain class, as generated code describes it.</summary>
public sealed class GrainClass
{
    /// <summary>The class.</summary>
    public required Type Type { get; init; }

    /// <summary>The name of its grain type.</summary>
    public required string Name { get; init; }

    /// <summary>The grain interfaces that it implements.</summary>
    public required Type[] Interfaces { get; init; }

    /// <summary>Makes the grain's object.</summary>
    public required Func<IGrainContext, object> Create { get; init; }

    /// <summary>Whether calls interleave at every await.</summary>
    public bool IsReentrant { get; init; }

    /// <summary>How many activations share the calls of a stateless worker; 0 for other grains.</summary>
    public int MaxWorkers { get; init; }

    /// <summary>Decides whether a call may interleave, if the class says so by a method.</summary>
    public Func<object, Orleans.Serialization.Invocation.IInvokable, bool>? MayInterleave { get; init; }

    /// <summary>How long an activation may be idle; zero for what the options say, infinite for always active.</summary>
    public TimeSpan CollectionAge { get; init; }

    /// <summary>The storage of <see cref="Grain{TGrainState}"/>.</summary>
    public string StorageName { get; init; } = Orleans.Providers.ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME;

    /// <summary>The grain type.</summary>
    public GrainType GrainType => field.IsDefault ? field = GrainType.Create(Name) : field;

    /// <summary>The class as the management grain names it: full name and assembly.</summary>
    internal string TypeText => field ??= $"{Type.FullName},{Type.Assembly.GetName().Name}";
}
