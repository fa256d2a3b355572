namespace Alfred.Outbox;

/// <summary>An open row of the outbox as memory knows it. Only a hint: the claim asks the database whether it is still so.</summary>
/// <param name="Row">The row with the attempts so far.</param>
/// <param name="Due">Not to be touched before.</param>
/// <param name="IsUncertain">
/// True when an attempt ended without an answer, or an HTTP response took it and did not confirm it yet: when it is due without news, it is asked after.
/// </param>
internal sealed record WaitingReply(ClaimedRow Row, DateTimeOffset Due, bool IsUncertain = false)
{
    public long Id => Row.Message.Id;
}
