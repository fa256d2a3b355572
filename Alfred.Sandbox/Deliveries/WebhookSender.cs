using System.Globalization;
using System.Net.Http.Headers;
using System.Threading.Channels;
using Alfred.Sandbox.Faults;
using Alfred.Sandbox.Feeds;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Polly;
using Polly.Retry;

namespace Alfred.Sandbox.Deliveries;

/// <summary>
/// Posts webhooks to Alfred's listener over HTTP, as the providers do: in order, and again when Alfred does not answer 2xx (after seconds
/// where Meta and Slack take minutes, because somebody is watching).
/// </summary>
internal sealed class WebhookSender(
    SandboxOptions options, IServer server, IHttpClientFactory clients, FaultBoard faults, TrafficLog traffic, TimeProvider time)
    : BackgroundService
{
    private const int MaxRetries = 11;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly Channel<Webhook> _waiting = Channel.CreateBounded<Webhook>(1_000);

    private readonly ResiliencePipeline<WebhookAnswer?> _retry = new ResiliencePipelineBuilder<WebhookAnswer?> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<WebhookAnswer?>
        {
            ShouldHandle = static tried => ValueTask.FromResult(tried.Outcome is { Exception: null, Result: not { IsSuccess: true } }),
            MaxRetryAttempts = MaxRetries,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromSeconds(1),
            MaxDelay = TimeSpan.FromSeconds(30),
        })
        .Build();

    /// <summary>Posts it when those before it are posted.</summary>
    public void Send(Webhook webhook)
    {
        if (!_waiting.Writer.TryWrite(webhook))
            webhook.Settled?.Invoke(false);
    }

    /// <summary>Posts once, now; for what a provider never repeats. Null when there was no answer.</summary>
    public async Task<WebhookAnswer?> PostAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        if (!faults.IsActive(Fault.DuplicateDelivery))
            return await PostOnceAsync(webhook, cancellationToken);
        var both = await Task.WhenAll(PostOnceAsync(webhook, cancellationToken), PostOnceAsync(webhook, cancellationToken));
        // What has something to say is what the provider would show.
        return both.FirstOrDefault(static answer => answer is { IsSuccess: true, Body.Length: > 0 }) ?? both[0];
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var webhook in _waiting.Reader.ReadAllAsync(stoppingToken))
                await DeliverAsync(webhook, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The sandbox forgets with the process.
        }
    }

    private async Task DeliverAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        var answer = await _retry.ExecuteAsync(async token => await PostAsync(webhook, token), cancellationToken);
        webhook.Settled?.Invoke(answer is { IsSuccess: true });
    }

    private async Task<WebhookAnswer?> PostOnceAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var address = new UriBuilder("http", "127.0.0.1", Port, webhook.Path).Uri;
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(webhook.Body) };
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(webhook.ContentType);
            webhook.Sign(request, webhook.Body);
            using var response = await clients.CreateClient(SandboxServices.HttpClientName).SendAsync(request, either.Token);
            var answer = new WebhookAnswer((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(either.Token));
            traffic.Add(isFromAlfred: false, webhook.What, answer.Status.ToString(CultureInfo.InvariantCulture));
            return answer;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            traffic.Add(isFromAlfred: false, webhook.What, "no answer");
            return null;
        }
    }

    // With a port of the system's choice only the server knows it.
    private int Port => options.Port != 0
        ? options.Port
        : server.Features.Get<IServerAddressesFeature>()?.Addresses.Select(static address => new Uri(address).Port).FirstOrDefault() ?? 80;
}
