namespace Alfred.Gateway.Slack;

/// <summary>What is known of our installation; more once Slack told. Safe for concurrent use.</summary>
internal sealed class SlackInstallation(SlackOptions options, bool isProduction)
{
    private volatile SlackBot? _bot;

    /// <summary>Takes what Slack told.</summary>
    public void Learn(SlackBot bot) => _bot = bot;

    /// <summary>The bot's own user id; null while nobody told.</summary>
    public string? BotUserId => _bot?.UserId ?? options.BotUserId;

    /// <summary>
    /// False for an event of a workspace that is not ours: the answer would go out with our own token. Only in production, where the
    /// answer of <c>auth.test</c> is Slack's own; elsewhere it is that of a fake, whose team means nothing.
    /// </summary>
    public bool IsOurs(string team, string? enterprise)
    {
        if (!isProduction || _bot is not { TeamId: { } ours } bot)
            return true;
        return team == ours || (enterprise is not null && enterprise == bot.EnterpriseId);
    }
}
