using Alfred.Channels;
using Alfred.Gateway.Sending;
using Alfred.Gateway.Webhooks;
using Microsoft.Extensions.Hosting;

namespace Alfred.Gateway.Slack;

/// <summary>
/// Asks Slack once who we are. Nothing waits for it: until it succeeds, the loop guard goes by Slack's own marks of bot messages.
/// </summary>
internal sealed partial class SlackIntroduction(
    SlackOptions options, SlackInstallation installation, ProviderCall provider, TimeProvider time, ILogger<SlackIntroduction> logger) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The sandbox's own Slack is a route of this listener: it answers only after the start, which this method must not hold up.
        await Task.Yield();
        var url = new Uri($"{options.ApiUrl.AbsoluteUri.TrimEnd('/')}/auth.test");
        for (var pause = FirstPause; !stoppingToken.IsCancellationRequested; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var (answer, _) = await provider.PostAsync(SlackOutbound.Name, url, options.BotToken, "{}"u8.ToArray(), stoppingToken);
            if (answer is not null && Learn(answer))
                return;
            try
            {
                await Task.Delay(answer?.RetryAfter ?? pause, time, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>True when there is nothing left to ask.</summary>
    private bool Learn(ProviderAnswer answer)
    {
        if (!JsonBody.TryParse(answer.Body, out var document))
            return false;
        using (document)
        {
            var root = document.RootElement;
            if (root.At("ok"u8).IsTrue())
            {
                installation.Learn(new SlackBot(root.At("team_id"u8).Id(), root.At("enterprise_id"u8).Id(), root.At("user_id"u8).Id()));
                LogIntroduced();
                return true;
            }

            if (SlackErrors.Classify(answer) is not SendResult.Stopped stopped)
                return false;
            LogRefused(stopped.Reason);
            return true;
        }
    }
}
