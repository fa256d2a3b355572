using System.Collections.Immutable;

namespace Alfred.Sandbox.Slack;

/// <summary>
/// Hands out what Alfred may answer with for a while: response URLs (five times in 30 minutes) and trigger ids (once, within 3 seconds). Bounded: the oldest go.
/// </summary>
internal sealed class ResponseUrlStore(SlackSettings settings, TimeProvider time)
{
    private const int Capacity = 200;
    private const int MaxUses = 5;

    private static readonly TimeSpan UrlLifetime = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan TriggerLifetime = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private ImmutableList<Response> _responses = [];

    /// <summary>Opens a place to answer to.</summary>
    /// <param name="id">The trigger id; the URL ends with it.</param>
    /// <param name="channel">Where answers appear.</param>
    /// <param name="user">Who asked.</param>
    /// <param name="threadTs">The thread, if the question stood in one.</param>
    /// <param name="originTs">The message with the button, which an answer may replace.</param>
    /// <returns>The URL. Of the origin of <c>SLACK_API_URL</c>, because those of other hosts are never called.</returns>
    public Uri Open(string id, string channel, string user, string? threadTs = null, string? originTs = null)
    {
        lock (_gate)
        {
            _responses = _responses.Add(new(id, channel, user, threadTs, originTs, time.GetUtcNow(), Uses: 0, IsTriggerUsed: false));
            if (_responses.Count > Capacity)
                _responses = _responses.RemoveAt(0);
        }

        return new($"{settings.Url}/response/{id}");
    }

    /// <summary>Uses a response URL; the error's name when that is impossible.</summary>
    public (Response? Response, string? Error) Use(string id)
    {
        lock (_gate)
        {
            if (_responses.Find(response => response.Id == id) is not { } response || time.GetUtcNow() - response.OpenedAt > UrlLifetime)
                return (null, "expired_url");
            if (response.Uses == MaxUses)
                return (null, "used_url");
            _responses = _responses.Replace(response, response with { Uses = response.Uses + 1 });
            return (response, null);
        }
    }

    /// <summary>Uses a trigger id for a modal: who sees it, or the error's name.</summary>
    public (string? User, string? Error) UseTrigger(string? id)
    {
        lock (_gate)
        {
            if (_responses.Find(response => response.Id == id) is not { } response)
                return (null, "invalid_trigger_id");
            if (response.IsTriggerUsed)
                return (null, "exchanged_trigger_id");
            if (time.GetUtcNow() - response.OpenedAt > TriggerLifetime)
                return (null, "expired_trigger_id");
            _responses = _responses.Replace(response, response with { IsTriggerUsed = true });
            return (response.User, null);
        }
    }

    /// <summary>A place to answer to.</summary>
    internal sealed record Response(string Id, string Channel, string User, string? ThreadTs, string? OriginTs, DateTimeOffset OpenedAt, int Uses, bool IsTriggerUsed);
}
