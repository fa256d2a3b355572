namespace Alfred.Members;

/// <summary>Ends memberships, and says what is to be deleted then. Pure: the new state and what to tell.</summary>
internal static class MemberRemoval
{
    private const int MaxFormerNames = 200;

    /// <summary>Ends a membership. By the whole name, as a role is given.</summary>
    /// <param name="state">What is stored.</param>
    /// <param name="book">The same, put together with the configuration.</param>
    /// <param name="name">The member.</param>
    /// <param name="contactsOf">Where channels reach a member whose identity they know.</param>
    /// <param name="at">When.</param>
    public static (DirectoryState State, MemberOutcome Outcome) Remove(
        DirectoryState state, MemberBook book, string name, Func<MemberId, IEnumerable<Contact>> contactsOf, DateTimeOffset at)
    {
        if (book.FindNamed(name) is not { } member)
            return MemberChanges.Unknown(state);
        if (member.IsConfigured)
            return (state, new() { Result = MemberResult.Configured, Member = member });
        if (MemberChanges.IsLastAdmin(book, member))
            return (state, new() { Result = MemberResult.LastAdmin, Member = member });
        var left = state.FormerMemberNames.Concat(book.NamesOf(member)).Distinct(StringComparer.Ordinal).TakeLast(MaxFormerNames);
        return (
            Without(state, member, ErasureOf(state, book, member, contactsOf, at, isForgotten: false)) with
            {
                FormerMemberNames = [.. left],
            },
            new() { Result = MemberResult.Done, Member = member });
    }

    /// <summary>Deletes what is known of a member, and the membership unless the configuration names them.</summary>
    /// <param name="state">What is stored.</param>
    /// <param name="book">The same, put together with the configuration.</param>
    /// <param name="id">The member.</param>
    /// <param name="contactsOf">Where channels reach a member whose identity they know.</param>
    /// <param name="at">When.</param>
    public static (DirectoryState State, MemberOutcome Outcome) Forget(
        DirectoryState state, MemberBook book, MemberId id, Func<MemberId, IEnumerable<Contact>> contactsOf, DateTimeOffset at)
    {
        if (book.Find(id) is not { } member)
            return MemberChanges.Unknown(state);
        if (!member.IsConfigured && MemberChanges.IsLastAdmin(book, member))
            return (state, new() { Result = MemberResult.LastAdmin, Member = member });
        var kept = state.FormerMemberNames.RemoveAll(name => book.NamesOf(member).Contains(name, StringComparer.Ordinal));
        return (
            Without(state, member, ErasureOf(state, book, member, contactsOf, at, isForgotten: true)) with { FormerMemberNames = kept },
            new() { Result = member.IsConfigured ? MemberResult.Configured : MemberResult.Done });
    }

    // A configured member who is forgotten stays the admin or the child that they were made: that is not about them alone.
    private static DirectoryState Without(DirectoryState state, Member member, Erasure erasure) => state with
    {
        Erasures = state.Erasures.Add(erasure),
        Guests = state.Guests.RemoveAll(guest => guest.Id == member.Id),
        Joined = state.Joined.RemoveAll(joined => joined.Id == member.Id),
        Languages = state.Languages.RemoveAll(known => known.Id == member.Id),
        Contacts = state.Contacts.RemoveAll(known => known.Id == member.Id),
        Invitations = state.Invitations.RemoveAll(invitation => invitation.Of == member.Id),
        Profiles = [
            .. state.Profiles.Where(profile => profile.Id != member.Id),
            .. member.IsConfigured ? state.Profiles.Where(profile => profile.Id == member.Id && profile.Role is not null)
                .Select(profile => new MemberProfile { Id = profile.Id, Role = profile.Role }) : []],
    };

    private static Erasure ErasureOf(
        DirectoryState state, MemberBook book, Member member, Func<MemberId, IEnumerable<Contact>> contactsOf, DateTimeOffset at,
        bool isForgotten)
    {
        var identities = book.IdentitiesOf(member.Id).Concat(book.FormerIdentitiesOf(member.Id))
            .Select(identity => identity.Value).ToImmutableArray();
        var contacts = state.Contacts.Where(known => known.Id == member.Id).Select(known => known.Contact)
            .Concat(contactsOf(member.Id)).ToArray();
        return new(
            [.. identities.Concat(contacts.Select(contact => contact.Identity.Value)).Distinct(StringComparer.Ordinal)],
            // A person's chat on WhatsApp, and their slash commands on Slack, have the person's identity as their address.
            [.. identities.Concat(contacts.Select(contact => contact.Conversation.Value)).Distinct(StringComparer.Ordinal)],
            book.NamesOf(member),
            at,
            isForgotten)
        {
            Member = member.Id,
        };
    }
}
