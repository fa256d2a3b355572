namespace Alfred.Conversations;

/// <summary>An answer on its way to the HTTP response that waits for it.</summary>
/// <param name="OutboxId">Its row, which is claimed for the response.</param>
/// <param name="Reply">What it says, as the row holds it (JSON).</param>
[GenerateSerializer, Immutable, Alias("alfred.inline-answer")]
public sealed record InlineAnswer([property: Id(0)] long OutboxId, [property: Id(1)] string Reply)
{
    /// <summary>Hides the text: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"(answer {OutboxId})");
}
