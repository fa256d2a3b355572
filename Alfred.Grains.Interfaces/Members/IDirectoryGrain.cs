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
    /// <param name="identity">The identity. All forms of one phone number are one.</param>
    /// <param name="shownName">The name that the channel shows.</param>
    /// <param name="other">
    /// What else the channel told of the same person; null for nothing. Whoever is known by one of the two is known by both from then on.
    /// </param>
    /// <returns>The member, or null for somebody who has to be refused politely.</returns>
    [Alias("Find")]
    Task<Member?> FindAsync(Identity identity, string? shownName, Identity? other = null);

    /// <summary>True when a member is known by an identity. Nobody becomes one by this.</summary>
    [Alias("IsMember")]
    Task<bool> IsMemberAsync(Identity identity);

    /// <summary>
    /// Learns that two identities are one member; nothing happens when the first is nobody's, or the second is another member's.
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

    /// <summary>
    /// Everybody who belongs to the instance: those of the configuration first, in its order, then those who joined, as they came.
    /// </summary>
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

    /// <summary>The identities by which a member is known.</summary>
    [Alias("Identities")]
    Task<ImmutableArray<Identity>> IdentitiesAsync(MemberId member);

    /// <summary>Counts somebody who was told that this is a private place.</summary>
    [Alias("CountStranger")]
    Task CountStrangerAsync();

    /// <summary>Who was refused in the last 30 days: the days on which there was somebody, earliest first.</summary>
    [Alias("Strangers")]
    Task<ImmutableArray<StrangersOfDay>> StrangersAsync();

    /// <summary>
    /// Deletes what was written in the conversations of members who were forgotten, as far as it is settled. Called again and again: what
    /// is still open then is deleted later.
    /// </summary>
    /// <returns>How many members still have something to delete.</returns>
    [Alias("Erase")]
    Task<int> EraseAsync();

    /// <summary>The names of all members, so that "for Bob" can be told from "for the party".</summary>
    [Alias("Names")]
    Task<ImmutableArray<string>> NamesAsync();
}
