namespace Alfred.Sandbox.Slack;

/// <summary>The app that the fake workspace has installed. Holds secrets: never logged.</summary>
/// <param name="BotToken">The only bot token that is taken.</param>
/// <param name="SigningSecret">What webhooks are signed with.</param>
/// <param name="Url">
/// Where the API, files and response URLs are, without a slash at the end. Of the origin of <c>SLACK_API_URL</c>: no other host is called.
/// </param>
public sealed record SlackSettings(string BotToken, string SigningSecret, string Url)
{
    /// <summary>Hides the secrets.</summary>
    public override string ToString() => nameof(SlackSettings);
}
