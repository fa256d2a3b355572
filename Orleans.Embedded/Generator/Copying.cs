using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Orleans.Embedded.Generator;

/// <summary>Decides how values of a type pass between grains: by reference if they never change, else by a copy.</summary>
internal sealed class Copying(Action<ITypeSymbol> refuse)
{
    private const string Copier = "global::Orleans.Embedded.Copier.";

    /// <summary>The code that copies a value; the value itself if it never changes.</summary>
    public string Expression(ITypeSymbol type, string value)
    {
        if (Immutability.IsImmutable(type)) return value;
        switch (type)
        {
            case IArrayTypeSymbol { Rank: 1 } array:
                return $"{Copier}Array({value}{Element(array.ElementType)})";
            case ITypeParameterSymbol:
                return $"{Copier}Any({value})";
            case INamedTypeSymbol named:
                return Named(named, value);
            default:
                refuse(type);
                return value;
        }
    }

    private string Named(INamedTypeSymbol type, string value)
    {
        var name = type.FullName();
        if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T || name is "System.Tuple" || type.IsTupleType
            || name.StartsWith("System.Tuple<", StringComparison.Ordinal) || name.StartsWith("System.Collections.Generic.KeyValuePair<", StringComparison.Ordinal))
        {
            return Compound(type, value);
        }

        if (Collections.TryGetValue(name, out var method))
        {
            // The interfaces say nothing of the type arguments that their copiers infer from the collection itself.
            var arguments = method is "Sequence" or "Map" or "Set" ? $"<{string.Join(", ", new ITypeSymbol[] { type }.Concat(type.TypeArguments).Select(argument => argument.Spell()))}>" : "";
            return $"{Copier}{method}{arguments}({value}{string.Concat(type.TypeArguments.Select(Element))})";
        }

        if (name is "System.ReadOnlyMemory<T>" or "System.Memory<T>") return $"{value}.ToArray()";
        if (Immutability.IsImmutableCollection(type)) return $"{Copier}{Immutability.CollectionName(type)}({value}{string.Concat(type.TypeArguments.Select(Element))})";
        if (type.HasAttribute(Names.GenerateSerializer)) return $"{Copier}Of({value})";

        // The type at run time decides; it must be one that a manifest knows.
        if (type.SpecialType == SpecialType.System_Object || (type.TypeKind == TypeKind.Interface && !IsCollection(type)) || type.IsAbstract)
            return $"{Copier}Any({value})";
        refuse(type);
        return value;
    }

    private string Compound(INamedTypeSymbol type, string value)
    {
        if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
            return $"({value} is {{ }} present_{Depth(value)} ? ({type.Spell()})({Expression(type.TypeArguments[0], $"present_{Depth(value)}")}) : null)";
        if (type.IsTupleType)
            return $"({string.Join(", ", type.TupleElements.Select(element => Expression(element.Type, $"{value}.{element.Name}")))})";
        var members = type.Name == "KeyValuePair" ? ["Key", "Value"] : type.TypeArguments.Select((_, index) => $"Item{index + 1}").ToArray();
        var parts = members.Select((member, index) => Expression(type.TypeArguments[index], $"{value}.{member}"));
        var made = $"new {type.SpellBare()}({string.Join(", ", parts)})";
        return type.IsReferenceType ? $"({value} is null ? null! : {made})" : made;
    }

    private string Element(ITypeSymbol element)
    {
        var copy = Expression(element, "item");
        return copy == "item" ? ", null" : $", static item => {copy}";
    }

    private static int Depth(string value) => value.Length;

    private static bool IsCollection(INamedTypeSymbol type) =>
        type.FullName() is "System.Collections.Generic.IAsyncEnumerable<T>" or "System.Collections.IEnumerable" or "System.Linq.IQueryable<T>";

    private static readonly Dictionary<string, string> Collections = new(StringComparer.Ordinal)
    {
        ["System.Collections.Generic.List<T>"] = "List",
        ["System.Collections.Generic.Dictionary<TKey, TValue>"] = "Dictionary",
        ["System.Collections.Generic.HashSet<T>"] = "HashSet",
        ["System.Collections.Generic.SortedDictionary<TKey, TValue>"] = "SortedDictionary",
        ["System.Collections.Generic.SortedSet<T>"] = "SortedSet",
        ["System.Collections.Generic.Queue<T>"] = "Queue",
        ["System.Collections.Generic.IEnumerable<T>"] = "Sequence",
        ["System.Collections.Generic.IReadOnlyCollection<T>"] = "Sequence",
        ["System.Collections.Generic.IReadOnlyList<T>"] = "Sequence",
        ["System.Collections.Generic.ICollection<T>"] = "Sequence",
        ["System.Collections.Generic.IList<T>"] = "Sequence",
        ["System.Collections.Generic.IReadOnlyDictionary<TKey, TValue>"] = "Map",
        ["System.Collections.Generic.IDictionary<TKey, TValue>"] = "Map",
        ["System.Collections.Generic.IReadOnlySet<T>"] = "Set",
        ["System.Collections.Generic.ISet<T>"] = "Set",
    };
}
