namespace Alfred.Groceries;

/// <summary>What one command did to the memory of purchases.</summary>
/// <param name="Count">How many entries it recorded, took back or renamed.</param>
[GenerateSerializer, Immutable, Alias("alfred.grocery-history-outcome")]
public sealed record HistoryOutcome([property: Id(0)] int Count);
