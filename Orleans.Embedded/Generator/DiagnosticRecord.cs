using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Orleans.Embedded.Generator;

/// <summary>A diagnostic by value: it keeps no syntax tree alive.</summary>
internal sealed record DiagnosticRecord(DiagnosticDescriptor Rule, string Path, TextSpan Span, LinePositionSpan Lines, string First, string Second)
{
    /// <summary>Notes a diagnostic at a symbol.</summary>
    public static DiagnosticRecord At(ISymbol symbol, DiagnosticDescriptor rule, string first, string second = "")
    {
        var location = symbol.Locations.Length > 0 ? symbol.Locations[0] : Location.None;
        return new DiagnosticRecord(
            rule, location.SourceTree?.FilePath ?? "", location.SourceSpan, location.GetLineSpan().Span, first, second);
    }

    /// <summary>Makes the diagnostic.</summary>
    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(Rule, Path.Length == 0 ? Location.None : Location.Create(Path, Span, Lines), First, Second);
}
