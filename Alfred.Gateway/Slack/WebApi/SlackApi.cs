using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Alfred.Gateway.Sending;
using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.Slack.WebApi;

/// <summary>
/// The methods of Slack's Web API, called with the bot's token. Writing methods take JSON, reading ones a form. Never retries, except once
/// with a new token when the old one had run out: such a call did nothing.
/// </summary>
internal sealed class SlackApi(SlackOptions options, SlackTokens tokens, ProviderCall provider, TimeProvider time)
{
    private readonly MethodPauses _pauses = new(time);

    /// <summary>Calls a method with JSON.</summary>
    public Task<ApiAnswer> PostAsync(string method, ReadOnlyMemory<byte> json, CancellationToken cancellationToken) =>
        CallAsync(method, () => new WatchedContent(json), cancellationToken);

    /// <summary>Calls a method with form fields; those without a value are left out.</summary>
    public Task<ApiAnswer> PostAsync(
        string method, IEnumerable<(string Name, string? Value)> fields, CancellationToken cancellationToken) =>
        CallAsync(method, () => WatchedContent.OfForm(fields), cancellationToken);

    /// <summary>Calls a method as the app instead of as the bot.</summary>
    public Task<ApiAnswer> PostAsAppAsync(string method, string appToken, CancellationToken cancellationToken) =>
        CallOnceAsync(method, new AuthenticationHeaderValue("Bearer", appToken), WatchedContent.OfForm([]), cancellationToken);

    private async Task<ApiAnswer> CallAsync(string method, Func<WatchedContent> content, CancellationToken cancellationToken)
    {
        try
        {
            await tokens.RestoreAsync(cancellationToken);
        }
        catch (ChannelStateUnavailableException)
        {
            return ApiAnswer.None(new SendResult.Later("the stored token cannot be read now"));
        }
        catch (OperationCanceledException)
        {
            return ApiAnswer.None(new SendResult.Later("the stored token was not read in time"));
        }

        var token = tokens.Current;
        var answer = await CallOnceAsync(method, new AuthenticationHeaderValue("Bearer", token), content(), cancellationToken);
        // Any of these may also come of a token that was replaced while the call was under way.
        if (answer.Error is not ("token_expired" or "token_revoked" or "invalid_auth"))
            return answer;
        try
        {
            var isReplaced = answer.Error == "token_expired"
                ? await tokens.ReplaceAsync(token, cancellationToken)
                : await tokens.IsReplacedAsync(token, cancellationToken);
            if (!isReplaced)
                return answer;
        }
        catch (OperationCanceledException)
        {
            // Slack did nothing with the old token.
            return ApiAnswer.None(new SendResult.Later("the token was not replaced in time"));
        }

        return await CallOnceAsync(method, new AuthenticationHeaderValue("Bearer", tokens.Current), content(), cancellationToken);
    }

    private async Task<ApiAnswer> CallOnceAsync(
        string method, AuthenticationHeaderValue token, WatchedContent content, CancellationToken cancellationToken)
    {
        if (_pauses.LeftOf(method) is { } left)
            return ApiAnswer.None(new SendResult.Later($"Slack asked for a pause of {method}", left));
        var (raw, failure) = await provider.PostAsync(SlackOutbound.Name, options.MethodUrl(method), token, content, cancellationToken);
        if (raw is null)
            return ApiAnswer.None(failure!);
        var answer = Read(raw);
        if (raw.Status == StatusCodes.Status429TooManyRequests || SlackErrors.IsLimit(answer.Error))
            _pauses.Pause(method, raw.RetryAfter);
        return answer;
    }

    private static ApiAnswer Read(ProviderAnswer raw)
    {
        if (!JsonBody.TryParse(raw.Body, out var document))
            return ApiAnswer.None(SlackErrors.Classify(raw));
        using (document)
        {
            var root = document.RootElement.Clone();
            return raw.IsSuccess && root.At("ok"u8).IsTrue()
                ? new ApiAnswer(root, Failure: null, Error: null)
                : new ApiAnswer(root, SlackErrors.Classify(raw), root.At("error"u8).Id());
        }
    }
}

/// <summary>
/// How long each method has to rest. Slack limits every method of a workspace by itself: a limit on posting must not hold up reactions, and
/// calling on before <c>Retry-After</c> only prolongs it. Measured by the monotonic clock.
/// </summary>
internal sealed class MethodPauses(TimeProvider time)
{
    /// <summary>When Slack names no time.</summary>
    private static readonly TimeSpan Unnamed = TimeSpan.FromSeconds(5);

    private readonly long _start = time.GetTimestamp();
    private readonly ConcurrentDictionary<string, TimeSpan> _until = new(StringComparer.Ordinal);

    /// <summary>The time that a method has still to rest; null when it may be called.</summary>
    public TimeSpan? LeftOf(string method) =>
        _until.TryGetValue(method, out var until) && until - time.GetElapsedTime(_start) is var left && left > TimeSpan.Zero ? left : null;

    /// <summary>Lets a method rest.</summary>
    public void Pause(string method, TimeSpan? retryAfter)
    {
        var until = time.GetElapsedTime(_start) + (retryAfter ?? Unnamed);
        _until.AddOrUpdate(method, until, (_, longest) => until > longest ? until : longest);
    }
}
