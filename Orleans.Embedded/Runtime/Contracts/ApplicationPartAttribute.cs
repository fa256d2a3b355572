namespace Orleans;

/// <summary>Names an assembly that holds grains; the generator writes one for each that a project refers to.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ApplicationPartAttribute : Attribute
{
    /// <summary>Names an assembly.</summary>
    public ApplicationPartAttribute(string assemblyName) => AssemblyName = assemblyName ?? throw new ArgumentNullException(nameof(assemblyName));

    /// <summary>The name.</summary>
    public string AssemblyName { get; }
}
