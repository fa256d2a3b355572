namespace Alfred.Gateway.Slack;

/// <summary>Who we are in Slack, as <c>auth.test</c> tells.</summary>
/// <param name="TeamId">The workspace.</param>
/// <param name="EnterpriseId">The organisation, if the workspace belongs to one.</param>
/// <param name="UserId">The bot's user.</param>
internal sealed record SlackBot(string? TeamId, string? EnterpriseId, string? UserId);
