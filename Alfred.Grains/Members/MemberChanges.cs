using System.Collections.Immutable;
using Alfred.Channels;

namespace Alfred.Members;

/// <summary>Decides about changes to members. Pure: the new state and what to tell.</summary>
internal static class MemberChanges
{
    /// <summary>Says what a member may do. By the whole name: anybody may take one that begins like another's.</summary>
    public static (DirectoryState State, MemberOutcome Outcome) SetRole(
        DirectoryState state, MemberBook book, string name, MemberRole role)
    {
        if (book.FindNamed(name) is not { } member)
            return Unknown(state);
        if (member.Role == role)
            return (state, new() { Result = MemberResult.Unchanged, Member = member });
        if (IsLastAdmin(book, member))
            return (state, new() { Result = MemberResult.LastAdmin, Member = member });
        return (
            Set(state, member.Id, profile => profile with { Role = role }),
            new() { Result = MemberResult.Done, Member = member with { Role = role } });
    }

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
            return Unknown(state);
        if (member.IsConfigured)
            return (state, new() { Result = MemberResult.Configured, Member = member });
        if (IsLastAdmin(book, member))
            return (state, new() { Result = MemberResult.LastAdmin, Member = member });
        return (
            Without(state, member) with { Erasures = state.Erasures.Add(ErasureOf(state, book, member, contactsOf, at, isForgotten: false)) },
            new() { Result = MemberResult.Done, Member = member });
    }

    /// <summary>Gives a member another name.</summary>
    public static (DirectoryState State, MemberOutcome Outcome) Rename(
        DirectoryState state, MemberBook book, string name, string newName)
    {
        if (book.FindCalled(name) is not { } member)
            return Unknown(state);
        if (member.Name == newName)
            return (state, new() { Result = MemberResult.Unchanged, Member = member });
        if (book.FindNamed(newName) is { } other && other.Id != member.Id)
            return (state, new() { Result = MemberResult.NameTaken, Member = other });
        return (
            Set(state, member.Id, profile => profile with { Name = newName }),
            new() { Result = MemberResult.Done, Member = member with { Name = newName }, FormerName = member.Name });
    }

    /// <summary>Says in which zone a member lives.</summary>
    public static (DirectoryState State, MemberOutcome Outcome) SetZone(
        DirectoryState state, MemberBook book, MemberId id, string? zone) =>
        Change(state, book.Find(id), profile => profile with { Zone = zone, Visit = null });

    /// <summary>Says where a member is for some days.</summary>
    public static (DirectoryState State, MemberOutcome Outcome) Visit(
        DirectoryState state, MemberBook book, MemberId id, Visit? visit) =>
        Change(state, book.Find(id), profile => profile with { Visit = visit });

    /// <summary>Says when a member wants no messages.</summary>
    public static (DirectoryState State, MemberOutcome Outcome) SetQuietHours(
        DirectoryState state, MemberBook book, MemberId id, QuietHours? hours) =>
        Change(state, book.Find(id), profile => profile with { QuietHours = hours });

    /// <summary>Says when a member is away.</summary>
    public static (DirectoryState State, MemberOutcome Outcome) SetAbsence(
        DirectoryState state, MemberBook book, string name, Absence? absence) =>
        Change(state, book.FindCalled(name), profile => profile with { Absence = absence });

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
            return Unknown(state);
        if (!member.IsConfigured && IsLastAdmin(book, member))
            return (state, new() { Result = MemberResult.LastAdmin, Member = member });
        return (
            Without(state, member) with { Erasures = state.Erasures.Add(ErasureOf(state, book, member, contactsOf, at, isForgotten: true)) },
            new() { Result = member.IsConfigured ? MemberResult.Configured : MemberResult.Done, Member = member });
    }

    /// <summary>True when nobody else manages the members.</summary>
    public static bool IsLastAdmin(MemberBook book, Member member) =>
        member.Role == MemberRole.Admin && book.Members.Count(other => other.Role == MemberRole.Admin) == 1;

    private static (DirectoryState State, MemberOutcome Outcome) Change(
        DirectoryState state, Member? member, Func<MemberProfile, MemberProfile> change) => member is null
        ? Unknown(state)
        : (Set(state, member.Id, change), new() { Result = MemberResult.Done, Member = member });

    private static DirectoryState Set(DirectoryState state, MemberId id, Func<MemberProfile, MemberProfile> change) =>
        state.Profiles.FirstOrDefault(profile => profile.Id == id) is { } known
            ? state with { Profiles = state.Profiles.Replace(known, change(known)) }
            : state with { Profiles = state.Profiles.Add(change(new() { Id = id })) };

    // A configured member who is forgotten stays the admin or the child that they were made: that is not about them alone.
    private static DirectoryState Without(DirectoryState state, Member member) => state with
    {
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
        var identities = book.IdentitiesOf(member.Id).Select(identity => identity.Value).ToImmutableArray();
        var contacts = state.Contacts.Where(known => known.Id == member.Id).Select(known => known.Contact).Concat(contactsOf(member.Id)).ToArray();
        return new(
            [.. identities.Concat(contacts.Select(contact => contact.Identity.Value)).Distinct(StringComparer.Ordinal)],
            // A person's chat on WhatsApp, and their slash commands on Slack, have the person's identity as their address.
            [.. identities.Concat(contacts.Select(contact => contact.Conversation.Value)).Distinct(StringComparer.Ordinal)],
            [.. new[] { member.Name }.Concat(state.Joined.Where(joined => joined.Id == member.Id).Select(joined => joined.Name))
                .Distinct(StringComparer.Ordinal)],
            at,
            isForgotten)
        {
            Member = member.Id,
        };
    }

    private static (DirectoryState State, MemberOutcome Outcome) Unknown(DirectoryState state) =>
        (state, new() { Result = MemberResult.Unknown });
}
