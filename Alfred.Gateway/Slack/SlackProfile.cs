namespace Alfred.Gateway.Slack;

/// <summary>What Slack knows of a person.</summary>
/// <param name="Name">The name that colleagues see; null when Slack told none.</param>
/// <param name="Zone">The IANA zone; null when Slack told none that exists.</param>
/// <param name="GoodUntil">When to ask again.</param>
internal sealed record SlackProfile(string? Name, string? Zone, DateTimeOffset GoodUntil);
