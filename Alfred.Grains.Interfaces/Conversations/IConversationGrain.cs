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
}
