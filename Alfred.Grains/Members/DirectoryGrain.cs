using System.Collections.Immutable;
using Alfred.Channels;
using Alfred.Instances;

namespace Alfred.Members;

/// <summary>Knows the members: those of the configuration and, where unknown senders are allowed, everybody who has written.</summary>
[GrainType("directory")]
internal sealed class DirectoryGrain(
    [PersistentState("directory")] IPersistentState<DirectoryState> guests,
    MemberList members,
    Instance instance) : Grain, IDirectoryGrain
{
    private readonly Aliases _aliases = new(members);

    /// <inheritdoc/>
    public async Task<Member?> FindAsync(Identity identity, string? shownName)
    {
        if (_aliases.Find(guests.State, identity) is { } member)
            return InTheirLanguage(member);
        // Who was an unknown sender is a stranger again once the configuration names the members.
        if (!instance.AllowUnknownSenders)
            return null;

        var before = guests.State;
        if (before.Guests.FirstOrDefault(known => known.Identity == identity.Value) is { } known)
            return InTheirLanguage(MemberOf(known));
        var guest = members.Welcome(before, identity, shownName);
        await WriteAsync(before with { Guests = before.Guests.Add(guest) });
        return MemberOf(guest);
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

    private Member InTheirLanguage(Member member) => guests.State.Languages.FirstOrDefault(known => known.Id == member.Id) is { } known
        ? member with { Language = known.Language, IsLanguageChosen = known.IsChosen }
        : member;

    private static Member MemberOf(Guest guest) => new() { Id = guest.Id, Name = guest.Name };

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

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> NamesAsync() =>
        Task.FromResult<ImmutableArray<string>>([.. members.Names(instance.AllowUnknownSenders ? guests.State : new DirectoryState())]);
}
