namespace Alfred.Members;

/// <summary>
/// Knows the members: those of the configuration, those who joined by an invitation and, where unknown senders are allowed, everybody who
/// has written.
/// </summary>
[Reentrant] // What commands keep while they meet: see CommandGrain.
[GrainType("directory")]
internal sealed class DirectoryGrain(
    [PersistentState("directory")] IPersistentState<Applied<DirectoryState, MemberOutcome>> row,
    ISettledCommands settled,
    MemberList members,
    IEnumerable<IChannel> channels,
    IPersonalRows rows,
    Instance instance,
    TimeProvider clock) : CommandGrain<DirectoryState, MemberOutcome>(row, settled), IDirectoryGrain, IMembershipGrain
{
    private const int StrangerDays = 30;

    /// <summary>What another process wrote, as during a deploy, is seen after so long: who was removed there does not go on here.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(10);

    private readonly Aliases _aliases = new(members);
    private (DirectoryState State, MemberBook Book)? _book;
    private DateTimeOffset _readAt = clock.GetUtcNow();

    public async Task<Member?> FindAsync(Identity identity, string? shownName, Identity? other = null)
    {
        await ReadAgainAsync();
        if (Book.Find(identity) is { } member)
        {
            if (other is { } further && Book.Find(further)?.Id != member.Id)
                await LearnAsync(identity, further, isMove: false);
            return Known(member);
        }

        if (other is { } known && Book.Find(known) is { } same)
        {
            await LearnAsync(known, identity, isMove: false);
            return Known(same);
        }

        if (!instance.AllowUnknownSenders)
            return null;
        await ChangeAsync(state => BookOf(state).Find(identity) is null
            ? state with { Guests = state.Guests.Add(members.Welcome(state, CanonicalIdentity.Of(identity), shownName)) }
            : state);
        return Book.Find(identity) is { } guest ? Known(guest) : null;
    }

    public async Task<bool> IsMemberAsync(Identity identity)
    {
        await ReadAgainAsync();
        return Book.Find(identity) is not null;
    }

    public Task LearnAsync(Identity known, Identity other, bool isMove) =>
        ChangeAsync(state => _aliases.Learn(state, known, other, isMove));

    public Task SetLanguageAsync(MemberId member, string language, bool isChosen) => ChangeAsync(state =>
    {
        var known = state.Languages.FirstOrDefault(known => known.Id == member);
        return (known is { IsChosen: true } && !isChosen) || known == new MemberLanguage(member, language, isChosen)
            ? state
            : state with { Languages = state.Languages.RemoveAll(other => other.Id == member).Add(new(member, language, isChosen)) };
    });

    public Task<ImmutableArray<Member>> MembersAsync() => Task.FromResult<ImmutableArray<Member>>([.. Book.Members.Select(Known)]);

    public Task<ImmutableArray<string>> NamesAsync() =>
        Task.FromResult<ImmutableArray<string>>([.. Book.Members.Select(member => member.Name)]);

    public Task SetContactAsync(MemberId member, Contact contact) => ChangeAsync(state => state.Contacts.Contains(new(member, contact))
        ? state
        : state with { Contacts = state.Contacts.RemoveAll(other => other.Id == member).Add(new(member, contact)) });

    public Task<Contact?> FindContactAsync(MemberId member) => Task.FromResult(ContactOf(member));

    public Task<ImmutableArray<Identity>> IdentitiesAsync(MemberId member) =>
        Task.FromResult<ImmutableArray<Identity>>([.. Book.IdentitiesOf(member).Distinct()]);

    public Task CountStrangerAsync()
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return ChangeAsync(state =>
        {
            var kept = state.Strangers.RemoveAll(day => day.Day == today || day.Day <= today.AddDays(-StrangerDays));
            var before = state.Strangers.FirstOrDefault(day => day.Day == today)?.Refused ?? 0;
            return state with { Strangers = kept.Add(new(today, before + 1)) };
        });
    }

    public Task<ImmutableArray<StrangersOfDay>> StrangersAsync()
    {
        var first = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1 - StrangerDays);
        return Task.FromResult<ImmutableArray<StrangersOfDay>>([.. State.Strangers.Where(day => day.Day >= first)]);
    }

    public async Task<int> EraseAsync()
    {
        foreach (var erasure in State.Erasures)
        {
            if (await rows.EraseAsync(erasure, CancellationToken.None))
                await ChangeAsync(state => state with { Erasures = state.Erasures.RemoveAll(other => other.At == erasure.At
                    && other.Identities.SequenceEqual(erasure.Identities)) });
        }

        return State.Erasures.Length;
    }

    public Task<MemberOutcome> InviteAsync(Command command, string name, MemberRole role, string code, MemberId? by = null) =>
        ApplyOnceAsync(command, state => Invitations.Invite(state, BookOf(state), members, name, role, code, by, command.At));

    public async Task<MemberOutcome> JoinAsync(Command command, Identity identity, string code)
    {
        var id = MemberIds.Generate();
        var canonical = CanonicalIdentity.Of(identity);
        var outcome = await ApplyOnceAsync(
            command, state => Invitations.Join(state, BookOf(state), members, canonical, code, id, command.At));
        return outcome with { Member = Book.Find(canonical) is { } member ? Known(member) : outcome.Member };
    }

    public Task<MemberOutcome> SetRoleAsync(Command command, string name, MemberRole role) =>
        ApplyOnceAsync(command, state => MemberChanges.SetRole(state, BookOf(state), name, role));

    public Task<MemberOutcome> RestoreRoleAsync(Command command, MemberId member, MemberRole role, MemberRole since) =>
        ApplyOnceAsync(command, state => MemberChanges.RestoreRole(state, BookOf(state), member, role, since));

    public async Task<MemberOutcome> RemoveAsync(Command command, string name)
    {
        var outcome = await ApplyOnceAsync(
            command, state => MemberRemoval.Remove(state, BookOf(state), name, StandingContactsOf, command.At));
        await EndSchedulesAsync(command);
        return outcome;
    }

    public async Task<MemberOutcome?> FindOutcomeAsync(Command command)
    {
        await ReadAsync();
        return FindOutcome(command);
    }

    public Task<MemberOutcome> RenameAsync(Command command, string? name, string newName) =>
        ApplyOnceAsync(command, state => MemberChanges.Rename(state, BookOf(state), command.Member, name, newName));

    public Task<MemberOutcome> SetZoneAsync(Command command, MemberId member, string? zone) =>
        ApplyOnceAsync(command, state => MemberChanges.SetZone(state, BookOf(state), member, zone));

    public Task<MemberOutcome> VisitAsync(Command command, MemberId member, Visit? visit) =>
        ApplyOnceAsync(command, state => MemberChanges.Visit(state, BookOf(state), member, visit));

    public Task<MemberOutcome> SetQuietHoursAsync(Command command, MemberId member, QuietHours? hours) =>
        ApplyOnceAsync(command, state => MemberChanges.SetQuietHours(state, BookOf(state), member, hours));

    public Task<MemberOutcome> SetAbsenceAsync(Command command, string? name, Absence? absence) =>
        ApplyOnceAsync(command, state => MemberChanges.SetAbsence(state, BookOf(state), command.Member, name, absence));

    public async Task<MemberOutcome> ForgetAsync(Command command, MemberId member)
    {
        var outcome = await EraseOnceAsync(
            command, state => MemberRemoval.Forget(state, BookOf(state), member, StandingContactsOf, command.At));
        await EndSchedulesAsync(command);
        return outcome;
    }

    private MemberBook Book => BookOf(State);

    private async ValueTask ReadAgainAsync()
    {
        var now = clock.GetUtcNow();
        if ((now - _readAt).Duration() < MaxAge)
            return;
        _readAt = now;
        try
        {
            await ReadAsync();
        }
        catch (Exception exception) when (DatabaseFaults.IsInfrastructure(exception))
        {
            // What is known goes on; the message needs the database itself before anything happens.
        }
    }

    // At once: what the person sets up after this message is theirs to keep. A repetition finds the erasure as well.
    private async Task EndSchedulesAsync(Command command)
    {
        foreach (var erasure in State.Erasures.Where(erasure => erasure.At == command.At))
            await rows.EndSchedulesAsync(erasure, CancellationToken.None);
    }

    // Made once for a state: members are looked up at every message, and change seldom.
    private MemberBook BookOf(DirectoryState state)
    {
        if (_book is { } book && ReferenceEquals(book.State, state))
            return book.Book;
        var made = new MemberBook(members, state, instance.AllowUnknownSenders);
        if (ReferenceEquals(state, State))
            _book = (state, made);
        return made;
    }

    private Contact? ContactOf(MemberId member)
    {
        if (Book.Find(member) is null)
            return null;
        // Where they wrote from with a number that is not theirs any more, somebody else reads.
        return State.Contacts.FirstOrDefault(known => known.Id == member && Book.Find(known.Contact.Identity)?.Id == member)?.Contact
            ?? StandingContactsOf(member).FirstOrDefault();
    }

    // Where channels reach them by their identity alone.
    private IEnumerable<Contact> StandingContactsOf(MemberId member) => Book.IdentitiesOf(member)
        .SelectMany(identity => channels.Select(channel => channel.FindContact(identity))).OfType<Contact>();

    private Member Known(Member member) =>
        MemberBook.At(member, Instant.FromDateTimeOffset(clock.GetUtcNow())) with { IsReachable = ContactOf(member.Id) is not null };
}
