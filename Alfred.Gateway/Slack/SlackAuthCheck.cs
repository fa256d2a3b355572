using Alfred.Gateway.Slack.WebApi;
using Alfred.Gateway.Webhooks;
using Microsoft.Extensions.Hosting;
using Polly;
using Polly.Retry;

namespace Alfred.Gateway.Slack;

/// <summary>
/// Asks Slack who we are, and whether we still are: once at the start, and again and again while the installation is stopped. Nothing waits
/// for it: until it succeeds, the loop guard goes by Slack's own marks of bot messages.
/// </summary>
internal sealed partial class SlackAuthCheck(
    SlackApi api, SlackInstallation installation, InstallationStatus note, TimeProvider time,
    ILogger<SlackAuthCheck> logger) : BackgroundService
{
    /// <summary>How long a stopped installation waits for the next question, and a just ended one for the first.</summary>
    private static readonly TimeSpan StoppedPause = TimeSpan.FromMinutes(1);

    private readonly ResiliencePipeline<ApiAnswer> _retry = new ResiliencePipelineBuilder<ApiAnswer> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<ApiAnswer>
        {
            ShouldHandle = static tried => ValueTask.FromResult(tried.Outcome is { Exception: null, Result.IsOk: false }),
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromSeconds(1),
            MaxDelay = TimeSpan.FromMinutes(5),
            DelayGenerator = static tried => ValueTask.FromResult(PauseAfter(tried.Outcome.Result?.Failure)),
        })
        .Build();

    private string? _told;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The sandbox's own Slack is a route of this listener: it answers only after the start, which this method must not hold up.
        await Task.Yield();
        try
        {
            if (await note.ReadAsync(stoppingToken) is { } reason)
                Stop(reason);
            while (true)
            {
                await AuthenticateAsync(stoppingToken);
                await installation.WaitForStopAsync(stoppingToken);
                Stop(installation.StoppedBecause ?? "unknown");
                await note.WriteAsync(_told, stoppingToken);
                // The end is told a little before the token stops working.
                await Task.Delay(StoppedPause, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Orderly stop.
        }
    }

    private async Task AuthenticateAsync(CancellationToken stoppingToken) =>
        await LearnAsync(await _retry.ExecuteAsync(async token => await AskAsync(token), stoppingToken), stoppingToken);

    private async Task<ApiAnswer> AskAsync(CancellationToken stoppingToken)
    {
        var answer = await api.PostAsync("auth.test", "{}"u8.ToArray(), stoppingToken);
        if (answer.Failure is SendResult.Stopped stopped)
        {
            Stop(stopped.Reason);
            await note.WriteAsync(stopped.Reason, stoppingToken);
        }

        return answer;
    }

    // Null leaves it to the back-off.
    private static TimeSpan? PauseAfter(SendResult? failure) => failure switch
    {
        SendResult.Stopped => StoppedPause,
        SendResult.Later later => later.RetryAfter,
        _ => null,
    };

    private async Task LearnAsync(ApiAnswer answer, CancellationToken stoppingToken)
    {
        var root = answer.Root;
        installation.Learn(new SlackBot(root.At("team_id"u8).Id(), root.At("enterprise_id"u8).Id(), root.At("user_id"u8).Id()));
        LogAuthenticated();
        _told = null;
        await note.WriteAsync(reason: null, stoppingToken);
    }

    // The operator is told once for each reason.
    private void Stop(string reason)
    {
        installation.Stop(reason);
        if (_told == reason)
            return;
        _told = reason;
        LogStopped(reason);
    }

    [LoggerMessage(2101, LogLevel.Information, "slack: the bot's token works")]
    private partial void LogAuthenticated();

    [LoggerMessage(2102, LogLevel.Error,
        "slack: nothing is sent ({Reason}); check SLACK_BOT_TOKEN and the app's scopes, or install the app again. Replies wait, and " +
            "are sent once auth.test succeeds")]
    private partial void LogStopped(string reason);
}
