using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;

namespace Alfred.Model;

/// <summary>
/// What one message may ask of the model: a minute in all, so many tokens, nothing once the budget is used up, and nothing more once the
/// person says stop. Lives for one message.
/// </summary>
internal sealed class ModelCalls(IChatClient chat, ModelBudget budget, ModelLimits limits, TimeProvider clock)
{
    private static readonly TimeSpan StopInterval = TimeSpan.FromMilliseconds(500);

    // WhatsApp shows "is typing" for 25 seconds; it was shown when the message came.
    private const int StopsPerSign = 40;

    private readonly long _began = clock.GetTimestamp();
    private long _tokens;

    /// <summary>On whose budget.</summary>
    public required MemberId Member { get; init; }

    /// <summary>Whether the person said stop.</summary>
    public required Func<CancellationToken, ValueTask<bool>> IsStoppedAsync { get; init; }

    /// <summary>Called every twenty seconds while it thinks. Cosmetic.</summary>
    public Action ShowThinking { get; init; } = static () => { };

    /// <summary>Asks once.</summary>
    /// <exception cref="ModelException">There is no answer.</exception>
    public Task<ChatResponse> AskAsync(List<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken)
    {
        var estimate = TokenCount.Of(messages, options.Tools);
        return CountAsync(
            estimate, token => chat.GetResponseAsync(messages, options, token), answer => TokenCount.Of(answer, estimate),
            cancellationToken);
    }

    /// <summary>Has a recording written down.</summary>
    /// <exception cref="ModelException">There is no answer.</exception>
    public Task<string> TranscribeAsync(
        IVoiceReader voice, ReadOnlyMemory<byte> recording, string mediaType, CancellationToken cancellationToken)
    {
        var estimate = TokenCount.OfRecording(recording.Length);
        return CountAsync(
            estimate, token => voice.TranscribeAsync(recording, mediaType, token), text => new(estimate, TokenCount.Of(text)),
            cancellationToken);
    }

    private async Task<T> CountAsync<T>(
        long estimate, Func<CancellationToken, Task<T>> ask, Func<T, TokenCount> count, CancellationToken cancellationToken)
    {
        var since = clock.GetTimestamp();
        try
        {
            var answer = await SpendAsync(estimate, ask, count, cancellationToken);
            ModelMetrics.Answered(clock.GetElapsedTime(since));
            return answer;
        }
        catch (ModelException exception)
        {
            ModelMetrics.Failed(exception.Failure);
            throw;
        }
    }

    private async Task<T> SpendAsync<T>(
        long estimate, Func<CancellationToken, Task<T>> ask, Func<T, TokenCount> count, CancellationToken cancellationToken)
    {
        if (_tokens + estimate > limits.TokensPerTurn)
            throw new ModelException(ModelFailure.Refused, "the message takes more tokens than one may");
        await budget.RequireAsync(Member, cancellationToken);
        var left = ModelLimits.TimeLimit - clock.GetElapsedTime(_began);
        if (left <= TimeSpan.Zero)
            throw new ModelException(ModelFailure.TooSlow, "the message has had its time");
        try
        {
            var answer = await WaitAsync(ask, left, cancellationToken);
            await ChargeAsync(count(answer));
            return answer;
        }
        catch (ModelException exception) when (exception.Failure is ModelFailure.TooSlow or ModelFailure.Stopped)
        {
            // It may have thought all the same, and is paid for it.
            await ChargeAsync(new(estimate, Output: 0));
            throw;
        }

        async Task ChargeAsync(TokenCount tokens)
        {
            _tokens += tokens.Total;
            await budget.ChargeAsync(Member, tokens, cancellationToken);
        }
    }

    private async Task<T> WaitAsync<T>(Func<CancellationToken, Task<T>> ask, TimeSpan left, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(left, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var answer = AnswerAsync(ask, either.Token);
        for (var waited = 1; !answer.IsCompleted; waited++)
        {
            await Task.WhenAny(answer, Task.Delay(StopInterval, clock, either.Token));
            if (answer.IsCompleted)
                break;
            if (limit.IsCancellationRequested)
                throw new ModelException(ModelFailure.TooSlow, "the model took longer than a minute");
            cancellationToken.ThrowIfCancellationRequested();
            if (waited % StopsPerSign == 0)
                ShowThinking();
            if (await IsStoppedAsync(cancellationToken))
            {
                await either.CancelAsync();
                throw new ModelException(ModelFailure.Stopped, "the person said stop");
            }
        }

        return await answer;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Boundary: whatever a client of some provider throws is no answer.")]
    private static async Task<T> AnswerAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask(cancellationToken);
        }
        catch (Exception exception) when (exception is not ModelException)
        {
            throw new ModelException(
                cancellationToken.IsCancellationRequested ? ModelFailure.TooSlow : ModelFailure.Unavailable,
                $"the model gave no answer: {exception.GetType().Name}", exception);
        }
    }
}
