namespace Alfred.Groceries;

/// <summary>Something that was bought.</summary>
/// <param name="Entry">The entry as it stood on the list.</param>
/// <param name="BoughtBy">Who bought it.</param>
/// <param name="BoughtAt">When they said so (UTC).</param>
public sealed record BoughtEntry(OpenEntry Entry, string BoughtBy, DateTimeOffset BoughtAt);
