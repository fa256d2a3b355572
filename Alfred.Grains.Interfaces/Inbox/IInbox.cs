namespace Alfred.Inbox;

/// <summary>The door for everything inbound. Store, then wake, then answer: a webhook may say 200 only after this returned.</summary>
public interface IInbox
{
    /// <summary>
    /// Stores what is new of a delivery, applies its receipts, commits, and wakes the conversations concerned. Concurrent calls share one
    /// batched insert.
    /// </summary>
    /// <returns>How many messages were new. A repeated delivery returns 0 and changes nothing.</returns>
    /// <exception cref="InboxUnavailableException">Nothing was stored: the database is down or too slow. Answer 503.</exception>
    Task<int> AcceptAsync(Delivery delivery, CancellationToken cancellationToken);
}

/// <summary>The inbox cannot store: the database is down or did not answer in time. The provider should deliver again.</summary>
public sealed class InboxUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException);
