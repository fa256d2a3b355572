namespace Alfred.Gateway.Slack.Answers;

/// <summary>What goes back to Slack for one body, by whichever way it came.</summary>
/// <param name="Body">The answer; empty for a bare acknowledgement.</param>
/// <param name="ContentType">What it is.</param>
internal sealed record SlackAnswer(ReadOnlyMemory<byte> Body, string ContentType)
{
    private const string JsonType = "application/json; charset=utf-8";

    /// <summary>A bare acknowledgement.</summary>
    public static readonly SlackAnswer Empty = new(default, JsonType);

    /// <summary>To be run once the answer is written, and only then; null for nothing.</summary>
    public Func<Task>? Afterwards { get; init; }

    /// <summary>JSON.</summary>
    public static SlackAnswer Json(ReadOnlyMemory<byte> body) => new(body, JsonType);
}
