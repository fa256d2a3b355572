using System.Threading.Channels;
using Alfred.Gateway.Sending;
using Alfred.Gateway.Slack.Blocks;
using Alfred.Gateway.Slack.WebApi;
using Microsoft.Extensions.Hosting;
using Polly;
using Polly.Retry;

namespace Alfred.Gateway.Slack.Answers;

/// <summary>
/// Replaces controls that were used, behind everything else: it must not delay an answer. Cosmetic and in memory; what a stop cuts off
/// leaves a button that still works.
/// </summary>
internal sealed class UsedControlsQueue(SlackApi api, SlackUrls urls, ProviderCall provider, TimeProvider time) : BackgroundService
{
    private const int Capacity = 500;
    private const int MaxRetries = 2;
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(30);

    private readonly Channel<UsedControls> _waiting =
        Channel.CreateBounded<UsedControls>(
            new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    // The same replacement twice changes nothing, so that an unknown outcome is tried again too.
    private readonly ResiliencePipeline<SendResult?> _retry = new ResiliencePipelineBuilder<SendResult?> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<SendResult?>
        {
            ShouldHandle = static tried => ValueTask.FromResult(tried.Outcome.Result is SendResult.Later or SendResult.Unknown),
            MaxRetryAttempts = MaxRetries,
            Delay = TimeSpan.FromSeconds(2),
            DelayGenerator = static tried => ValueTask.FromResult<TimeSpan?>(
                tried.Outcome.Result is SendResult.Later { RetryAfter: { } asked } ? (asked < MaxPause ? asked : MaxPause) : null),
        })
        .Build();

    /// <summary>Takes a message over; returns at once.</summary>
    public void Add(UsedControls used) => _waiting.Writer.TryWrite(used);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var used in _waiting.Reader.ReadAllAsync(stoppingToken))
                await _retry.ExecuteAsync(async token => await TryReplaceAsync(used, token), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Orderly stop.
        }
    }

    private async Task<SendResult?> TryReplaceAsync(UsedControls used, CancellationToken stoppingToken)
    {
        if (used.ResponseUrl is not { } url)
            return (await api.PostAsync("chat.update", used.Write(), stoppingToken)).Failure;
        if (!urls.IsResponseUrl(url))
            return null;
        var (answer, failure) = await provider.PostAsync(SlackOutbound.ResponseUrls, url, bearer: null, used.Write(), stoppingToken);
        return answer is null ? failure : answer.IsSuccess ? null : SlackErrors.Classify(answer);
    }
}
