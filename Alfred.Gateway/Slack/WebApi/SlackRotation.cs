namespace Alfred.Gateway.Slack.WebApi;

/// <summary>Token rotation: what the next pair of tokens is bought with. Holds secrets: never logged.</summary>
/// <param name="RefreshToken">The refresh token that the app was installed with (<c>SLACK_REFRESH_TOKEN</c>). Good once; later ones lie in
/// the database.</param>
/// <param name="ClientId">The app's client id (<c>SLACK_CLIENT_ID</c>).</param>
/// <param name="ClientSecret">The app's client secret (<c>SLACK_CLIENT_SECRET</c>), which also encrypts the stored pair.</param>
public sealed record SlackRotation(string RefreshToken, string ClientId, string ClientSecret)
{
    /// <summary>Hides the secrets.</summary>
    public override string ToString() => nameof(SlackRotation);
}
