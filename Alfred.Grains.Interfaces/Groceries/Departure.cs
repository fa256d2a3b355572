namespace Alfred.Groceries;

/// <summary>Entries that one command took off a list, for the household's memory of purchases.</summary>
/// <param name="Change">The command that did it: <c>4711#0</c>.</param>
/// <param name="Kind">Whether they were bought, removed or cleared.</param>
/// <param name="List">The list beside the household's that they stood on; null for the household's.</param>
/// <param name="Store">The store where they were bought, if that was told.</param>
/// <param name="By">The name of who did it.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Entries">The entries as they stood on the list.</param>
[GenerateSerializer, Immutable, Alias("alfred.departure")]
public sealed record Departure(
    [property: Id(0)] string Change, [property: Id(1)] GroceryChangeKind Kind, [property: Id(2)] string? List,
    [property: Id(3)] string? Store, [property: Id(4)] string By, [property: Id(5)] DateTimeOffset At,
    [property: Id(6)] ImmutableArray<OpenEntry> Entries)
{
    /// <summary>Hides who did what: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => $"(departure of {Entries.Length})";
}
