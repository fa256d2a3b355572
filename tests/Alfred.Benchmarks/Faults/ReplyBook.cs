using System.Collections.Concurrent;
using System.Collections.Immutable;
using Alfred.Testing.Instances;

namespace Alfred.Benchmarks.Faults;

/// <summary>
/// Which replies are due to people, and how often each came. Every person puts a thing on the list that nobody else speaks of, and takes it
/// off again: so every message has a reply of its own, and the list stays as short as it is.
/// </summary>
internal sealed class ReplyBook(int people)
{
    // The names of things end there.
    private const int MaxThings = 10_000;

    private readonly ConcurrentDictionary<string, int> _replies = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _unexpected = new();

    public int Asked => _replies.Count;

    /// <summary>Asked and never answered.</summary>
    public int Lost => _replies.Values.Count(times => times == 0);

    /// <summary>Replies beyond the first.</summary>
    public int Doubled => _replies.Values.Sum(times => Math.Max(0, times - 1));

    /// <summary>The replies that fit no question.</summary>
    public ImmutableArray<string> Unexpected => [.. _unexpected];

    /// <summary>What a person says next; from now on the reply is due.</summary>
    public string Next(int person, int message)
    {
        var number = (message / 2 * people) + person;
        if (number >= MaxThings)
            throw new InvalidOperationException("there are no names for so many things");
        var thing = ItemNames.Of(number);
        // With an amount: added twice, the reply would be another one.
        var (text, reply) = message % 2 == 0 ? ($"add {thing} x2", $"Added {thing} (2).") : ($"got {thing}", $"Got {thing}.");
        _replies.TryAdd(reply, 0);
        return text;
    }

    /// <summary>A reply came; false for one that came before or that nobody asked for.</summary>
    public bool Receive(string text)
    {
        // Behind the first sentence stands how much is left on the list.
        var reply = text[..(text.IndexOf('.', StringComparison.Ordinal) + 1)];
        if (_replies.ContainsKey(reply))
            return _replies.AddOrUpdate(reply, 1, static (_, times) => times + 1) == 1;
        _unexpected.Enqueue(text);
        return false;
    }
}
