namespace Alfred.Sandbox.Graph;

/// <summary>The number that the fake Graph API serves. Holds secrets: never logged.</summary>
/// <param name="PhoneId">The number's id.</param>
/// <param name="AccessToken">The only bearer token that is taken.</param>
/// <param name="AppSecret">What webhooks are signed with.</param>
/// <param name="Url">Where Alfred finds the API, without the version and without a slash at the end.</param>
public sealed record GraphSettings(string PhoneId, string AccessToken, string AppSecret, string Url)
{
    /// <summary>Hides the secrets.</summary>
    public override string ToString() => nameof(GraphSettings);
}
