namespace Alfred.Conversations;

/// <summary>An answer on its way to the HTTP response that waits for it.</summary>
/// <param name="OutboxId">Its row, which is claimed for the response.</param>
/// <param name="Reply">What it says, as the row holds it (JSON).</param>
[GenerateSerializer, Immutable, Alias("alfred.inline-answer")]
public sealed record InlineAnswer([property: Id(0)] long OutboxId, [property: Id(1)] string Reply)
{
    /// <summary>The row only: Orleans writes what grains return into its logs at Trace.</summary>
    public override string ToString() => $"(answer {OutboxId})";
}
