namespace Orleans.Runtime;

/// <summary>Gives a grain interface its name; without it the name is that of the type.</summary>
[AttributeUsage(AttributeTargets.Interface, AllowMultiple = false)]
public sealed class GrainInterfaceTypeAttribute : Attribute
{
    private readonly GrainInterfaceType _type;

    /// <summary>Names the interface.</summary>
    public GrainInterfaceTypeAttribute(string value) => _type = GrainInterfaceType.Create(value);

    /// <summary>The name.</summary>
    public GrainInterfaceType GetGrainInterfaceType(IServiceProvider services, Type type) => _type;
}
