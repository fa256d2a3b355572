namespace Alfred.Conversations;

/// <summary>
/// The time for which a provider takes free-form messages after a person wrote (WhatsApp: 24 hours), and the one message that may ask the
/// person to write again. Asked only when the message to be sent does not itself prove that the time has not passed. Nothing here throws
/// for a database that is away.
/// </summary>
public interface ICustomerServiceWindow
{
    /// <summary>What is known of a conversation; null when the database cannot say it now.</summary>
    Task<WindowState?> FindAsync(ConversationId conversation, CancellationToken cancellationToken);

    /// <summary>
    /// Notes that the window is closed and claims the one template that asks the person to write. Given once for each
    /// closed window and day, also across restarts: a process that dies behind this has sent it, and whether it came is not known; the next
    /// day it may be sent again.
    /// </summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="since">When it was found closed: whoever wrote later has opened it.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>True for who may send it; false when somebody did within the last 24 hours; null when the database cannot say it
    /// now.</returns>
    Task<bool?> TryClaimTemplateAsync(ConversationId conversation, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Gives the claim back: the template certainly did not leave.</summary>
    Task ReleaseTemplateAsync(ConversationId conversation, CancellationToken cancellationToken);

    /// <summary>Notes that the provider says that the window is closed. It stays so until the person writes.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="since">When the attempt began that was refused: whoever wrote later has opened it.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task NoteClosedAsync(ConversationId conversation, DateTimeOffset since, CancellationToken cancellationToken);
}

/// <summary>What is known of a conversation's window.</summary>
/// <param name="HeardAt">When a person last wrote in it, by the provider's clock; null for not within the last days.</param>
/// <param name="ClosedAt">When the provider said that it is closed; null when it did not since the person wrote.</param>
public sealed record WindowState(DateTimeOffset? HeardAt, DateTimeOffset? ClosedAt);
