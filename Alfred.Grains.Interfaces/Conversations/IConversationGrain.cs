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
    /// Says that the inbox holds something for this conversation. Returns at once: the work runs in the grain's own turns. Lost or repeated
    /// calls do no harm, a sweep wakes whatever was left.
    /// </summary>
    [AlwaysInterleave]
    [Alias("Wake")]
    Task WakeAsync();

    /// <summary>
    /// The same for a message that was just stored: the conversation need not read what it was handed over in memory.
    /// </summary>
    /// <param name="message">The last row of the inbox that was stored for this conversation.</param>
    [AlwaysInterleave]
    [Alias("WakeFor")]
    Task WakeForAsync(long message);
}
