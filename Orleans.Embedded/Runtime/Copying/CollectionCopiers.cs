using System.Collections.Concurrent;

namespace Orleans.Embedded;

/// <summary>Copiers of collections whose type is known only at run time; each is made once.</summary>
internal static class CollectionCopiers
{
    private static readonly ConcurrentDictionary<Type, ValueCopier> Made = new();

    public static ValueCopier Of(Type type) => Made.GetOrAdd(type, static constructed =>
    {
        var definition = constructed.GetGenericTypeDefinition();
        var copier = definition == typeof(List<>) ? typeof(OfList<>) : definition == typeof(HashSet<>) ? typeof(OfHashSet<>) : typeof(OfDictionary<,>);
        return (ValueCopier)Activator.CreateInstance(copier.MakeGenericType(constructed.GetGenericArguments()))!;
    });

    private sealed class OfList<T> : ValueCopier<List<T>>
    {
        public override List<T> Copy(List<T> original) => Copier.List(original, Copier.Any);
    }

    private sealed class OfHashSet<T> : ValueCopier<HashSet<T>>
    {
        public override HashSet<T> Copy(HashSet<T> original) => Copier.HashSet(original, Copier.Any);
    }

    private sealed class OfDictionary<TKey, TValue> : ValueCopier<Dictionary<TKey, TValue>> where TKey : notnull
    {
        public override Dictionary<TKey, TValue> Copy(Dictionary<TKey, TValue> original) => Copier.Dictionary(original, Copier.Any, Copier.Any);
    }
}
