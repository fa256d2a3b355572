using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Alfred.Crm;
using Alfred.Gateway.Sending;
using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.Crm;

/// <summary>
/// Talks to HubSpot. HubSpot allows few searches a second for an account, so that a question that comes too early is repeated once after
/// the time it names; a write is sent once, and what became of it is said as well as it is known.
/// </summary>
internal sealed class HubSpotApi(HubSpotOptions options, IHttpClientFactory clients, TimeProvider time)
{
    /// <summary>The most objects of one page that HubSpot gives.</summary>
    public const int PageSize = 200;

    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(3);

    /// <summary>One page of a search.</summary>
    /// <param name="kind">The kind of object: <c>deals</c>.</param>
    /// <param name="search">What is searched.</param>
    /// <param name="read">Takes what is needed out of the answer, which does not outlive the call.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="CrmException">HubSpot did not answer.</exception>
    public Task<T> SearchAsync<T>(string kind, JsonObject search, Func<JsonElement, T> read, CancellationToken cancellationToken) =>
        AskAsync(() => new(HttpMethod.Post, new Uri(options.ApiUrl, $"crm/v3/objects/{kind}/search"))
        {
            Content = new StringContent(search.ToJsonString(), new MediaTypeHeaderValue("application/json")),
        }, read, cancellationToken);

    /// <summary>What HubSpot says of the account.</summary>
    /// <exception cref="CrmException">HubSpot did not answer.</exception>
    public Task<T> AccountAsync<T>(Func<JsonElement, T> read, CancellationToken cancellationToken) =>
        AskAsync(() => new(HttpMethod.Get, new Uri(options.ApiUrl, "account-info/v3/details")), read, cancellationToken);

    /// <summary>An object or a list by its path.</summary>
    /// <exception cref="CrmException">HubSpot did not answer; of nothing at that path too.</exception>
    public Task<T> GetAsync<T>(string path, Func<JsonElement, T> read, CancellationToken cancellationToken) =>
        AskAsync(() => new(HttpMethod.Get, new Uri(options.ApiUrl, path)), read, cancellationToken);

    /// <summary>Sends one change, once.</summary>
    /// <exception cref="CrmException">
    /// Nothing was changed; with <see cref="CrmFailure.Uncertain"/> nobody knows whether it was.
    /// </exception>
    public async Task<T> WriteAsync<T>(
        HttpMethod method, string path, JsonObject body, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await SendAsync(() => new(method, new Uri(options.ApiUrl, path))
            {
                Content = new StringContent(body.ToJsonString(), new MediaTypeHeaderValue("application/json")),
            }, cancellationToken);
            return await ReadAsync(response, read, cancellationToken);
        }
        catch (CrmException exception) when (exception.Failure is CrmFailure.Unavailable && !HasNotLeft(exception))
        {
            // It had left: what came back, if anything, does not say what HubSpot did.
            throw new CrmException(CrmFailure.Uncertain, exception.Message, exception);
        }
    }

    private async Task<T> AskAsync<T>(Func<HttpRequestMessage> make, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        for (var isLast = false; ; isLast = true)
        {
            using var response = await SendAsync(make, cancellationToken);
            if (response.StatusCode == HttpStatusCode.TooManyRequests && !isLast
                && (ProviderCall.RetryAfterOf(response.Headers.RetryAfter) ?? TimeSpan.FromSeconds(1)) is var wait && wait <= MaxWait)
            {
                await Task.Delay(wait, time, cancellationToken);
                continue;
            }

            return await ReadAsync(response, read, cancellationToken);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> make, CancellationToken cancellationToken)
    {
        try
        {
            using var request = make();
            request.Headers.Authorization = new("Bearer", options.AccessToken);
            return await clients.CreateClient(HubSpotServices.ClientName)
                .SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        }
        catch (Exception exception) when (IsOfNetwork(exception, cancellationToken))
        {
            throw new CrmException(CrmFailure.Unavailable, "HubSpot cannot be reached", exception);
        }
    }

    private static async Task<T> ReadAsync<T>(
        HttpResponseMessage response, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            var status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
            throw response.StatusCode switch
            {
                HttpStatusCode.TooManyRequests => new CrmException(CrmFailure.Busy, "HubSpot's limit of requests is reached"),
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
                    new CrmException(CrmFailure.Refused, $"HubSpot refused the token ({status})"),
                HttpStatusCode.NotFound => new CrmException(CrmFailure.Missing, "HubSpot has no such object"),
                HttpStatusCode.BadRequest or HttpStatusCode.Conflict =>
                    new CrmException(CrmFailure.Rejected, $"HubSpot does not take the request ({status})"),
                _ => new CrmException(CrmFailure.Unavailable, $"HubSpot answered {status}"),
            };
        }

        try
        {
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            if (!JsonBody.TryParse(body, out var document))
                throw new CrmException(CrmFailure.Unavailable, "HubSpot's answer is not JSON");
            using (document)
                return read(document.RootElement);
        }
        catch (Exception exception) when (IsOfNetwork(exception, cancellationToken))
        {
            throw new CrmException(CrmFailure.Unavailable, "HubSpot's answer was cut off", exception);
        }
    }

    private static bool HasNotLeft(CrmException exception) => exception.InnerException is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError,
    };

    private static bool IsOfNetwork(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or IOException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);
}
