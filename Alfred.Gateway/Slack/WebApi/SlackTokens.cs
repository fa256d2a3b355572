using System.Net.Http.Headers;
using Alfred.Gateway.Sending;
using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.Slack.WebApi;

/// <summary>
/// The bot's token: the configured one or, with rotation, the newest of its line. Replacing it revokes the old refresh token, so that the
/// new pair is committed before it is used, and only one replacement runs at a time.
/// </summary>
internal sealed partial class SlackTokens(
    SlackOptions options, ProviderCall provider, IChannelStateStore store, TimeProvider time, ILogger<SlackTokens> logger) : IDisposable
{
    /// <summary>Slack's own SDK replaces a token of 12 hours this long before its end.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromHours(2);

    private const string NoteName = "token";
    private static readonly TimeSpan StorePause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _single = new(1, 1);
    private volatile TokenPair? _pair;
    private volatile bool _isRestored;

    /// <summary>The token to call with.</summary>
    public string Current => _pair?.Access ?? options.BotToken;

    /// <summary>When the token has to be replaced; null without rotation.</summary>
    public DateTimeOffset? DueAt => options.Rotation is null ? null : (_pair?.ExpiresAt - Ahead ?? DateTimeOffset.MinValue);

    /// <summary>
    /// Takes up, once, the pair that an earlier process stored. Before that, nothing may be called: the configured token is a thing of the
    /// past.
    /// </summary>
    /// <exception cref="ChannelStateUnavailableException">The state cannot be read now.</exception>
    public async ValueTask RestoreAsync(CancellationToken cancellationToken)
    {
        if (_isRestored || options.Rotation is not { } rotation)
            return;
        await _single.WaitAsync(cancellationToken);
        try
        {
            if (!_isRestored && await StoredAsync(rotation, cancellationToken) is { } pair)
                _pair = pair;
            _isRestored = true;
        }
        finally
        {
            _single.Release();
        }
    }

    /// <summary>Replaces a token that ran out or is about to, unless somebody already did.</summary>
    /// <param name="old">The token that was called with.</param>
    /// <param name="cancellationToken">Stops before the exchange; never between exchange and commit.</param>
    /// <returns>True when <see cref="Current"/> is another one now.</returns>
    public async Task<bool> ReplaceAsync(string old, CancellationToken cancellationToken)
    {
        if (options.Rotation is not { } rotation)
            return false;
        await _single.WaitAsync(cancellationToken);
        try
        {
            return Current != old || await ExchangeAsync(rotation, cancellationToken);
        }
        catch (ChannelStateUnavailableException exception)
        {
            // Without the stored state nobody knows which refresh token is the newest, and an exchange could not be kept.
            LogLater(exception.Message);
            return false;
        }
        finally
        {
            _single.Release();
        }
    }

    /// <summary>Whether a token is a thing of the past by now, a replacement that is under way included.</summary>
    /// <param name="old">The token that was called with.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<bool> IsReplacedAsync(string old, CancellationToken cancellationToken)
    {
        if (options.Rotation is null)
            return false;
        await _single.WaitAsync(cancellationToken);
        _single.Release();
        return Current != old;
    }

    public void Dispose() => _single.Dispose();

    private async Task<bool> ExchangeAsync(SlackRotation rotation, CancellationToken cancellationToken)
    {
        // Another process of this instance, during a deploy, may have been first.
        if (await StoredAsync(rotation, cancellationToken) is { } stored && stored.Access != Current)
        {
            _pair = stored;
            return true;
        }

        var refresh = _pair?.Refresh ?? rotation.RefreshToken;
        var form = WatchedContent.OfForm([("grant_type", "refresh_token"), ("refresh_token", refresh)]);
        var app = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{rotation.ClientId}:{rotation.ClientSecret}"));
        var (answer, failure) = await provider.PostAsync(
            SlackOutbound.Name, options.MethodUrl("oauth.v2.access"), new AuthenticationHeaderValue("Basic", app), form,
            CancellationToken.None);
        if (answer is null || Read(answer, rotation) is not { } pair)
        {
            Complain(failure ?? SlackErrors.Classify(answer!));
            return false;
        }

        await StoreAsync(pair.Seal(rotation.ClientSecret));
        _pair = pair;
        LogReplaced((int)(pair.ExpiresAt - Ahead - time.GetUtcNow()).TotalMinutes);
        return true;
    }

    private TokenPair? Read(ProviderAnswer answer, SlackRotation rotation)
    {
        if (!answer.IsSuccess || !JsonBody.TryParse(answer.Body, out var document))
            return null;
        using (document)
        {
            var root = document.RootElement;
            if (!root.At("ok"u8).IsTrue()
                || root.At("access_token"u8).Text() is not { Length: > 0 } access
                || root.At("refresh_token"u8).Text() is not { Length: > 0 } refresh)
                return null;
            var seconds = root.At("expires_in"u8).Number() is { } told and > 0 and < 1_000_000 ? told : 43_200;
            return new TokenPair(access, refresh, time.GetUtcNow().AddSeconds(seconds), TokenPair.OriginOf(rotation.RefreshToken));
        }
    }

    /// <summary>
    /// Keeps the new pair, however long the database is away: the old refresh token is worth nothing any more. Nothing is called with the
    /// new access token before that.
    /// </summary>
    private async Task StoreAsync(string note)
    {
        while (true)
        {
            try
            {
                await store.WriteAsync(ChannelName.Slack, NoteName, note, CancellationToken.None);
                return;
            }
            catch (ChannelStateUnavailableException exception)
            {
                LogNotStored(exception);
                await Task.Delay(StorePause, time, CancellationToken.None);
            }
        }
    }

    private async Task<TokenPair?> StoredAsync(SlackRotation rotation, CancellationToken cancellationToken) =>
        await store.FindAsync(ChannelName.Slack, NoteName, cancellationToken) is { } note
        && TokenPair.Open(note, rotation.ClientSecret) is { } pair
        && pair.Origin == TokenPair.OriginOf(rotation.RefreshToken)
            ? pair
            : null;

    private void Complain(SendResult failure)
    {
        switch (failure)
        {
            case SendResult.Later later:
                LogLater(later.Reason);
                break;
            case SendResult.Unknown unknown:
                LogLater(unknown.Reason);
                break;
            case SendResult.Refused refused:
                LogRefused(refused.Reason);
                break;
            case SendResult.Stopped stopped:
                LogRefused(stopped.Reason);
                break;
        }
    }
}
