using Orleans.Concurrency;

namespace Alfred.Conversations;

/// <summary>
/// One chat (key: <see cref="ConversationId"/>). Takes its messages from the inbox in order, one at a time, and completes each in one
/// transaction.
/// </summary>
[Alias("alfred.IConversationGrain")]
public interface IConversationGrain : IGrainWithStringKey
{
    /// <summary>
    /// Says that the inbox holds something for this conversation. Nobody waits for the work, which runs in the grain's own turns. Lost or
    /// repeated calls do no harm: recovery wakes whatever was left.
    /// </summary>
    [OneWay]
    [AlwaysInterleave]
    [Alias("Wake")]
    Task WakeAsync();

    /// <summary>The same for a message that was just stored: the conversation need not read what it was handed over in memory.</summary>
    /// <param name="message">The last row of the inbox that was stored for this conversation.</param>
    [OneWay]
    [AlwaysInterleave]
    [Alias("WakeFor")]
    Task WakeForAsync(long message);

    /// <summary>
    /// Says that somebody else changed what the conversation's row says, such as an operator who pauses it or lets it go on: it is read
    /// anew before the next message.
    /// </summary>
    [AlwaysInterleave]
    [Alias("Reread")]
    Task RereadAsync();

    /// <summary>
    /// Waits for the answer to a message and takes it for the HTTP response of the request that brought it. An answer that was there before
    /// is taken if nobody else has.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="patience">How long to wait.</param>
    /// <returns>The answer, which nobody else sends now; null when there is none in time: then it comes by the outbox.</returns>
    [AlwaysInterleave]
    [Alias("TakeAnswer")]
    Task<InlineAnswer?> TakeAnswerAsync(DeliveryKey message, TimeSpan patience);
}
