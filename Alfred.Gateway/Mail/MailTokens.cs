using System.Collections.Concurrent;
using MailKit.Security;

namespace Alfred.Gateway.Mail;

/// <summary>Access tokens for XOAUTH2, each kept in memory until it is about to end.</summary>
internal sealed class MailTokens(IHttpClientFactory clients, TimeProvider clock)
{
    /// <summary>The outbound client's name.</summary>
    public const string ClientName = "mail-tokens";

    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (string Token, DateTimeOffset Until)> _tokens = new(StringComparer.Ordinal);

    /// <summary>The token that the mailbox's server takes.</summary>
    /// <exception cref="AuthenticationException">The provider gives none. The message holds nothing that it said.</exception>
    public async Task<string> GetAsync(MailboxOptions mailbox, CancellationToken cancellationToken)
    {
        if (mailbox.Tokens is not { } endpoint)
            return mailbox.Secret;
        if (_tokens.TryGetValue(mailbox.Name, out var known) && known.Until > clock.GetUtcNow())
            return known.Token;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = mailbox.Secret,
            ["client_id"] = endpoint.ClientId,
            ["client_secret"] = endpoint.ClientSecret,
        });
        using var client = clients.CreateClient(ClientName);
        using var response = await client.PostAsync(endpoint.Url, form, cancellationToken);
        if ((int)response.StatusCode is >= 400 and < 500)
            throw new AuthenticationException("the provider gives no access token");
        response.EnsureSuccessStatusCode();
        using var answer = await JsonDocument.ParseAsync(
            await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
        if (!answer.RootElement.TryGetProperty("access_token", out var field) || field.GetString() is not { Length: > 0 } token)
            throw new AuthenticationException("the provider's answer has no access token");
        var seconds = answer.RootElement.TryGetProperty("expires_in", out var lifetime) && lifetime.TryGetInt32(out var given)
            ? given : 300;
        _tokens[mailbox.Name] = (token, clock.GetUtcNow() + TimeSpan.FromSeconds(seconds) - Margin);
        return token;
    }

    /// <summary>Forgets a token that the server did not take.</summary>
    public void Forget(MailboxOptions mailbox) => _tokens.TryRemove(mailbox.Name, out _);
}
