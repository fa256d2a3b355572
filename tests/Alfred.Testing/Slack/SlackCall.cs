namespace Alfred.Testing.Slack;

/// <summary>One call of a method of the Web API or of a response URL.</summary>
/// <param name="Method">The method's name, or <c>response_url</c>.</param>
/// <param name="Path">The path.</param>
/// <param name="Authorization">The header; empty for response URLs.</param>
/// <param name="Channel">The channel.</param>
/// <param name="ThreadTs">The thread.</param>
/// <param name="Text">The text, in Slack's escapes.</param>
/// <param name="ResponseType"><c>ephemeral</c> or <c>in_channel</c>, for response URLs.</param>
/// <param name="Json">The whole body.</param>
public sealed record SlackCall(
    string Method, string Path, string Authorization, string? Channel, string? ThreadTs, string? Text, string? ResponseType, string Json);
