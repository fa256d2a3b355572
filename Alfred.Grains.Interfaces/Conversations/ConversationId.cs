namespace Alfred.Conversations;

/// <summary>
/// The key of a conversation: the channel's prefix and its own id. <c>wa:34600111222</c>, <c>wa:group:…</c>, <c>slack:T1:D1</c>,
/// <c>slack:T1:C1:1531420618.000200</c> (a thread), <c>slack:T1:U1</c> (a person's slash commands). Messages of one conversation are handled one
/// at a time and in order. The prefix is never hexadecimal, so that the storage key stays a string. Personal data: never logged.
/// </summary>
[GenerateSerializer, Immutable, Alias("alfred.conversation-id")]
public readonly record struct ConversationId
{
    /// <summary>Takes the prefixed text.</summary>
    /// <exception cref="ArgumentException">Without a prefix, or longer than 300 characters.</exception>
    public ConversationId(string value)
    {
        if (value.Length > 300 || value.IndexOf(':', StringComparison.Ordinal) < 1)
            throw new ArgumentException("a conversation id is <channel prefix>:<id>, at most 300 characters", nameof(value));
        Value = value;
    }

    /// <summary>The prefixed text; the key of the conversation's grain.</summary>
    [Id(0)]
    public string Value { get; }

    /// <summary>Hides the value: conversation ids hold phone numbers.</summary>
    public override string ToString() => "(conversation)";
}
