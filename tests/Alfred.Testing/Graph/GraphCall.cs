using System.Diagnostics;

namespace Alfred.Testing.Graph;

/// <summary>One call of the messages method.</summary>
/// <param name="Path">The path, with version and phone number id.</param>
/// <param name="Authorization">The header.</param>
/// <param name="To">The number or group, if the call named one.</param>
/// <param name="Recipient">The business-scoped id, if the call named one.</param>
/// <param name="RecipientType"><c>individual</c> or <c>group</c>.</param>
/// <param name="Text">The body of a text, or of what has buttons or a list.</param>
/// <param name="OpaqueData">What statuses are to return.</param>
/// <param name="Json">The whole body.</param>
public sealed record GraphCall(
    string Path, string Authorization, string? To, string? Recipient, string? RecipientType, string? Text, string? OpaqueData, string Json)
{
    /// <summary>When it came, by <see cref="Stopwatch.GetTimestamp"/>.</summary>
    public long At { get; } = Stopwatch.GetTimestamp();
}
