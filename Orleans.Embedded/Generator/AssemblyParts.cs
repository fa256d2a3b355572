using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Orleans.Embedded.Generator;

/// <summary>The assembly and the assemblies with grains that it refers to.</summary>
internal sealed record AssemblyParts(string Name, ImmutableArray<string> References)
{
    /// <summary>The name as part of a namespace.</summary>
    public string Identifier => Names.Identifier(Name);

    /// <summary>Looks at a compilation.</summary>
    public static AssemblyParts Of(Compilation compilation) => new(
        compilation.AssemblyName ?? "Assembly",
        [.. compilation.SourceModule.ReferencedAssemblySymbols
            .Where(assembly => assembly.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == Names.GrainManifest))
            .Select(assembly => assembly.Name)
            .OrderBy(name => name, StringComparer.Ordinal)]);

    /// <inheritdoc/>
    public bool Equals(AssemblyParts? other) => other is not null && Name == other.Name && References.SequenceEqual(other.References);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);
}
