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
    /// True when the channel shows a <see cref="Form"/> to be filled in at once and returns a <see cref="FormSubmission"/>. Elsewhere the
    /// conversation asks for one field after the other, and no form ever reaches <see cref="SendAsync"/>.
    /// </summary>
    bool HasForms => false;

    /// <summary>
    /// How old a message can be when the provider delivers it, by the time that it signed (<see cref="InboundMessage.WrittenAt"/>).
    /// An older one was captured and is delivered again by somebody else, perhaps when its key is no longer known: it is not run. Null for
    /// a channel whose signatures are fresh by themselves, and for a provider that is played. Otherwise less than messages are kept.
    /// </summary>
    TimeSpan? MaxDeliveryAge => null;

    /// <summary>Reads one message out of a stored body.</summary>
    /// <param name="body">The bytes that were verified and stored.</param>
    /// <param name="contentType">The content type they came with.</param>
    /// <param name="ordinal">Which message of the body, as the webhook numbered it.</param>
    /// <returns>The message, or null when there is nothing in it that a person would expect an answer to.</returns>
    /// <exception cref="FormatException">The body has no such message; the row is dead-lettered with the text of the exception.</exception>
    InboundMessage? Read(ReadOnlyMemory<byte> body, string contentType, int ordinal);

    /// <summary>
    /// Where the person behind an identity can be written to although they never wrote; null when the channel cannot tell, as it is by
    /// default, and for an identity of another channel.
    /// </summary>
    Contact? FindContact(Identity identity) => null;

    /// <summary>
    /// The one person who reads what is sent to an address; null for a group, for an address of another channel, and when the channel
    /// cannot tell, as it is by default.
    /// </summary>
    Identity? FindReader(Address to) => null;

    /// <summary>
    /// Adds to a message what the provider knows of its sender: the name, the time zone. Asks the provider once in a while, waits for it
    /// only briefly, and never fails. A channel that reads both out of the message, or knows neither, keeps this default.
    /// </summary>
    Task<InboundMessage> EnrichSenderAsync(InboundMessage message, CancellationToken cancellationToken) => Task.FromResult(message);

    /// <summary>
    /// Sends one message once. Never retries by itself: the outbox does, by the result. Does not throw for anything that the provider or
    /// the network does.
    /// </summary>
    Task<SendResult> SendAsync(OutboundMessage message, CancellationToken cancellationToken);

    /// <summary>
    /// Asks the provider whether a message was sent whose sending ended without an answer. Called before it would be sent again. A channel
    /// whose provider cannot be asked keeps this default.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="since">When its sending began, at the earliest.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<SendEvidence> FindSentAsync(OutboundMessage message, DateTimeOffset since, CancellationToken cancellationToken) =>
        Task.FromResult<SendEvidence>(new SendEvidence.Unknown());

    /// <summary>
    /// Shows the person that the message was seen and that an answer is being written. Cosmetic: never fails, is never retried, and nobody
    /// waits for it. A channel that cannot show it keeps this default.
    /// </summary>
    Task ShowSeenAsync(InboundMessage message, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Shows that a question was answered: its controls give way to what was picked. Called once the answer took effect. Cosmetic: never
    /// fails, and nobody waits for it. A channel whose controls cannot be changed keeps this default.
    /// </summary>
    /// <param name="body">The stored body of the message that answered it (<see cref="InboundMessage.Answers"/>).</param>
    /// <param name="contentType">The content type it came with.</param>
    void ShowAnswered(ReadOnlyMemory<byte> body, string contentType) { }

    /// <summary>Fetches the bytes of a file that came with a message.</summary>
    /// <param name="file">The file, as <see cref="Read"/> told it.</param>
    /// <param name="atMost">The most bytes to take.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The bytes; null when the provider has them no more, or has more than allowed.</returns>
    /// <exception cref="HttpRequestException">The provider did not answer.</exception>
    Task<ReadOnlyMemory<byte>?> FetchAsync(InboundFile file, int atMost, CancellationToken cancellationToken) =>
        Task.FromResult<ReadOnlyMemory<byte>?>(null);
}
