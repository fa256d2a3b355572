namespace Alfred.Outbox;

/// <summary>Sends what the outbox holds for one conversation (key: that of the conversation), in order and one at a time.</summary>
[Alias("alfred.IOutboxGrain")]
internal interface IOutboxGrain : IGrainWithStringKey
{
    /// <summary>
    /// Says that the outbox may hold something for this conversation. Nobody waits for the sending. Lost or repeated calls do no harm: the
    /// row waits, and recovery wakes whatever was left.
    /// </summary>
    [OneWay]
    [AlwaysInterleave]
    [Alias("Wake")]
    Task WakeAsync();
}
