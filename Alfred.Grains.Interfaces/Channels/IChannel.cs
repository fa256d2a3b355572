namespace Alfred.Channels;

/// <summary>
/// One way to reach people. Its webhook verifies and stores (see <see cref="Alfred.Inbox.IInbox"/>); this side reads what was stored and
/// sends what the outbox holds. Implementations are singletons and safe for concurrent use.
/// </summary>
public interface IChannel
{
    /// <summary>The channel's name; unique in the process.</summary>
    ChannelName Name { get; }

    /// <summary>
    /// Reads one message out of a stored body.
    /// </summary>
    /// <param name="body">The bytes that were verified and stored.</param>
    /// <param name="contentType">The content type they came with.</param>
    /// <param name="ordinal">Which message of the body, as the webhook numbered it.</param>
    /// <returns>The message, or null when there is nothing in it that a person would expect an answer to.</returns>
    /// <exception cref="FormatException">The body has no such message; the row is dead-lettered with the text of the exception.</exception>
    InboundMessage? Read(ReadOnlyMemory<byte> body, string contentType, int ordinal);

    /// <summary>
    /// Sends one message once. Never retries by itself: the outbox does, by the result. Does not throw for anything that the provider or the
    /// network does.
    /// </summary>
    Task<SendResult> SendAsync(OutboundMessage message, CancellationToken cancellationToken);
}
