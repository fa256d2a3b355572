namespace Alfred.Facts;

/// <summary>Something that a person asked to be remembered.</summary>
/// <param name="Text">In their words, 1 to <see cref="IFactGrain.MaxLength"/> characters.</param>
/// <param name="By">Who said it; null when they have been forgotten since.</param>
/// <param name="At">When (UTC).</param>
[GenerateSerializer, Immutable, Alias("alfred.fact")]
public sealed record Fact([property: Id(0)] string Text, [property: Id(1)] MemberId? By, [property: Id(2)] DateTimeOffset At)
{
    /// <summary>Hides what: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => "(fact)";
}
