using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using Alfred.Model;
using Microsoft.Extensions.AI;
using OpenAI;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Alfred.Gateway.Model;

/// <summary>
/// The model as a chat client that fails in few ways: a question is tried three times at most, with jitter between, each try has half a
/// minute, and a model that keeps failing is left alone for a while. Everything that goes wrong is a <see cref="ModelException"/>.
/// </summary>
internal sealed class OpenAIChat(ModelOptions options, IHttpClientFactory clients, TimeProvider time) : IChatClient
{
    /// <summary>How long one try may take.</summary>
    public static readonly TimeSpan AttemptLimit = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan MaxRetryAfter = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BreakTime = TimeSpan.FromSeconds(30);

    private readonly Lazy<IChatClient> _client = new(() => Connect(options, clients));
    private readonly ResiliencePipeline<ChatResponse> _pipeline = Build(time);

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await _pipeline.ExecuteAsync(
                static async (asked, token) => await asked.Client.AskAsync(asked.Messages, asked.Options, token),
                (Client: this, Messages: messages, Options: options), cancellationToken);
        }
        catch (TimeoutRejectedException exception)
        {
            throw new ModelException(ModelFailure.TooSlow, "the model took too long", exception);
        }
        catch (BrokenCircuitException exception)
        {
            throw new ModelException(ModelFailure.Unavailable, "the model has failed too often lately", exception);
        }
    }

    /// <summary>The whole answer at once: what is said to people is checked before they see it.</summary>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
        if (_client.IsValueCreated)
            _client.Value.Dispose();
    }

    private static IChatClient Connect(ModelOptions options, IHttpClientFactory clients) => new OpenAI.Chat.ChatClient(
        options.Name,
        new ApiKeyCredential(options.ApiKey),
        new OpenAIClientOptions
        {
            Endpoint = options.BaseUrl,
            // The guarded client: it calls this API and nothing else.
            Transport = new HttpClientPipelineTransport(clients.CreateClient(ModelServices.ClientName)),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = AttemptLimit,
        }).AsIChatClient();

    private static ResiliencePipeline<ChatResponse> Build(TimeProvider time) =>
        new ResiliencePipelineBuilder<ChatResponse> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<ChatResponse>
        {
            ShouldHandle = static tried => ValueTask.FromResult(tried.Outcome.Exception is TimeoutRejectedException or RetriedException),
            MaxRetryAttempts = 2,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(500),
            DelayGenerator = static tried => ValueTask.FromResult((tried.Outcome.Exception as RetriedException)?.After),
        })
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<ChatResponse>
        {
            ShouldHandle = static tried => ValueTask.FromResult(tried.Outcome.Exception is TimeoutRejectedException or RetriedException),
            FailureRatio = 0.8,
            MinimumThroughput = 10,
            SamplingDuration = TimeSpan.FromMinutes(1),
            BreakDuration = BreakTime,
        })
        .AddTimeout(AttemptLimit)
        .Build();

    private async Task<ChatResponse> AskAsync(IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        try
        {
            return await _client.Value.GetResponseAsync(messages, options, cancellationToken);
        }
        catch (ClientResultException exception)
        {
            throw Failure(exception);
        }
#pragma warning disable CA1031 // Boundary: whatever the client makes of an answer that is none, it is no answer.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            throw new RetriedException(
                ModelFailure.Unavailable, $"the model's answer is none: {exception.GetType().Name}", exception, after: null);
        }
    }

    // The body is left out: it may repeat what was sent.
    private static ModelException Failure(ClientResultException exception)
    {
        var text = $"the model answered {exception.Status.ToString(CultureInfo.InvariantCulture)}";
        return exception.Status switch
        {
            429 when RetryAfter(exception) is var after && !(after > MaxRetryAfter) =>
                new RetriedException(ModelFailure.Busy, text, exception, after),
            429 => new ModelException(ModelFailure.Busy, text, exception),
            0 or 408 or 409 or >= 500 => new RetriedException(ModelFailure.Unavailable, text, exception, null),
            _ => new ModelException(ModelFailure.Refused, text, exception),
        };
    }

    private static TimeSpan? RetryAfter(ClientResultException exception) =>
        exception.GetRawResponse()?.Headers.TryGetValue("Retry-After", out var value) == true
        && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;
}

/// <summary>A failure that another try may get over.</summary>
/// <param name="failure">Why.</param>
/// <param name="message">The same in words.</param>
/// <param name="cause">What the client threw.</param>
/// <param name="after">How long the model wants to be left alone; null when it does not say.</param>
internal sealed class RetriedException(ModelFailure failure, string message, Exception cause, TimeSpan? after)
    : ModelException(failure, message, cause)
{
    public TimeSpan? After { get; } = after;
}
