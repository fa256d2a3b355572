namespace Alfred.Groceries;

/// <summary>A grocery list with everything that showing it needs.</summary>
[GenerateSerializer, Immutable, Alias("alfred.grocery-view")]
public sealed record GroceryView
{
    /// <summary>The open entries, oldest first.</summary>
    [Id(0)] public ImmutableArray<OpenEntry> Open { get; init; } = [];

    /// <summary>Which aisle things are in, where somebody has said so. At most one for a thing.</summary>
    [Id(1)] public ImmutableArray<AisleChoice> Aisles { get; init; } = [];

    /// <summary>The stores that are known, each with the order in which things are ticked off there.</summary>
    [Id(2)] public ImmutableArray<StoreOrder> Stores { get; init; } = [];

    /// <summary>The names of the lists beside the household's, oldest first. Only the household's list knows them.</summary>
    [Id(3)] public ImmutableArray<string> Lists { get; init; } = [];

    /// <summary>The names of things that somebody has called staples.</summary>
    [Id(4)] public ImmutableArray<string> Staples { get; init; } = [];

    /// <summary>Hides the entries: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => $"({Open.Length} grocery entries)";
}

/// <summary>In which aisle a thing stands, as somebody said.</summary>
/// <param name="Name">The thing.</param>
/// <param name="Aisle">The key of an aisle, or the name of one that the household made up; 1 to 40 characters.</param>
[GenerateSerializer, Immutable, Alias("alfred.aisle-choice")]
public sealed record AisleChoice([property: Id(0)] string Name, [property: Id(1)] string Aisle)
{
    /// <summary>Hides the thing: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => "(aisle)";
}

/// <summary>The order in which things are ticked off in a store.</summary>
/// <param name="Store">The store, as last typed.</param>
/// <param name="Names">The things, first ticked off first.</param>
/// <param name="Last">What was ticked off last; null for nothing yet.</param>
/// <param name="LastAt">When (UTC).</param>
[GenerateSerializer, Immutable, Alias("alfred.store-order")]
public sealed record StoreOrder(
    [property: Id(0)] string Store, [property: Id(1)] ImmutableArray<string> Names, [property: Id(2)] string? Last = null,
    [property: Id(3)] DateTimeOffset LastAt = default)
{
    /// <summary>Hides the store: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => $"(order of {Names.Length})";
}
