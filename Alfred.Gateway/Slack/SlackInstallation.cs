namespace Alfred.Gateway.Slack;

/// <summary>What is known of our installation; more once Slack told. Safe for concurrent use.</summary>
internal sealed class SlackInstallation(SlackOptions options, bool isProduction)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _toldOfEnd = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile SlackBot? _bot;
    private volatile string? _stoppedBecause;

    /// <summary>Why nothing is sent at the moment; null while the installation works, or nothing is known against it.</summary>
    public string? StoppedBecause => _stoppedBecause;

    /// <summary>The bot's own user id; null while nobody told.</summary>
    public string? BotUserId => _bot?.UserId ?? options.BotUserId;

    /// <summary>Our workspace; null while nobody told.</summary>
    public string? TeamId => _bot?.TeamId;

    /// <summary>Takes what Slack told; the installation works.</summary>
    public void Learn(SlackBot bot)
    {
        lock (_lock)
        {
            _bot = bot;
            _stoppedBecause = null;
            if (_toldOfEnd.Task.IsCompleted)
                _toldOfEnd = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Stops sending.</summary>
    public void Stop(string reason)
    {
        lock (_lock)
        {
            _stoppedBecause = reason;
            _toldOfEnd.TrySetResult();
        }
    }

    /// <summary>Ends when the installation was stopped, which may be at once.</summary>
    public Task WaitForStopAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
            return _toldOfEnd.Task.WaitAsync(cancellationToken);
    }

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
