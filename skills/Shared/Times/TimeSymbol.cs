namespace Alfred.Skills.Shared.Times;

/// <summary>A slot of the patterns: what may stand there, as a tree of tokens and further slots, or as code.</summary>
internal sealed class TimeSymbol(int number, string name)
{
    /// <summary>Its place among all symbols of a language.</summary>
    public int Number => number;

    /// <summary>Its name: <c>weekday</c>.</summary>
    public string Name => name;

    /// <summary>Its patterns.</summary>
    public Node Root { get; } = new();

    /// <summary>What code finds at a place beside the patterns; null for nothing.</summary>
    public Func<TimeMatcher, int, IEnumerable<TimeMatch>>? Primitive { get; set; }

    /// <summary>A place in the tree of patterns.</summary>
    internal sealed class Node
    {
        public Dictionary<string, Node> Words { get; } = new(StringComparer.Ordinal);

        public List<(TimeSymbol Slot, Node Next)> Slots { get; } = [];

        public List<TimeMeaning> Ends { get; } = [];
    }
}

/// <summary>A value that the tokens up to a place stand for.</summary>
internal readonly record struct TimeMatch(object Value, int End);
