using System.Collections.Concurrent;

namespace Alfred.Gateway.WhatsApp.Pace;

/// <summary>
/// The wait after WhatsApp's limit per pair of numbers (131056): 4^n seconds, as Meta advises, counted for each recipient. Others go on.
/// </summary>
internal sealed class PairBackoff
{
    /// <summary>4^5 s = 17 min: longer than any pause seen.</summary>
    private const int MaxExponent = 5;

    private readonly ConcurrentDictionary<string, int> _refusals = new(StringComparer.Ordinal);

    /// <summary>Counts one more refusal and says how long to wait.</summary>
    public TimeSpan Next(string recipient)
    {
        var refusals = _refusals.AddOrUpdate(recipient, 1, static (_, count) => Math.Min(count + 1, MaxExponent + 1));
        return TimeSpan.FromSeconds(Math.Pow(4, refusals - 1));
    }

    /// <summary>Forgets a recipient to whom a message went.</summary>
    public void Reset(string recipient) => _refusals.TryRemove(recipient, out _);
}
