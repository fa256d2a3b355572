using System.Collections.Concurrent;

namespace Orleans.Embedded;

/// <summary>The copiers of all types that travel. Types are the same for every silo of a process, so this is shared.</summary>
internal static class Copiers
{
    private static readonly ConcurrentDictionary<Type, ValueCopier?> Known = new();
    private static readonly ConcurrentDictionary<Type, Type?> KnownGenerics = new();

    public static void Add(ValueCopier copier) => Known[copier.Type] = copier;

    public static void Add(Type generic, Type copier) => KnownGenerics[generic] = copier;

    public static void AddImmutable(Type type)
    {
        if (type.IsGenericTypeDefinition) KnownGenerics[type] = null;
        else Known[type] = null;
    }

    /// <summary>The copier of a type; null if its values never change.</summary>
    public static ValueCopier? Find(Type type) => Known.TryGetValue(type, out var copier) ? copier : Known.GetOrAdd(type, Make);

    /// <summary>Whether every value of a type passes as it is.</summary>
    public static bool IsImmutable(Type type) =>
        (type.IsSealed || type.IsValueType) && !type.IsArray && (!type.IsGenericType || IsFixedFrame(type)) && Find(type) is null;

    private static ValueCopier? Make(Type type)
    {
        if (type.IsPrimitive || type.IsEnum || IsWellKnown(type) || IsFixedFrame(type) || typeof(Exception).IsAssignableFrom(type)
            || typeof(Orleans.Runtime.IAddressable).IsAssignableFrom(type) || Attribute.IsDefined(type, typeof(ImmutableAttribute)))
        {
            return null;
        }

        // Once per constructed type, not per call.
        if (type.IsGenericType && KnownGenerics.TryGetValue(type.GetGenericTypeDefinition(), out var generic))
            return generic is null ? null : (ValueCopier)Activator.CreateInstance(generic.MakeGenericType(type.GetGenericArguments()))!;
        throw new InvalidOperationException(
            $"A value of {type} cannot pass between grains: it is neither immutable nor copyable. Annotate the type with [GenerateSerializer] or [Immutable].");
    }

    private static bool IsWellKnown(Type type) =>
        type == typeof(string) || type == typeof(decimal) || type == typeof(DateTime) || type == typeof(DateTimeOffset) || type == typeof(TimeSpan)
        || type == typeof(Guid) || type == typeof(DateOnly) || type == typeof(TimeOnly) || type == typeof(Uri) || type == typeof(Version)
        || typeof(System.Net.IPAddress).IsAssignableFrom(type);

    // A tuple or an immutable collection changes only if what it holds does.
    private static bool IsFixedFrame(Type type) =>
        type.IsGenericType
        && (type.Namespace is "System.Collections.Immutable" or "System.Collections.Frozen" || type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>)
            || typeof(System.Runtime.CompilerServices.ITuple).IsAssignableFrom(type))
        && type.GetGenericArguments().All(IsImmutable);
}
