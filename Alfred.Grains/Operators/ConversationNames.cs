using Alfred.Keys;

namespace Alfred.Operators;

/// <summary>Says whose a conversation is. The keys tell nobody, so that each member's own are made and compared.</summary>
internal sealed class ConversationNames(IGrainFactory grains, KeySecret keys)
{
    /// <summary>The members by the keys of the conversations with each of them alone.</summary>
    public async Task<IReadOnlyDictionary<string, Member>> ReadAsync()
    {
        var directory = grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key);
        var names = new Dictionary<string, Member>(StringComparer.Ordinal);
        foreach (var member in await directory.MembersAsync())
        {
            // A phone number, and a person's slash commands, are conversations by themselves.
            foreach (var identity in await directory.IdentitiesAsync(member.Id))
                names[keys.KeyOf(new(identity.Value)).Value] = member;
            if (await directory.FindContactAsync(member.Id) is { } contact)
                names[keys.KeyOf(contact.Conversation).Value] = member;
        }

        return names;
    }

    /// <summary>The key of the conversation with a member alone; null when nobody knows where that is.</summary>
    public async Task<string?> KeyOfAsync(MemberId member) =>
        await grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key).FindContactAsync(member) is { } contact
            ? keys.KeyOf(contact.Conversation).Value
            : null;

    /// <summary>What to call a conversation.</summary>
    /// <param name="names">What <see cref="ReadAsync"/> gave.</param>
    /// <param name="key">The conversation.</param>
    /// <param name="address">What stands behind the key; null when that is not known (any more).</param>
    public static string Of(IReadOnlyDictionary<string, Member> names, string key, string? address) =>
        names.TryGetValue(key, out var member) ? member.Name
        : address is null ? "somebody unknown"
        : address.Contains(":group:", StringComparison.Ordinal) ? "a group"
        : address.StartsWith("slack:", StringComparison.Ordinal) && address.Count(static c => c == ':') > 2 ? "a thread"
        : "somebody";
}
