namespace Alfred.Outbox;

/// <summary>An outbox row whose sending this process has begun: its state says so in the database before the request leaves.</summary>
/// <param name="Channel">The channel that sends it.</param>
/// <param name="Message">What is sent.</param>
/// <param name="Attempts">How many attempts there were, this one included.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="WasUncertain">True when an earlier attempt ended without an answer.</param>
/// <param name="Claim">Names the attempt: an end counts only while the row still carries it.</param>
internal sealed record ClaimedReply(
    ChannelName Channel, OutboundMessage Message, int Attempts, DateTimeOffset CreatedAt, bool WasUncertain, Guid Claim)
{
    /// <summary>Since when it could be delivered: what waited for its person to write may be days old by then.</summary>
    public DateTimeOffset Since => Message.HeardAt is { } heard && heard > CreatedAt ? heard : CreatedAt;
}
