namespace Alfred.Sandbox.Slack;

/// <summary>
/// What Alfred may answer with for a while: response URLs (five times in 30 minutes) and trigger ids (once, within 3 seconds). Bounded: the
/// oldest go.
/// </summary>
internal sealed class ResponseUrlStore(ISlackBackend backend, TimeProvider time)
{
    private const int Capacity = 2_000;
    private const int MaxUses = 5;
    private const string Expired = "expired";

    private static readonly TimeSpan UrlLifetime = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan TriggerLifetime = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, ResponseUrl> _urls = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>
    /// True when ids that were never opened here are good: somebody else made them. Those that begin with "expired" are too old. Default
    /// false.
    /// </summary>
    public bool TakesUnknown { get; init; }

    /// <summary>Opens a place to answer to.</summary>
    /// <param name="id">The trigger id; the URL ends with it.</param>
    /// <param name="channel">Where answers appear.</param>
    /// <param name="user">Who asked.</param>
    /// <param name="threadTs">The thread, if the question stood in one.</param>
    /// <param name="originTs">The message with the button, which an answer may replace.</param>
    /// <returns>The URL.</returns>
    public Uri Open(string id, string channel, string user, string? threadTs = null, string? originTs = null)
    {
        lock (_gate)
            Keep(new(id, channel, user, threadTs, originTs, time.GetUtcNow()));
        return new($"{backend.Url}/response/{id}");
    }

    /// <summary>Uses a response URL; the error's name when that is impossible.</summary>
    public (ResponseUrl? Url, string? Error) Use(string id)
    {
        lock (_gate)
        {
            if (Find(id) is not { } url || time.GetUtcNow() - url.OpenedAt > UrlLifetime)
                return (null, "expired_url");
            if (url.Uses == MaxUses)
                return (null, "used_url");
            _urls[id] = url with { Uses = url.Uses + 1 };
            return (url, null);
        }
    }

    /// <summary>Uses a trigger id for a modal: who sees it, or the error's name.</summary>
    public (string? User, string? Error) UseTrigger(string? id)
    {
        lock (_gate)
        {
            if (id is null || Find(id) is not { } url)
                return (null, id?.StartsWith(Expired, StringComparison.Ordinal) == true ? "expired_trigger_id" : "invalid_trigger_id");
            if (url.IsTriggerUsed)
                return (null, "exchanged_trigger_id");
            if (time.GetUtcNow() - url.OpenedAt > TriggerLifetime)
                return (null, "expired_trigger_id");
            _urls[id] = url with { IsTriggerUsed = true };
            return (url.User, null);
        }
    }

    private ResponseUrl? Find(string id)
    {
        if (_urls.TryGetValue(id, out var url))
            return url;
        return TakesUnknown && !id.StartsWith(Expired, StringComparison.Ordinal)
            ? Keep(new(id, "D0ELSEWHERE", "U0ELSEWHERE", ThreadTs: null, OriginTs: null, time.GetUtcNow()))
            : null;
    }

    private ResponseUrl Keep(ResponseUrl url)
    {
        if (_urls.TryAdd(url.Id, url))
            _order.Enqueue(url.Id);
        if (_order.Count > Capacity)
            _urls.Remove(_order.Dequeue());
        return url;
    }
}

/// <summary>A place to answer to.</summary>
internal sealed record ResponseUrl(string Id, string Channel, string User, string? ThreadTs, string? OriginTs, DateTimeOffset OpenedAt)
{
    /// <summary>How often it was used.</summary>
    public int Uses { get; init; }

    /// <summary>True once its trigger opened a modal.</summary>
    public bool IsTriggerUsed { get; init; }
}
