using System.Diagnostics;
using System.Text.Json;
using Alfred.Sandbox.Http;

namespace Alfred.Sandbox.Graph;

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

    /// <summary>Who is to get it: a number without its plus, a group or a business-scoped id; empty for nobody.</summary>
    internal string Person => (Recipient ?? To ?? "").TrimStart('+');

    /// <summary>Reads a call.</summary>
    internal static GraphCall Read(HttpRequest request, JsonElement body) => new(
        request.Path,
        request.Headers.Authorization.ToString(),
        body.At("to").Id(),
        body.At("recipient").Id(),
        body.At("recipient_type").Id(),
        body.At("text").At("body").Text() ?? body.At("interactive").At("body").At("text").Text(),
        body.At("biz_opaque_callback_data").Text(),
        body.GetRawText());
}
