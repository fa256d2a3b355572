using System.Text.Json;

namespace Alfred.Silo.Evaluation;

/// <summary>
/// A conversation of the set: a line of a file <c>&lt;language&gt;.tsv</c> with the instance, what is said (turns before the last one
/// separated by <c> ¶ </c>), what has to come of it, and what the scripted model says where that is something else.
/// </summary>
/// <param name="Instance"><c>home</c> or <c>biz</c>.</param>
/// <param name="Before">What was said before.</param>
/// <param name="Said">What is said.</param>
/// <param name="Expected">What has to come of it.</param>
/// <param name="Scripted">What the scripted model says.</param>
internal sealed record Conversation(string Instance, ImmutableArray<string> Before, string Said, Expectation Expected, Expectation Scripted)
{
    /// <summary>Reads a file; lines that begin with # are comments.</summary>
    /// <exception cref="FormatException">A line is no conversation.</exception>
    public static ImmutableArray<Conversation> Read(IEnumerable<string> lines, string file) =>
    [
        .. lines.Index().Where(static line => line.Item.Length > 0 && line.Item[0] != '#')
            .Select(line => Parse(line.Item) ?? throw new FormatException($"{file}, line {line.Index + 1}: is no conversation")),
    ];

    private static Conversation? Parse(string line)
    {
        var fields = line.Split('\t');
        if (fields is not ([("home" or "biz"), _, _] or [("home" or "biz"), _, _, _]))
            return null;
        var turns = fields[1].Split(" ¶ ");
        try
        {
            var expected = Expectation.Parse(fields[2]);
            return new(fields[0], [.. turns[..^1]], turns[^1], expected, fields.Length == 4 ? Expectation.Parse(fields[3]) : expected);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>
/// What comes of a message: tool calls (<c>groceries_add {"items":"milk"}</c>, several separated by <c> + </c>), or one of the words
/// <c>ask</c>, <c>answer</c> and <c>nothing</c>.
/// </summary>
/// <param name="Word">The word, for the scripted model any text; null for calls.</param>
/// <param name="Calls">The calls.</param>
internal sealed record Expectation(string? Word, ImmutableArray<(string Tool, JsonElement Arguments)> Calls)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="JsonException">The arguments of a call are no JSON.</exception>
    public static Expectation Parse(string text) => !text.Contains('{', StringComparison.Ordinal) ? new(text, []) : new(
        null,
        [
            .. text.Split(" + ").Select(static call => call.Split(' ', 2))
                .Select(static call => (call[0], JsonDocument.Parse(call[^1]).RootElement.Clone())),
        ]);
}
