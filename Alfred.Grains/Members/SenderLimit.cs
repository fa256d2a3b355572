namespace Alfred.Members;

/// <summary>How many messages of one person are acted on within a minute (<c>SENDER_LIMIT</c>).</summary>
/// <param name="PerMinute">0 for no limit.</param>
internal sealed record SenderLimit(int PerMinute)
{
    /// <summary>What a message that was not acted on is put away with, for the operator.</summary>
    public string Reason => $"not run: more than {PerMinute} messages of one person within a minute (SENDER_LIMIT)";
}
