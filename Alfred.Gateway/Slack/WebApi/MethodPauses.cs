using System.Collections.Concurrent;

namespace Alfred.Gateway.Slack.WebApi;

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
