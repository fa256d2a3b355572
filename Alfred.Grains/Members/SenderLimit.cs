namespace Alfred.Members;

/// <summary>How many messages of one person are acted on within a minute (<c>SENDER_LIMIT</c>).</summary>
/// <param name="PerMinute">0 for no limit.</param>
internal sealed record SenderLimit(int PerMinute)
{
    /// <summary>What a message that was not acted on is put away with, for the operator.</summary>
    public string Reason => $"not run: more than {PerMinute} messages of one person within a minute (SENDER_LIMIT)";

    /// <summary>What the person is told, once a burst.</summary>
    public string Notice =>
        $"That's more than {PerMinute} messages from you within a minute, so I skipped this one. Too many messages at once; I'll skip " +
        "more for a minute. " +
        "Please send again then what you still need.";
}
