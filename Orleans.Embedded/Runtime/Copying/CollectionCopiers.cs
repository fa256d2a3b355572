using System.Collections.Concurrent;

namespace Orleans.Embedded;

/// <summary>Copiers of collections whose type is known only at run time; each is made once.</summary>
internal static class CollectionCopiers
{
    private static readonly Dictionary<Type, Type> Known = new()
    {
        [typeof(List<>)] = typeof(OfList<>),
        [typeof(Queue<>)] = typeof(OfQueue<>),
        [typeof(HashSet<>)] = typeof(OfHashSet<>),
        [typeof(SortedSet<>)] = typeof(OfSortedSet<>),
        [typeof(Dictionary<,>)] = typeof(OfDictionary<,>),
        [typeof(SortedDictionary<,>)] = typeof(OfSortedDictionary<,>),
    };

    private static readonly ConcurrentDictionary<Type, ValueCopier?> Made = new();

    /// <summary>The copier of a constructed generic type; null if it is no collection.</summary>
    public static ValueCopier? Find(Type type) => Made.GetOrAdd(type, static constructed =>
        Known.TryGetValue(constructed.GetGenericTypeDefinition(), out var copier)
            ? (ValueCopier)Activator.CreateInstance(copier.MakeGenericType(constructed.GetGenericArguments()))!
            : null);

    private sealed class OfList<T> : ValueCopier<List<T>>
    {
        public override List<T> Copy(List<T> original) => Copier.List(original, Copier.Any);
    }

    private sealed class OfQueue<T> : ValueCopier<Queue<T>>
    {
        public override Queue<T> Copy(Queue<T> original) => Copier.Queue(original, Copier.Any);
    }

    private sealed class OfSortedSet<T> : ValueCopier<SortedSet<T>>
    {
        public override SortedSet<T> Copy(SortedSet<T> original) => Copier.SortedSet(original, Copier.Any);
    }

    private sealed class OfSortedDictionary<TKey, TValue> : ValueCopier<SortedDictionary<TKey, TValue>> where TKey : notnull
    {
        public override SortedDictionary<TKey, TValue> Copy(SortedDictionary<TKey, TValue> original) => Copier.SortedDictionary(original, Copier.Any, Copier.Any);
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
