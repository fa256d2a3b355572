using System.Collections.Concurrent;

namespace Alfred.Conversations;

/// <summary>
/// Tells the directory where members can be reached alone. What was told last by this process is remembered, so that an ordinary message
/// costs no call; forgetting it would only tell it again.
/// </summary>
internal sealed class MemberContacts(IGrainFactory grains)
{
    private readonly ConcurrentDictionary<MemberId, Contact> _told = new();

    /// <summary>Notes that a member wrote where nobody else reads.</summary>
    public async ValueTask NoteAsync(Member member, ChannelName channel, InboundMessage message)
    {
        var contact = new Contact(channel, message.Sender, message.Conversation, message.StandingAddress);
        // Who was forgotten and writes again is told of again.
        if (member.IsReachable && _told.TryGetValue(member.Id, out var told) && told == contact)
            return;
        await grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key).SetContactAsync(member.Id, contact);
        _told[member.Id] = contact;
    }
}
