using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Orleans.Embedded.Generator;

/// <summary>Knows which types never change.</summary>
internal static class Immutability
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "System.TimeSpan", "System.DateTimeOffset", "System.Guid", "System.DateOnly", "System.TimeOnly", "System.Uri", "System.Version", "System.Type",
        "System.Globalization.CultureInfo", "System.Threading.CancellationToken", "System.Numerics.BigInteger", "System.Int128", "System.UInt128",
        "System.Half", "System.Text.Rune", "System.Net.IPAddress", "System.Net.IPEndPoint", "System.Index", "System.Range", "System.TimeZoneInfo",
        "System.DBNull", "System.BinaryData", "System.Text.Json.JsonElement", "System.Numerics.Complex",
    };

    private static readonly string[] Collections = ["Array", "List", "Dictionary", "HashSet", "SortedDictionary", "SortedSet", "Queue", "Stack"];

    public static bool IsImmutable(ITypeSymbol type) => IsImmutable(type, new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default));

    /// <summary>Whether a type is one of System.Collections.Immutable or Frozen, whatever it holds.</summary>
    public static bool IsImmutableCollection(INamedTypeSymbol type) =>
        type.ContainingNamespace?.ToDisplayString() is "System.Collections.Immutable" or "System.Collections.Frozen";

    /// <summary>The name under which collections that do not change themselves are rebuilt with copied elements.</summary>
    public static string CollectionName(INamedTypeSymbol type) => type.Name;

    private static bool IsImmutable(ITypeSymbol type, HashSet<ITypeSymbol> visiting)
    {
        if (type.TypeKind is TypeKind.Enum) return true;
        if (type.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_String or SpecialType.System_DateTime) return true;
        if (type is ITypeParameterSymbol or IArrayTypeSymbol or not INamedTypeSymbol) return false;
        var named = (INamedTypeSymbol)type;
        var name = named.FullName();
        if (Known.Contains(name) || name == "Orleans.Concurrency.Immutable<T>" || named.HasAttribute(Names.Immutable)) return true;
        if (name == Names.Addressable || named.Implements(Names.Addressable) || InheritsFrom(named, "System.Exception")) return true;
        if (named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T || named.IsTupleType
            || name.StartsWith("System.Tuple<", StringComparison.Ordinal) || name.StartsWith("System.Collections.Generic.KeyValuePair<", StringComparison.Ordinal)
            || (IsImmutableCollection(named) && Collections.Any(kind => named.Name.EndsWith(kind, StringComparison.Ordinal))))
        {
            return named.TypeArguments.All(argument => IsImmutable(argument, visiting));
        }

        return named.HasAttribute(Names.GenerateSerializer) && (named.IsSealed || named.IsValueType) && HasOnlyFixedFields(named, visiting);
    }

    private static bool HasOnlyFixedFields(INamedTypeSymbol type, HashSet<ITypeSymbol> visiting)
    {
        // A type that refers to itself is immutable if everything else about it is.
        if (!visiting.Add(type)) return true;
        for (INamedTypeSymbol? level = type; level is not null && level.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType); level = level.BaseType)
        {
            // Private fields of other assemblies are not visible here; the assembly that declares the type decides at run time.
            if (level.DeclaringSyntaxReferences.Length == 0) return false;
            var fields = level.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic && !field.IsConst);
            if (!fields.All(field => field.IsReadOnly && (field.HasAttribute(Names.Immutable) || field.AssociatedSymbol?.HasAttribute(Names.Immutable) == true || IsImmutable(field.Type, visiting)))) return false;
        }

        return true;
    }

    private static bool InheritsFrom(INamedTypeSymbol type, string name)
    {
        for (INamedTypeSymbol? level = type; level is not null; level = level.BaseType)
        {
            if (level.ToDisplayString() == name) return true;
        }

        return false;
    }
}
