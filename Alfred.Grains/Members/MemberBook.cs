namespace Alfred.Members;

/// <summary>Everybody and how they are found, as configuration and stored state say it together. Made anew for each state.</summary>
internal sealed class MemberBook
{
    private readonly MemberList _list;
    private readonly DirectoryState _state;
    private readonly Aliases _aliases;
    private readonly Member[] _members;
    private readonly Dictionary<MemberId, Member> _byId;
    private readonly Dictionary<Identity, MemberId?> _found = [];

    /// <summary>Puts them together.</summary>
    /// <param name="list">Those of the configuration.</param>
    /// <param name="state">What is stored.</param>
    /// <param name="allowsUnknown">True where everybody who writes is taken in.</param>
    public MemberBook(MemberList list, DirectoryState state, bool allowsUnknown)
    {
        (_list, _state) = (list, state);
        _aliases = new(list);
        // Who was an unknown sender is a stranger again once the configuration names the members.
        Guests = allowsUnknown ? state.Guests : [];
        var members = list.Configured
            .Concat(state.Joined.Select(joined => new Member { Id = joined.Id, Name = joined.Name, Role = joined.Role }))
            .Concat(Guests.Select(guest => list.MemberOf(state, guest)))
            .Select(WithProfile).ToArray();
        // Somebody has to look after the instance, whatever was edited in the configuration since.
        if (members.Length > 0 && Array.TrueForAll(members, member => member.Role != MemberRole.Admin))
            members[0] = members[0] with { Role = MemberRole.Admin };
        _members = members;
        _byId = members.ToDictionary(member => member.Id);
    }

    /// <summary>Who was taken in without an invitation.</summary>
    public IReadOnlyList<Guest> Guests { get; }

    /// <summary>Everybody: the configured ones in their order, then the others as they came. Without what depends on the moment.</summary>
    public IReadOnlyList<Member> Members => _members;

    /// <summary>The member of an id; null for nobody.</summary>
    public Member? Find(MemberId id) => _byId.GetValueOrDefault(id);

    /// <summary>
    /// The member whose name this is, in any case, with or without accents; null for nobody. The name of the configuration is also its
    /// member's who goes by another: it is theirs again once they are forgotten.
    /// </summary>
    public Member? FindNamed(string name) => Array.Find(_members, member => member.Name == name)
        ?? Array.Find(_members, member => PersonName.IsSame(member.Name, name))
        ?? (_list.Configured.FirstOrDefault(configured => PersonName.IsSame(configured.Name, name)) is { } known
            ? Find(known.Id) : null);

    /// <summary>
    /// A name of somebody else that is the same, or begins alike: of members, of the configuration for those who go by another, of whoever
    /// is invited, of whoever left, and those that others had before: people go on calling them so; null for none.
    /// </summary>
    public string? CloseTo(MemberId own, string name) => _members.Where(member => member.Id != own).Select(static member => member.Name)
        .Concat(_list.Configured.Where(configured => configured.Id != own).Select(static configured => configured.Name))
        .Concat(_state.Invitations.Where(invitation => invitation.Of is null).Select(static invitation => invitation.Name))
        .Concat(_state.Profiles.Where(profile => profile.Id != own).SelectMany(static profile => profile.FormerNames))
        .Concat(_state.FormerMemberNames.Except(NamesOf(Find(own)!), StringComparer.Ordinal))
        .FirstOrDefault(other => PersonName.IsSame(other, name) || PersonName.IsClose(other, name));

    /// <summary>The member whom people call so: by name, or by its first words where no other begins with them; null for nobody.</summary>
    public Member? FindCalled(string name) => FindNamed(name)
        ?? (Array.FindAll(_members, member => PersonName.BeginsWith(member.Name, name)) is [var only] ? only : null);

    /// <summary>The member behind an identity; null for a stranger.</summary>
    public Member? Find(Identity identity)
    {
        // Strangers come and go; those who write again and again are members.
        if (_found.TryGetValue(identity, out var found))
            return found is { } id ? Find(id) : null;
        var canonical = CanonicalIdentity.Of(identity);
        var member = _aliases.Find(_state, canonical)
            ?? Guests.FirstOrDefault(guest => CanonicalIdentity.Of(new(guest.Identity)) == canonical)?.Id;
        if (member is not null)
            _found.Add(identity, member);
        return member is { } known ? Find(known) : null;
    }

    /// <summary>The identities that a member is known by.</summary>
    public IEnumerable<Identity> IdentitiesOf(MemberId member) => _aliases.IdentitiesOf(_state, member)
        .Concat(Guests.Where(guest => guest.Id == member).Select(guest => new Identity(guest.Identity)));

    /// <summary>The identities that a member gave up and that are nobody's here since.</summary>
    public IEnumerable<Identity> FormerIdentitiesOf(MemberId member) =>
        _state.Joined.Where(joined => joined.Id == member).SelectMany(static joined => joined.Former)
            .Concat(_state.RetiredIdentities.Where(left => _list.FindNamed(left.Name)?.Id == member).Select(static left => left.Identity))
            .Select(static identity => new Identity(identity)).Where(identity => Find(identity) is null);

    /// <summary>
    /// The names that a member has and had, of those that are nobody else's and never were: what another did under the same name is theirs.
    /// </summary>
    public ImmutableArray<string> NamesOf(Member member) =>
    [
        .. _state.Profiles.Where(profile => profile.Id == member.Id).SelectMany(static profile => profile.FormerNames)
            .Concat(_state.Joined.Where(joined => joined.Id == member.Id).Select(static joined => joined.Name))
            .Append(member.Name).Distinct(StringComparer.Ordinal)
            .Where(name => (FindNamed(name) is not { } bearer || bearer.Id == member.Id)
                && !_state.Profiles.Any(other => other.Id != member.Id && other.FormerNames.Contains(name, StringComparer.Ordinal))),
    ];

    /// <summary>A member as they are at a moment: days elsewhere begin and end by themselves.</summary>
    public static Member At(Member member, Instant now)
    {
        if (member.Visit is not { } visit)
            return member;
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(visit.Zone);
        return zone is not null && now.InZone(zone).Date.ToDateOnly() <= visit.Until
            ? member with { Zone = visit.Zone }
            : member with { Visit = null };
    }

    private Member WithProfile(Member member)
    {
        var known = _state.Languages.FirstOrDefault(known => known.Id == member.Id);
        var spoken = known is null ? member : member with { Language = known.Language, IsLanguageChosen = known.IsChosen };
        return _state.Profiles.FirstOrDefault(profile => profile.Id == member.Id) is { } profile
            ? spoken with
            {
                Name = profile.Name ?? spoken.Name,
                OriginalName = profile.Name is { } taken && taken != spoken.Name ? spoken.Name : null,
                Role = profile.Role ?? spoken.Role,
                Zone = profile.Zone,
                Visit = profile.Visit,
                QuietHours = profile.QuietHours,
                Absence = profile.Absence,
            }
            : spoken;
    }
}
