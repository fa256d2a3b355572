using Microsoft.Extensions.Hosting;
using Polly;
using Polly.Retry;

namespace Alfred.Gateway.Slack.WebApi;

/// <summary>Replaces a rotating token two hours before its end. Ends at once without rotation.</summary>
internal sealed class TokenRotation(SlackTokens tokens, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly ResiliencePipeline _retry = new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = static tried => ValueTask.FromResult(tried.Outcome.Exception is ChannelStateUnavailableException),
            MaxRetryAttempts = int.MaxValue,
            Delay = Pause,
        })
        .Build();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (tokens.DueAt is null)
            return;
        try
        {
            await _retry.ExecuteAsync(tokens.RestoreAsync, stoppingToken);
            while (tokens.DueAt is { } due)
            {
                var wait = due - time.GetUtcNow();
                if (wait > TimeSpan.Zero)
                    await Task.Delay(wait, time, stoppingToken);
                else if (!await tokens.ReplaceAsync(tokens.Current, stoppingToken))
                    await Task.Delay(Pause, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Orderly stop.
        }
    }
}
