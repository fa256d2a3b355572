using System.Collections.Immutable;
using Alfred.Channels;
using Alfred.Instances;

namespace Alfred.Members;

/// <summary>Knows the members: those of the configuration and, where unknown senders are allowed, everybody who has written.</summary>
[GrainType("directory")]
internal sealed class DirectoryGrain(
    [PersistentState("directory")] IPersistentState<DirectoryState> guests,
    MemberList members,
    IEnumerable<IChannel> channels,
    Instance instance) : Grain, IDirectoryGrain
{
    private readonly Aliases _aliases = new(members);

    /// <inheritdoc/>
    public async Task<Member?> FindAsync(Identity identity, string? shownName)
    {
        if (_aliases.Find(guests.State, identity) is { } member)
            return Known(member);
        // Who was an unknown sender is a stranger again once the configuration names the members.
        if (!instance.AllowUnknownSenders)
            return null;

        var before = guests.State;
        if (before.Guests.FirstOrDefault(known => known.Identity == identity.Value) is { } known)
            return Known(members.MemberOf(before, known));
        var guest = members.Welcome(before, identity, shownName);
        await WriteAsync(before with { Guests = before.Guests.Add(guest) });
        return Known(members.MemberOf(guests.State, guest));
    }

    /// <inheritdoc/>
    public Task LearnAsync(Identity known, Identity other, bool isMove)
    {
        var learnt = _aliases.Learn(guests.State, known, other, isMove);
        return ReferenceEquals(learnt, guests.State) ? Task.CompletedTask : WriteAsync(learnt);
    }

    /// <inheritdoc/>
    public Task SetLanguageAsync(MemberId member, string language, bool isChosen)
    {
        var known = guests.State.Languages.FirstOrDefault(known => known.Id == member);
        if (known is { IsChosen: true } && !isChosen)
            return Task.CompletedTask;
        if (known == new MemberLanguage(member, language, isChosen))
            return Task.CompletedTask;
        return WriteAsync(guests.State with
        {
            Languages = guests.State.Languages.RemoveAll(other => other.Id == member).Add(new(member, language, isChosen)),
        });
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<Member>> MembersAsync() => Task.FromResult<ImmutableArray<Member>>([.. All().Select(Known)]);

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> NamesAsync() => Task.FromResult<ImmutableArray<string>>([.. All().Select(member => member.Name)]);

    /// <inheritdoc/>
    public Task SetContactAsync(MemberId member, Contact contact) =>
        guests.State.Contacts.Contains(new(member, contact))
            ? Task.CompletedTask
            : WriteAsync(guests.State with
            {
                Contacts = guests.State.Contacts.RemoveAll(other => other.Id == member).Add(new(member, contact)),
            });

    /// <inheritdoc/>
    public Task<Contact?> FindContactAsync(MemberId member) => Task.FromResult(ContactOf(member));

    private IEnumerable<Member> All() => members.Members(instance.AllowUnknownSenders ? guests.State : new DirectoryState());

    private Contact? ContactOf(MemberId member)
    {
        if (All().All(known => known.Id != member))
            return null;
        return guests.State.Contacts.FirstOrDefault(known => known.Id == member)?.Contact
            ?? members.IdentitiesOf(guests.State, member)
                .Select(identity => channels.Select(channel => channel.FindContact(identity)).FirstOrDefault(found => found is not null))
                .FirstOrDefault(found => found is not null);
    }

    private Member Known(Member member)
    {
        var reachable = member with { IsReachable = ContactOf(member.Id) is not null };
        return guests.State.Languages.FirstOrDefault(known => known.Id == member.Id) is { } known
            ? reachable with { Language = known.Language, IsLanguageChosen = known.IsChosen }
            : reachable;
    }

    private async Task WriteAsync(DirectoryState after)
    {
        var before = guests.State;
        guests.State = after;
        try
        {
            await guests.WriteStateAsync();
        }
        catch
        {
            guests.State = before;
            DeactivateOnIdle();
            throw;
        }
    }
}
