using System.Text.Json;
using Alfred.Testing.Http;

namespace Alfred.Testing.Graph;

/// <summary>Meta's limits, which the fake keeps when it has these: the 24 hours, the burst for one person, known templates.</summary>
public sealed class GraphLimits(TimeProvider time)
{
    private static readonly TimeSpan WindowLength = TimeSpan.FromHours(24);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _heard = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (double Left, DateTimeOffset At)> _pairs = new(StringComparer.Ordinal);

    /// <summary>The burst to one person and the seconds until one more; null for none. Default Meta's: 45 and 6.</summary>
    public (int Burst, TimeSpan Interval)? Pair { get; init; } = (45, TimeSpan.FromSeconds(6));

    /// <summary>The approved templates, as <c>name:language</c>; null knows any.</summary>
    public IReadOnlySet<string>? Templates { get; init; }

    /// <summary>Says that a person wrote now: their window is open for 24 hours.</summary>
    /// <param name="person">As a message names it in <c>to</c> or <c>recipient</c>, without a plus.</param>
    public void Hear(string person)
    {
        lock (_lock)
            _heard[person] = time.GetUtcNow();
    }

    /// <summary>The refusal; null for a message that goes.</summary>
    internal FakeAnswer.Respond? Check(GraphCall call, JsonElement message)
    {
        var person = (call.Recipient ?? call.To ?? "").TrimStart('+');
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (!message.TryGetProperty("template", out var template))
            {
                if (!_heard.TryGetValue(person, out var heard) || now - heard >= WindowLength)
                    return GraphError.Of(131047, message: "Re-engagement message");
            }
            else if (Templates?.Contains($"{template.GetProperty("name").GetString()}:{template.GetProperty("language").GetProperty("code").GetString()}") == false)
            {
                return GraphError.Of(132001, 404, "Template name does not exist in the translation");
            }

            return TakesOne(person, now) ? null : GraphError.Of(131056, message: "(Business Account, Consumer Account) pair rate limit hit");
        }
    }

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
