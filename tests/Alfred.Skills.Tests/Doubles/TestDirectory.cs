using System.Collections.Immutable;
using Alfred.Channels;
using Alfred.Commands;
using Alfred.Keys;
using Alfred.Members;
using NodaTime;

namespace Alfred.Skills.Tests.Doubles;

/// <summary>The directory with the product's own decisions and without a silo.</summary>
public sealed class TestDirectory : TestCommandGrain, IDirectoryGrain, IMembershipGrain
{
    private static readonly MemberIds Ids = new(KeySecret.Of([1, 2, 3]));

    private readonly HashSet<MemberId> _unreachable = [];
    private DirectoryState _state = new();
    private MemberList _list = new([], Ids);

    public TestDirectory() => Members = [Adult("Ada") with { Role = MemberRole.Admin }, Adult("Bob")];

    /// <summary>The moment, so that days elsewhere end.</summary>
    public Instant Now { get; set; } = Instant.FromUtc(2026, 11, 23, 6, 0);

    /// <summary>Everybody: Ada, who looks after the household, and Bob by default.</summary>
    public ImmutableArray<Member> Members
    {
        get =>
        [
            .. Book.Members.Select(member => MemberBook.At(member, Now) with { IsReachable = !_unreachable.Contains(member.Id) }),
        ];
        set
        {
            _list = new(
                [.. value.Where(member => member.IsConfigured).Select(member => new MemberSeed(member.Name, Identity(member)))], Ids);
            _unreachable.Clear();
            _unreachable.UnionWith(value.Where(member => !member.IsReachable).Select(member => member.Id));
            _state = _state with
            {
                Joined = [
                    .. value.Where(member => !member.IsConfigured)
                        .Select(member => new JoinedMember(member.Id, member.Name, member.Role, [Identity(member).Value]))],
                Profiles = [
                    .. value.Select(member => new MemberProfile
                    {
                        Id = member.Id,
                        Role = member.Role,
                        Zone = member.Zone,
                        Visit = member.Visit,
                        QuietHours = member.QuietHours,
                        Absence = member.Absence,
                    })],
                Languages = [
                    .. value.Where(member => member.Language is not null)
                        .Select(member => new MemberLanguage(member.Id, member.Language!, member.IsLanguageChosen))],
            };
        }
    }

    /// <summary>What is kept, but for what is still to be erased elsewhere.</summary>
    public string Stored => System.Text.Json.JsonSerializer.Serialize(_state with { Erasures = [] });

    /// <summary>The language that was set last.</summary>
    public (string Code, bool IsChosen)? Language { get; private set; }

    /// <summary>The open invitations.</summary>
    public ImmutableArray<Invitation> Invitations => _state.Invitations;

    private MemberBook Book => new(_list, _state, allowsUnknown: false);

    /// <summary>A member of whom nothing but the name is known.</summary>
    public static Member Adult(string name) => new() { Id = Ids.OfConfigured(name), Name = name, IsReachable = true };

    /// <summary>The member of a name; one of that name who is not listed for anybody else.</summary>
    public Member Of(string name) => Members.FirstOrDefault(member => member.Name == name) ?? Adult(name);

    /// <summary>Changes what is known of a member.</summary>
    public void Change(string name, Func<Member, Member> change) =>
        Members = [.. Members.Select(member => member.Name == name ? change(member) : member)];

    public Task<ImmutableArray<Member>> MembersAsync() => Task.FromResult(Members);

    public Task<ImmutableArray<string>> NamesAsync() =>
        Task.FromResult<ImmutableArray<string>>([.. Members.Select(member => member.Name)]);

    public Task<MemberOutcome?> FindOutcomeAsync(Command command) => Task.FromResult(Outcome<MemberOutcome>(command));

    public Task SetLanguageAsync(MemberId member, string language, bool isChosen)
    {
        Language = (language, isChosen);
        Members =
            [.. Members.Select(known => known.Id == member ? known with { Language = language, IsLanguageChosen = isChosen } : known)];
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<Identity>> IdentitiesAsync(MemberId member) =>
        Task.FromResult<ImmutableArray<Identity>>([.. Book.IdentitiesOf(member)]);

    public Task<MemberOutcome> InviteAsync(Command command, string name, MemberRole role, string code, MemberId? by = null) =>
        Once(command, () => Alfred.Members.Invitations.Invite(_state, Book, _list, name, role, code, by, command.At));

    public Task<MemberOutcome> JoinAsync(Command command, Identity identity, string code) => Once(
        command,
        () => Alfred.Members.Invitations.Join(_state, Book, _list, identity, code, MemberIds.Generate(), command.At));

    public Task<MemberOutcome> SetRoleAsync(Command command, string name, MemberRole role) =>
        Once(command, () => MemberChanges.SetRole(_state, Book, name, role));

    public Task<MemberOutcome> RestoreRoleAsync(Command command, MemberId member, MemberRole role, MemberRole since) =>
        Once(command, () => MemberChanges.RestoreRole(_state, Book, member, role, since));

    public Task<MemberOutcome> RemoveAsync(Command command, string name) =>
        Once(command, () => MemberRemoval.Remove(_state, Book, name, _ => [], command.At));

    public Task<MemberOutcome> RenameAsync(Command command, string? name, string newName) =>
        Once(command, () => MemberChanges.Rename(_state, Book, command.Member, name, newName));

    public Task<MemberOutcome> SetZoneAsync(Command command, MemberId member, string? zone) =>
        Once(command, () => MemberChanges.SetZone(_state, Book, member, zone));

    public Task<MemberOutcome> VisitAsync(Command command, MemberId member, Visit? visit) =>
        Once(command, () => MemberChanges.Visit(_state, Book, member, visit));

    public Task<MemberOutcome> SetQuietHoursAsync(Command command, MemberId member, QuietHours? hours) =>
        Once(command, () => MemberChanges.SetQuietHours(_state, Book, member, hours));

    public Task<MemberOutcome> SetAbsenceAsync(Command command, string? name, Absence? absence) =>
        Once(command, () => MemberChanges.SetAbsence(_state, Book, command.Member, name, absence));

    public Task<MemberOutcome> ForgetAsync(Command command, MemberId member) =>
        Once(command, () => MemberRemoval.Forget(_state, Book, member, _ => [], command.At));

    public Task<Contact?> FindContactAsync(MemberId member) => throw new NotSupportedException();

    public Task SetContactAsync(MemberId member, Contact contact) => throw new NotSupportedException();

    public Task<Member?> FindAsync(Identity identity, string? shownName, Identity? other = null) => throw new NotSupportedException();

    public Task<bool> IsMemberAsync(Identity identity) => throw new NotSupportedException();

    public Task LearnAsync(Identity known, Identity other, bool isMove) => throw new NotSupportedException();

    public Task CountStrangerAsync() => throw new NotSupportedException();

    public Task<ImmutableArray<StrangersOfDay>> StrangersAsync() => throw new NotSupportedException();

    public Task<int> EraseAsync() => throw new NotSupportedException();

    private static Identity Identity(Member member) => new($"test:{member.Name.ToLowerInvariant()}");

    private Task<MemberOutcome> Once(Command command, Func<(DirectoryState State, MemberOutcome Outcome)> decide) =>
        OnceAsync(command, () =>
        {
            (_state, var outcome) = decide();
            return outcome;
        });
}
