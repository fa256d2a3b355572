using System;
using System.Collections.Immutable;
using System.Linq;

namespace Orleans.Embedded.Generator;

/// <summary>What one type of the compilation contributes. Equal pieces are not written again.</summary>
internal sealed record Piece(string Name, string Source, string Registration, ImmutableArray<DiagnosticRecord> Diagnostics)
{
    /// <inheritdoc/>
    public bool Equals(Piece? other) =>
        other is not null && Name == other.Name && Source == other.Source && Registration == other.Registration
        && Diagnostics.SequenceEqual(other.Diagnostics);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((StringComparer.Ordinal.GetHashCode(Name) * 397) ^ StringComparer.Ordinal.GetHashCode(Source));
}
