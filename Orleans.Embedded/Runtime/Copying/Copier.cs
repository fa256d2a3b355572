using System.Runtime.CompilerServices;

namespace Orleans.Embedded;

/// <summary>Copies that generated code makes of arguments and results.</summary>
public static partial class Copier
{
    /// <summary>Copies a value of a type with a generated copier, or of a type that derives from it.</summary>
    public static T Of<T>(T original)
    {
        if (original is null) return original;

        // A cycle ends in an exception that the caller sees, not in the end of the process.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return Copiers.Find(original.GetType()) switch
        {
            null => original,
            ValueCopier<T> exact => exact.Copy(original),
            { } derived => (T)derived.CopyObject(original),
        };
    }

    /// <summary>Copies a value whose type is known only at run time.</summary>
    public static T Any<T>(T original)
    {
        if (original is null) return original;
        return original switch
        {
            Array array => (T)(object)Elements(array),
            _ when original.GetType() is { IsGenericType: true } type && CollectionCopiers.Find(type) is { } copier => (T)copier.CopyObject(original),
            _ => Of(original),
        };
    }

    /// <summary>Copies the object itself, not what it refers to.</summary>
    public static T Clone<T>(T original) where T : class => (T)MemberwiseClone(original);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = nameof(MemberwiseClone))]
    private static extern object MemberwiseClone(object original);

    private static Array Elements(Array original)
    {
        var copy = (Array)original.Clone();
        if (Copiers.IsImmutable(original.GetType().GetElementType()!)) return copy;
        for (var index = 0; index < copy.Length; index++) copy.SetValue(Any(copy.GetValue(index)), index);
        return copy;
    }
}
