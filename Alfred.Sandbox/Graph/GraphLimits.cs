using System.Text.Json;
using Alfred.Sandbox.Http;

namespace Alfred.Sandbox.Graph;

/// <summary>Meta's limits: the 24 hours after a person wrote, the burst for one person, known templates. Safe for concurrent use.</summary>
public sealed class GraphLimits(TimeProvider time)
{
    private static readonly TimeSpan WindowLength = TimeSpan.FromHours(24);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _lastIncoming = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (double Left, DateTimeOffset At)> _pairs = new(StringComparer.Ordinal);

    /// <summary>The burst to one person and the seconds until one more; null for none. Default Meta's: 45 and 6.</summary>
    public (int Burst, TimeSpan Interval)? Pair { get; init; } = (45, TimeSpan.FromSeconds(6));

    /// <summary>The approved templates, as <c>name:language</c>; null knows any.</summary>
    public IReadOnlySet<string>? Templates { get; init; }

    /// <summary>True when whoever never wrote may be written to, as if they just had. Default false, as with Meta.</summary>
    public bool TakesStrangers { get; init; }

    /// <summary>Says that a person wrote now: their window is open for 24 hours.</summary>
    /// <param name="person">As a message names it in <c>to</c> or <c>recipient</c>, without a plus.</param>
    public void NoteIncoming(string person)
    {
        lock (_lock)
            _lastIncoming[person] = time.GetUtcNow();
    }

    /// <summary>The refusal; null for a message that goes.</summary>
    internal FakeAnswer.Respond? Check(GraphCall call, JsonElement message)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var template = message.At("template");
            if (!template.IsPresent())
            {
                if (!IsOpen(call.Person, now))
                    return GraphError.Of(GraphError.ClosedWindow, message: "Re-engagement message");
            }
            else if (Templates?.Contains($"{template.At("name").Text()}:{template.At("language").At("code").Text()}") == false)
            {
                return GraphError.Of(GraphError.UnknownTemplate, 404, "Template name does not exist in the translation");
            }

            return TakesOne(call.Person, now)
                ? null
                : GraphError.Of(GraphError.PairRateLimited, message: "(Business Account, Consumer Account) pair rate limit hit");
        }
    }

    private bool IsOpen(string person, DateTimeOffset now) =>
        _lastIncoming.TryGetValue(person, out var heard) ? now - heard < WindowLength : TakesStrangers;

    private bool TakesOne(string person, DateTimeOffset now)
    {
        if (Pair is not { } pair)
            return true;
        var (left, at) = _pairs.GetValueOrDefault(person, (pair.Burst, now));
        left = Math.Min(pair.Burst, left + (now - at) / pair.Interval);
        _pairs[person] = (left >= 1 ? left - 1 : left, now);
        return left >= 1;
    }
}
