using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Orleans.Embedded.Generator;

/// <summary>Names of what the generator looks for and how it spells types.</summary>
internal static class Names
{
    public const string Addressable = "Orleans.Runtime.IAddressable";
    public const string Grain = "Orleans.IGrain";
    public const string GrainBase = "Orleans.IGrainBase";
    public const string GenerateSerializer = "Orleans.GenerateSerializerAttribute";
    public const string Immutable = "Orleans.ImmutableAttribute";
    public const string Id = "Orleans.IdAttribute";
    public const string Alias = "Orleans.AliasAttribute";
    public const string GrainManifest = "Orleans.Embedded.GrainManifestAttribute";

    private static readonly SymbolDisplayFormat Full = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
        | SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>A type as code spells it.</summary>
    public static string Spell(this ITypeSymbol type) => type.ToDisplayString(Full);

    /// <summary>A type as <c>typeof</c> takes it.</summary>
    public static string SpellBare(this ITypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>The full name without generic arguments.</summary>
    public static string FullName(this ITypeSymbol type) => type.OriginalDefinition.ToDisplayString();

    public static AttributeData? Attribute(this ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == name);

    public static bool HasAttribute(this ISymbol symbol, string name) => symbol.Attribute(name) is not null;

    public static bool Implements(this ITypeSymbol type, string name) => type.AllInterfaces.Any(candidate => candidate.ToDisplayString() == name);

    /// <summary>Whether references to the interface are generated: it is addressable and no mere marker of a key.</summary>
    public static bool IsGrainInterface(this INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Interface && type.Implements(Addressable) && !IsMarker(type);

    public static bool IsGrainClass(this INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, IsAbstract: false, IsStatic: false } && type.Implements(GrainBase)
        && type.AllInterfaces.Any(IsGrainInterface);

    /// <summary>Whether code elsewhere in the assembly can name the type.</summary>
    public static bool IsReachable(this INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal) return false;
        }

        return true;
    }

    /// <summary>A text as a C# identifier.</summary>
    public static string Identifier(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var letter in text) result.Append(char.IsLetterOrDigit(letter) ? letter : '_');
        if (char.IsDigit(result[0])) result.Insert(0, '_');
        return result.ToString();
    }

    /// <summary>A text as a C# literal.</summary>
    public static string Literal(string text) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>The name of a type on the wire: its alias, else its full name.</summary>
    public static string WireName(this INamedTypeSymbol type) =>
        type.Attribute(Alias)?.ConstructorArguments[0].Value as string ?? type.ToDisplayString();

    private static bool IsMarker(INamedTypeSymbol type) => type.ToDisplayString() is
        Grain or "Orleans.IGrainWithStringKey" or "Orleans.IGrainWithGuidKey" or "Orleans.IGrainWithIntegerKey"
        or "Orleans.IGrainWithGuidCompoundKey" or "Orleans.IGrainWithIntegerCompoundKey";
}
