namespace Orleans;

/// <summary>Marks a type that travels between grains; its members carry <see cref="IdAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class GenerateSerializerAttribute : Attribute
{
    /// <summary>Whether the parameters of the primary constructor count as members; records include them always.</summary>
    public bool IncludePrimaryConstructorParameters { get; init; }
}
