namespace Alfred.Channels;

/// <summary>One message of a person, read from a stored body. What a channel could not read is not a message.</summary>
public sealed record InboundMessage
{
    /// <summary>Who wrote it.</summary>
    public required Identity Sender { get; init; }

    /// <summary>
    /// Another identity that the channel told for the same sender; null for none. Later messages may bring only that one.
    /// </summary>
    public Identity? AlsoKnownAs { get; init; }

    /// <summary>
    /// Where the sender can be found from now on; null for any ordinary message. Such news has no words and nobody expects an answer to it.
    /// </summary>
    public NewContact? ChangedNumber { get; init; }

    /// <summary>
    /// The earlier message of the same sender that this one edits or deletes; null for any ordinary message. <see cref="Text"/> is then
    /// what the message says now, empty for a deletion.
    /// </summary>
    public Correction? Corrects { get; init; }

    /// <summary>The name the channel shows for the sender, if it told one.</summary>
    public string? SenderName { get; init; }

    /// <summary>The sender's IANA time zone, if the channel told one. Counts where the directory has none.</summary>
    public string? SenderZone { get; init; }

    /// <summary>The conversation it belongs to.</summary>
    public required ConversationId Conversation { get; init; }

    /// <summary>
    /// What was written, or what the picked choice says (<see cref="Choice.Says"/>), with the channel's own escapes, mentions of the
    /// assistant and control characters removed. Empty for something without words, such as a sticker.
    /// </summary>
    public required string Text { get; init; }

    /// <summary>True when <see cref="Text"/> is what a picked choice says: the words, and their language, are not the person's.</summary>
    public bool IsPicked { get; init; }

    /// <summary>True when the sender passed on what somebody else wrote: whatever it would change is shown and confirmed first.</summary>
    public bool IsForwarded { get; init; }

    /// <summary>
    /// The provider's id of the message that this one answers by quoting it or by reacting to it; null for one that answers none. A number
    /// in it means what that message offered, however long ago.
    /// </summary>
    public string? RepliesTo { get; init; }

    /// <summary>The emoji of a reaction to <see cref="RepliesTo"/>; null for anything else. <see cref="Text"/> is empty then.</summary>
    public string? Reaction { get; init; }

    /// <summary>The question that a control answered; null for what was typed, and for an entry of a list to work off.</summary>
    public AnsweredQuestion? Answers { get; init; }

    /// <summary>A form that was filled in; null for words. <see cref="Text"/> is empty then.</summary>
    public FormSubmission? Submission { get; init; }

    /// <summary>What came with it. <see cref="Text"/> holds the caption.</summary>
    public ImmutableArray<InboundFile> Files { get; init; } = [];

    /// <summary>When it was written by the provider's clock; null when the provider does not say.</summary>
    public DateTimeOffset? WrittenAt { get; init; }

    /// <summary>
    /// True when nobody but the sender reads what is sent to <see cref="StandingAddress"/>: that is where the person can be told something
    /// later.
    /// </summary>
    public bool IsDirect { get; init; }

    /// <summary>
    /// True when nobody but the sender reads the answer: what is their own may be said and asked for. Also where nothing is told later,
    /// such as in one of many threads with the assistant. True wherever <see cref="IsDirect"/> is; false, the default, among others.
    /// </summary>
    public bool IsPrivate { get => field || IsDirect; init; }

    /// <summary>Where the answer to this message goes.</summary>
    public required Address ReplyTo { get; init; }

    /// <summary>Where later messages to the same conversation go: equal to <see cref="ReplyTo"/> unless that one expires.</summary>
    public required Address StandingAddress { get; init; }

    /// <summary>
    /// True when the answer may travel in the HTTP response that is still open, as with a slash command. Its outbox row then becomes due
    /// only after the response's time is over.
    /// </summary>
    public bool IsAnsweredInline { get; init; }

    /// <summary>Where its sender can be told something that nobody else reads; only for one that <see cref="IsDirect"/>.</summary>
    /// <param name="channel">The channel that it came by.</param>
    public Contact ContactOn(ChannelName channel) => new(channel, Sender, Conversation, StandingAddress);
}
