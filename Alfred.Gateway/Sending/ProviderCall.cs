using System.Net.Http.Headers;
using Alfred.Gateway.Outbound;

namespace Alfred.Gateway.Sending;

/// <summary>One POST to a provider, told apart by how far it came.</summary>
internal sealed class ProviderCall(IHttpClientFactory clients)
{
    /// <summary>Longer calls are given up.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Posts once.</summary>
    /// <param name="client">The outbound client's name.</param>
    /// <param name="url">Where to; may hold a secret (Slack's response URLs) and is never logged.</param>
    /// <param name="bearer">The token; null for none.</param>
    /// <param name="json">The body.</param>
    /// <param name="cancellationToken">The caller's: the process is stopping.</param>
    /// <returns>The answer, or the result that stands for having none.</returns>
    public Task<(ProviderAnswer? Answer, SendResult? Failure)> PostAsync(
        string client, Uri url, string? bearer, ReadOnlyMemory<byte> json, CancellationToken cancellationToken) =>
        PostAsync(
            client, url, bearer is null ? null : new AuthenticationHeaderValue("Bearer", bearer), new WatchedContent(json),
            cancellationToken);

    /// <summary>Posts any content once.</summary>
    public async Task<(ProviderAnswer? Answer, SendResult? Failure)> PostAsync(
        string client, Uri url, AuthenticationHeaderValue? authorization, WatchedContent content, CancellationToken cancellationToken)
    {
        try
        {
            // The factory owns the handler; the client itself is cheap and holds nothing to dispose.
            var http = clients.CreateClient(client);
            using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = content };
            request.Headers.Authorization = authorization;
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
            return (await ReadAsync(response, cancellationToken), null);
        }
        catch (OutboundRefusedException exception) when (exception.Reason == OutboundRefusal.NotAllowed)
        {
            return (null, new SendResult.Refused("an address that may not be called"));
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
        {
            var reason = exception is OperationCanceledException ? "no answer in time" : $"the connection failed: {KindOf(exception)}";
            return (null, content.HasLeft ? new SendResult.Unknown(reason) : new SendResult.Later(reason));
        }
    }

    private static async Task<ProviderAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return new ProviderAnswer((int)response.StatusCode, body, RetryAfterOf(response.Headers.RetryAfter));
    }

    /// <summary>How long a provider asks to wait. Seconds only: both providers send seconds, and a date would need their clock.</summary>
    public static TimeSpan? RetryAfterOf(RetryConditionHeaderValue? header) =>
        header?.Delta is { } delta && delta >= TimeSpan.Zero ? (delta < TimeSpan.FromDays(1) ? delta : TimeSpan.FromDays(1)) : null;

    private static string KindOf(Exception exception) => exception switch
    {
        OutboundRefusedException refused => refused.Reason.ToString(),
        // The HTTP stack wraps what its connections throw.
        { InnerException: OutboundRefusedException refused } => refused.Reason.ToString(),
        HttpRequestException { HttpRequestError: var kind } => kind.ToString(),
        _ => exception.GetType().Name,
    };
}

/// <summary>A provider's answer, whole.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body; perhaps no JSON.</param>
/// <param name="RetryAfter">How long the provider wants us to wait, if it said so.</param>
internal sealed record ProviderAnswer(int Status, ReadOnlyMemory<byte> Body, TimeSpan? RetryAfter)
{
    /// <summary>True for 2xx.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;
}
