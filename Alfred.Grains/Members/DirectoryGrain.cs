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
            return member;
        // Who was an unknown sender is a stranger again once the configuration names the members.
        if (!instance.AllowUnknownSenders)
            return null;

        var before = guests.State;
        if (before.Guests.FirstOrDefault(known => known.Identity == identity.Value) is { } known)
            return MemberOf(known);
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
