using System.Collections.Immutable;
using Alfred.Channels;

namespace Alfred.Members;

/// <summary>Who belongs to the instance (one grain, key <c>directory:members</c>).</summary>
[Alias("alfred.IDirectoryGrain")]
public interface IDirectoryGrain : IGrainWithStringKey
{
    /// <summary>The key of the one directory.</summary>
    const string Key = "directory:members";

    /// <summary>
    /// Finds the member behind an identity. Where unknown senders are allowed
    /// (<see cref="Alfred.Instances.Instance.AllowUnknownSenders"/>), a stranger becomes a member under the name that the channel shows.
    /// </summary>
    /// <returns>The member, or null for somebody who has to be refused politely.</returns>
    [Alias("Find")]
    Task<Member?> FindAsync(Identity identity, string? shownName);

    /// <summary>
    /// Learns that two identities are one configured member; nothing happens when the first is nobody's, or the second is listed for
    /// another one.
    /// </summary>
    /// <param name="known">The identity that the member is known by.</param>
    /// <param name="other">The other one.</param>
    /// <param name="isMove">True when the first is theirs no more: whoever has it next is a stranger.</param>
    [Alias("Learn")]
    Task LearnAsync(Identity known, Identity other, bool isMove);

    /// <summary>Keeps the language that a member is answered in from now on.</summary>
    /// <param name="member">The member; nothing happens for one who is nobody (any more).</param>
    /// <param name="language">A two-letter code (ISO 639-1).</param>
    /// <param name="isChosen">True when they asked for it; false for the one they wrote in, which never replaces a chosen one.</param>
    [Alias("SetLanguage")]
    Task SetLanguageAsync(MemberId member, string language, bool isChosen);

    /// <summary>Everybody who belongs to the instance: those of the configuration first, in its order, then those who came.</summary>
    [Alias("Members")]
    Task<ImmutableArray<Member>> MembersAsync();

    /// <summary>Keeps where a member can be told something that nobody else reads. The last one counts.</summary>
    /// <param name="member">The member; nothing happens for one who is nobody (any more).</param>
    /// <param name="contact">Where.</param>
    [Alias("SetContact")]
    Task SetContactAsync(MemberId member, Contact contact);

    /// <summary>Where a member can be told something that nobody else reads; null when they never wrote and no channel knows.</summary>
    [Alias("FindContact")]
    Task<Contact?> FindContactAsync(MemberId member);

    /// <summary>The names of all members, so that "for Bob" can be told from "for the party".</summary>
    [Alias("Names")]
    Task<ImmutableArray<string>> NamesAsync();
}
