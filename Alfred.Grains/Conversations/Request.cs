using Alfred.Inbox;

namespace Alfred.Conversations;

/// <summary>What a stored row asks for: a person's message, or an occurrence of the schedule.</summary>
/// <param name="Channel">The channel that carries the answer.</param>
/// <param name="Message">The message; for an occurrence one without words from the member who set it up.</param>
/// <param name="Occurrence">The occurrence; null for a person's message.</param>
internal sealed record Request(ChannelName Channel, InboundMessage Message, ScheduledOccurrence? Occurrence)
{
    /// <summary>Reads an occurrence's row.</summary>
    public static Request OfOccurrence(StoredMessage row)
    {
        var occurrence = JsonSerializer.Deserialize(row.Body.Span, OccurrenceJson.Default.ScheduledOccurrence)
            ?? throw new FormatException("the occurrence is empty");
        var address = new Address(occurrence.Address);
        return new(
            new ChannelName(occurrence.Channel),
            new InboundMessage
            {
                Sender = new Identity(occurrence.Sender),
                Conversation = row.Conversation,
                Text = "",
                ReplyTo = address,
                StandingAddress = address,
            },
            occurrence);
    }
}
