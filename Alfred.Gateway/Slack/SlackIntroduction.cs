using Alfred.Channels;
using Alfred.Gateway.Slack.WebApi;
using Alfred.Gateway.Webhooks;
using Microsoft.Extensions.Hosting;

namespace Alfred.Gateway.Slack;

/// <summary>
/// Asks Slack who we are, and whether we still are: once at the start, and again and again while the installation is stopped. Nothing waits for
/// it: until it succeeds, the loop guard goes by Slack's own marks of bot messages.
/// </summary>
internal sealed partial class SlackIntroduction(
    SlackApi api, SlackInstallation installation, StopNote note, TimeProvider time, ILogger<SlackIntroduction> logger) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>How long a stopped installation waits for the next question, and a just ended one for the first.</summary>
    private static readonly TimeSpan StoppedPause = TimeSpan.FromMinutes(1);

    private string? _told;

    /// <inheritdoc/>
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
                await IntroduceAsync(stoppingToken);
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

    private async Task IntroduceAsync(CancellationToken stoppingToken)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var answer = await api.PostAsync("auth.test", "{}"u8.ToArray(), stoppingToken);
            if (answer.IsOk)
            {
                await LearnAsync(answer, stoppingToken);
                return;
            }

            if (answer.Failure is SendResult.Stopped stopped)
            {
                Stop(stopped.Reason);
                await note.WriteAsync(stopped.Reason, stoppingToken);
            }

            await Task.Delay(PauseAfter(answer.Failure!, pause), time, stoppingToken);
        }
    }

    private static TimeSpan PauseAfter(SendResult failure, TimeSpan pause) => failure switch
    {
        SendResult.Stopped => StoppedPause,
        SendResult.Later { RetryAfter: { } asked } => asked,
        _ => pause,
    };

    private async Task LearnAsync(ApiAnswer answer, CancellationToken stoppingToken)
    {
        var root = answer.Root;
        installation.Learn(new SlackBot(root.At("team_id"u8).Id(), root.At("enterprise_id"u8).Id(), root.At("user_id"u8).Id()));
        LogIntroduced();
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
}
