namespace Alfred.Sandbox.Graph;

/// <summary>The number that the fake Graph API serves. Holds secrets: never logged.</summary>
/// <param name="PhoneId">The number's id.</param>
/// <param name="AccessToken">The only bearer token that is taken.</param>
/// <param name="AppSecret">What webhooks are signed with.</param>
public sealed record GraphSettings(string PhoneId, string AccessToken, string AppSecret)
{
    /// <summary>Hides the secrets.</summary>
    public override string ToString() => nameof(GraphSettings);
}
