using Alfred.Completions;
using Alfred.Keys;

namespace Alfred.Conversations;

/// <summary>Says where the occurrences of a schedule will speak: in the conversation that set it, or in another member's own.</summary>
internal sealed class SchedulePlaces(IGrainFactory grains, KeySecret keys)
{
    /// <summary>The changes with their places. What is meant for a member who cannot be reached is left out.</summary>
    public async ValueTask<IReadOnlyList<ScheduleLine>> PlaceAsync(Turn turn, IReadOnlyCollection<ScheduleChange> changes)
    {
        if (changes.Count == 0)
            return [];
        var lines = new List<ScheduleLine>(changes.Count);
        foreach (var change in changes)
        {
            var message = turn.Request.Message;
            if (change.Of is not { } member)
                lines.Add(new(change, turn.Row.Conversation, turn.Request.Channel, message.StandingAddress, message.Sender));
            else if (await grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key).FindContactAsync(member) is { } contact)
                lines.Add(new(change, keys.KeyOf(contact.Conversation), contact.Channel, contact.Address, contact.Identity));
        }

        return lines;
    }
}
