using System.Net.Http.Headers;
using Alfred.Feeds;
using Alfred.Gateway.Feeds.Calendars;
using Alfred.Gateway.Outbound;

namespace Alfred.Gateway.Feeds;

/// <summary>
/// Fetches calendars by the guarded client. Its address is a secret, which no log line and no exception message of this class holds.
/// </summary>
internal sealed class CalendarFeed(IHttpClientFactory clients, TimeProvider clock) : ICalendarFeed, IDisposable
{
    /// <summary>The client of <see cref="IHttpClientFactory"/>.</summary>
    public const string ClientName = "calendars";

    /// <summary>Longer calendars are refused.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    private const int MaxRedirects = 3;

    /// <summary>
    /// So many are fetched at a time, so that memory has a bound whoever asks for what, and one slow server delays nobody.
    /// </summary>
    private const int MaxFetches = 6;

    private readonly SemaphoreSlim _fetching = new(MaxFetches, MaxFetches);

    /// <summary>One at a time is read: that takes a processor, and a multiple of the memory.</summary>
    private readonly SemaphoreSlim _reading = new(1, 1);

    public async Task<CalendarFetch> FetchAsync(
        CalendarUrl url, FeedVersion? known, DateOnly from, int days, CancellationToken cancellationToken)
    {
        try
        {
            await _fetching.WaitAsync(cancellationToken);
            try
            {
                return await FetchFirstAsync(new(url.Value), known, from, days, cancellationToken);
            }
            finally
            {
                _fetching.Release();
            }
        }
        catch (OutboundRefusedException refused)
        {
            return new CalendarFetch.Failed(refused.Reason == OutboundRefusal.TooLong ? FeedFailure.TooLong : FeedFailure.NotAllowed);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            return new CalendarFetch.Failed(IsRefusal(exception) ? FeedFailure.NotAllowed : FeedFailure.Unreachable);
        }
    }

    public void Dispose()
    {
        _fetching.Dispose();
        _reading.Dispose();
    }

    private async Task<CalendarFetch> FetchFirstAsync(
        Uri url, FeedVersion? known, DateOnly from, int days, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(ClientName);
        for (var redirects = 0; ; redirects++)
        {
            using var request = RequestFor(url, known);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (IsRedirect(response.StatusCode) && response.Headers.Location is { } location && redirects < MaxRedirects)
            {
                url = new(url, location);
                continue;
            }

            return response.StatusCode switch
            {
                HttpStatusCode.OK => await ReadAsync(response, from, days, cancellationToken),
                HttpStatusCode.NotModified when known is not null => new CalendarFetch.Unchanged(),
                HttpStatusCode.NotFound or HttpStatusCode.Gone => new CalendarFetch.Failed(FeedFailure.NotFound),
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new CalendarFetch.Failed(FeedFailure.Forbidden),
                _ => new CalendarFetch.Failed(FeedFailure.Unreachable),
            };
        }
    }

    private static HttpRequestMessage RequestFor(Uri url, FeedVersion? known)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.TryAddWithoutValidation("Accept", "text/calendar, */*;q=0.1");
        request.Headers.TryAddWithoutValidation("User-Agent", "Alfred");
        if (known?.Tag is { } tag)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        request.Headers.IfModifiedSince = known?.ModifiedAt;
        return request;
    }

    private async Task<CalendarFetch> ReadAsync(
        HttpResponseMessage response, DateOnly from, int days, CancellationToken cancellationToken)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var fetch = await ReadAsync(bytes, from, days, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var version = VersionOf(response.Headers.ETag, response.Content.Headers.LastModified);
        return fetch is CalendarFetch.Read { Content: var content } ? new CalendarFetch.Read(content with { Version = version }) : fetch;
    }

    private async Task<CalendarFetch> ReadAsync(byte[] bytes, DateOnly from, int days, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            // Off the caller's turn: a long calendar takes a while.
            return await Task.Run(
                () => CalendarReader.Read(Encoding.UTF8.GetString(bytes), from, days, clock, cancellationToken), cancellationToken);
        }
        finally
        {
            _reading.Release();
        }
    }

    private static FeedVersion? VersionOf(EntityTagHeaderValue? tag, DateTimeOffset? modified) =>
        tag is null && modified is null ? null : new(tag?.ToString(), modified);

    private static bool IsRedirect(HttpStatusCode status) => status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    // What the connection refuses comes wrapped.
    private static bool IsRefusal(Exception exception) => exception.InnerException is OutboundRefusedException;
}
