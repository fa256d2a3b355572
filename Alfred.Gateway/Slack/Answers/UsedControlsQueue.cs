using System.Threading.Channels;
using Alfred.Channels;
using Alfred.Gateway.Sending;
using Alfred.Gateway.Slack.Blocks;
using Alfred.Gateway.Slack.WebApi;
using Microsoft.Extensions.Hosting;

namespace Alfred.Gateway.Slack.Answers;

/// <summary>
/// Replaces controls that were used, behind everything else: it must not delay an answer. Cosmetic and in memory; what a stop cuts off
/// leaves a button that still works.
/// </summary>
internal sealed class UsedControlsQueue(SlackApi api, ResponseUrls responseUrls, ProviderCall provider, TimeProvider time) : BackgroundService
{
    private const int Capacity = 500;
    private const int MaxTries = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly Channel<UsedControls> _waiting =
        Channel.CreateBounded<UsedControls>(new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>Takes a message over; returns at once.</summary>
    public void Add(UsedControls used) => _waiting.Writer.TryWrite(used);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var used in _waiting.Reader.ReadAllAsync(stoppingToken))
                await ReplaceAsync(used, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Orderly stop.
        }
    }

    private async Task ReplaceAsync(UsedControls used, CancellationToken stoppingToken)
    {
        // The same replacement twice changes nothing, so that an unknown outcome is tried again too.
        for (var attempt = 1; attempt <= MaxTries; attempt++)
        {
            var failure = await TryReplaceAsync(used, stoppingToken);
            if (failure is not (SendResult.Later or SendResult.Unknown))
                return;
            var pause = failure is SendResult.Later { RetryAfter: { } asked } ? asked : Pause;
            await Task.Delay(pause < LongestPause ? pause : LongestPause, time, stoppingToken);
        }
    }

    private async Task<SendResult?> TryReplaceAsync(UsedControls used, CancellationToken stoppingToken)
    {
        if (used.ResponseUrl is not { } url)
            return (await api.PostAsync("chat.update", used.Write(), stoppingToken)).Failure;
        if (!responseUrls.IsAllowed(url))
            return null;
        var (answer, failure) = await provider.PostAsync(SlackOutbound.ResponseUrls, url, bearer: null, used.Write(), stoppingToken);
        return answer is null ? failure : answer.IsSuccess ? null : SlackErrors.Classify(answer);
    }
}
