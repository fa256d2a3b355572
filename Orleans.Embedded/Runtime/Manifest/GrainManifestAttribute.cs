using System.Diagnostics.CodeAnalysis;

namespace Orleans.Embedded;

/// <summary>Names the class that describes the grains of an assembly.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class GrainManifestAttribute : Attribute
{
    /// <summary>Names the class.</summary>
    public GrainManifestAttribute([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] Type manifest) => Manifest = manifest;

    /// <summary>The class.</summary>
    public Type Manifest { get; }
}
