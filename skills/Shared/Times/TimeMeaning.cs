namespace Alfred.Skills.Shared.Times;

/// <summary>What a pattern means: the slots it has to have, in order, and the value they make.</summary>
/// <param name="Slots">The types of the slots' values.</param>
/// <param name="Make">Makes the value; null when the slots' values do not go together.</param>
internal sealed record TimeMeaning(Type[] Slots, Func<TimeScope, IReadOnlyList<object>, object?> Make)
{
    public static TimeMeaning Of(Func<TimeScope, object?> make) => new([], (scope, _) => make(scope));

    public static TimeMeaning Of<T>(Func<TimeScope, T, object?> make) => new([typeof(T)], (scope, slots) => make(scope, (T)slots[0]));

    public static TimeMeaning Of<T1, T2>(Func<TimeScope, T1, T2, object?> make) =>
        new([typeof(T1), typeof(T2)], (scope, slots) => make(scope, (T1)slots[0], (T2)slots[1]));

    public static TimeMeaning Of<T1, T2, T3>(Func<TimeScope, T1, T2, T3, object?> make) =>
        new([typeof(T1), typeof(T2), typeof(T3)], (scope, slots) => make(scope, (T1)slots[0], (T2)slots[1], (T3)slots[2]));
}
