using System.Collections;

namespace Alfred.Diagnostics;

/// <summary>
/// Says of every log line that is written while a message is handled which message and conversation it is about: an opaque key and a row.
/// </summary>
internal sealed class MessageScope(string conversation, long row) : IReadOnlyList<KeyValuePair<string, object?>>
{
    public int Count => 2;

    public KeyValuePair<string, object?> this[int index] => index switch
    {
        0 => new("conversation", conversation),
        1 => new("inbox_row", row),
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        yield return this[0];
        yield return this[1];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"inbox row {row} of {conversation}";
}
