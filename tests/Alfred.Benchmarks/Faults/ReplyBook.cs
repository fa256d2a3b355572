using System.Collections.Concurrent;
using System.Collections.Immutable;
using Alfred.Testing.Loads;

namespace Alfred.Benchmarks.Faults;

/// <summary>Which replies are due to people, and how often each came. Every message is about a thing of its own, so that its reply is too.</summary>
internal sealed class ReplyBook(int people)
{
    // The names of things end there.
    private const int MostMessages = 10_000;

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
        var number = (message * people) + person;
        if (number >= MostMessages)
            throw new InvalidOperationException("there are no names for so many things");
        var ask = Ask.Of(number, people);
        _replies.TryAdd(ask.Reply, 0);
        return ask.Text;
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
