using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Orleans.Embedded;

public static partial class Copier
{
    /// <summary>Copies an array; elements without a copier pass as they are.</summary>
    public static T[] Array<T>(T[] original, Func<T, T>? element) => original switch
    {
        null => null!,
        _ when element is null => (T[])original.Clone(),
        _ => System.Array.ConvertAll(original, item => element(item)),
    };

    /// <summary>Copies a list.</summary>
    public static List<T> List<T>(List<T> original, Func<T, T>? element)
    {
        if (original is null) return null!;
        return element is null ? new List<T>(original) : original.ConvertAll(item => element(item));
    }

    /// <summary>Copies a queue.</summary>
    public static Queue<T> Queue<T>(Queue<T> original, Func<T, T>? element) => original is null ? null! : new Queue<T>(Each(original, element));

    /// <summary>Copies a set.</summary>
    public static HashSet<T> HashSet<T>(HashSet<T> original, Func<T, T>? element) =>
        original is null ? null! : new HashSet<T>(Each(original, element), original.Comparer);

    /// <summary>Copies a sorted set.</summary>
    public static SortedSet<T> SortedSet<T>(SortedSet<T> original, Func<T, T>? element) =>
        original is null ? null! : new SortedSet<T>(Each(original, element), original.Comparer);

    /// <summary>Copies a dictionary.</summary>
    public static Dictionary<TKey, TValue> Dictionary<TKey, TValue>(Dictionary<TKey, TValue> original, Func<TKey, TKey>? key, Func<TValue, TValue>? value)
        where TKey : notnull
    {
        if (original is null) return null!;
        return key is null && value is null
            ? new Dictionary<TKey, TValue>(original, original.Comparer)
            : new Dictionary<TKey, TValue>(Pairs(original, key, value), original.Comparer);
    }

    /// <summary>Copies a sorted dictionary.</summary>
    public static SortedDictionary<TKey, TValue> SortedDictionary<TKey, TValue>(SortedDictionary<TKey, TValue> original, Func<TKey, TKey>? key, Func<TValue, TValue>? value)
        where TKey : notnull =>
        original is null ? null! : new SortedDictionary<TKey, TValue>(new Dictionary<TKey, TValue>(Pairs(original, key, value)), original.Comparer);

    /// <summary>Copies what an interface of a sequence refers to: an array stays an array, what cannot change passes, the rest becomes a list.</summary>
    public static TSequence Sequence<TSequence, T>(TSequence original, Func<T, T>? element) where TSequence : class, IEnumerable<T> => original switch
    {
        null => null!,
        T[] array => (TSequence)(object)Array(array, element),
        ImmutableArray<T> or ImmutableList<T> when element is null => original,
        HashSet<T> set => (TSequence)(object)HashSet(set, element),
        _ => (TSequence)(object)new List<T>(Each(original, element)),
    };

    /// <summary>Copies what an interface of a dictionary refers to.</summary>
    public static TMap Map<TMap, TKey, TValue>(TMap original, Func<TKey, TKey>? key, Func<TValue, TValue>? value)
        where TMap : class, IEnumerable<KeyValuePair<TKey, TValue>>
        where TKey : notnull => original switch
        {
            null => null!,
            Dictionary<TKey, TValue> dictionary => (TMap)(object)Dictionary(dictionary, key, value),
            ImmutableDictionary<TKey, TValue> or FrozenDictionary<TKey, TValue> when key is null && value is null => original,
            _ => (TMap)(object)new Dictionary<TKey, TValue>(Pairs(original, key, value)),
        };

    /// <summary>Copies what an interface of a set refers to.</summary>
    public static TSet Set<TSet, T>(TSet original, Func<T, T>? element) where TSet : class, IEnumerable<T> => original switch
    {
        null => null!,
        HashSet<T> set => (TSet)(object)HashSet(set, element),
        ImmutableHashSet<T> or FrozenSet<T> when element is null => original,
        _ => (TSet)(object)new HashSet<T>(Each(original, element)),
    };

    /// <summary>Rebuilds an immutable array with copied elements.</summary>
    public static ImmutableArray<T> ImmutableArray<T>(ImmutableArray<T> original, Func<T, T>? element) =>
        original.IsDefault || element is null ? original : [.. original.Select(element)];

    /// <summary>Rebuilds an immutable list with copied elements.</summary>
    public static ImmutableList<T> ImmutableList<T>(ImmutableList<T> original, Func<T, T>? element) =>
        original is null || element is null ? original! : [.. original.Select(element)];

    /// <summary>Rebuilds an immutable dictionary with copied elements.</summary>
    public static ImmutableDictionary<TKey, TValue> ImmutableDictionary<TKey, TValue>(ImmutableDictionary<TKey, TValue> original, Func<TKey, TKey>? key, Func<TValue, TValue>? value)
        where TKey : notnull =>
        original is null ? null! : System.Collections.Immutable.ImmutableDictionary.CreateRange(original.KeyComparer, Pairs(original, key, value));

    private static IEnumerable<T> Each<T>(IEnumerable<T> original, Func<T, T>? element) => element is null ? original : original.Select(element);

    private static IEnumerable<KeyValuePair<TKey, TValue>> Pairs<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> original, Func<TKey, TKey>? key, Func<TValue, TValue>? value) =>
        original.Select(pair => KeyValuePair.Create(key is null ? pair.Key : key(pair.Key), value is null ? pair.Value : value(pair.Value)));
}
