namespace Alfred.Sandbox.Slack;

/// <summary>One call of a method of the Web API or of a response URL.</summary>
/// <param name="Method">The method's name, or <c>response_url</c>.</param>
/// <param name="Path">The path.</param>
/// <param name="Authorization">The header; empty for response URLs.</param>
/// <param name="Channel">The channel.</param>
/// <param name="ThreadTs">The thread.</param>
/// <param name="Text">The text, in Slack's escapes.</param>
/// <param name="ResponseType"><c>ephemeral</c> or <c>in_channel</c>, for response URLs.</param>
/// <param name="Json">The arguments: the body, or the fields of a form.</param>
public sealed record SlackCall(
    string Method, string Path, string Authorization, string? Channel, string? ThreadTs, string? Text, string? ResponseType, string Json)
{
    /// <summary>The method's name of what is posted to a response URL, which has none.</summary>
    public const string ResponseUrl = "response_url";

    /// <summary>True for what puts a message before people.</summary>
    public bool IsPost => Method is ResponseUrl or "chat.postMessage" or "chat.postEphemeral";
}
