namespace Alfred.Channels;

/// <summary>Where a member can be told something that nobody else reads.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Identity">Who they are there.</param>
/// <param name="Conversation">The conversation with them alone, as the channel names it.</param>
/// <param name="Address">Where messages to it go.</param>
[GenerateSerializer, Immutable, Alias("alfred.contact")]
public sealed record Contact(
    [property: Id(0)] ChannelName Channel,
    [property: Id(1)] Identity Identity,
    [property: Id(2)] ConversationId Conversation,
    [property: Id(3)] Address Address)
{
    /// <summary>Hides where: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => "(contact)";
}
