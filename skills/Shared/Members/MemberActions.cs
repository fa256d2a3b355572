namespace Alfred.Skills.Shared.Members;

/// <summary>What the actions about members do.</summary>
internal static class MemberActions
{
    public static async Task<Outcome> ListAsync(ActionContext context)
    {
        var language = context.Language;
        var members = await Directory(context).MembersAsync();
        var today = context.Now.Date.ToDateOnly();
        return Outcome.Say(string.Join('\n', [language.Say("members.list", ("count", members.Length)), .. members.Select(Line)]));

        string Line(Member member)
        {
            var role = RoleWords.NameOf(member.Role, language);
            return member.Absence is { } absence && absence.Includes(today)
                ? language.Say("members.line-away", ("name", member.Name), ("role", role), ("until", AwayText.Until(absence, language)))
                : language.Say("members.line", ("name", member.Name), ("role", role));
        }
    }

    public static Task<Outcome> InviteAsync(ActionContext context, Arguments arguments) => InviteAsync(
        context, arguments[MembersSkill.Somebody.Name],
        arguments.Find(MembersSkill.InvitedRole.Name) is { } role ? Enum.Parse<MemberRole>(role) : MemberRole.Adult);

    /// <summary>Invites the member from another phone or account of theirs.</summary>
    public static Task<Outcome> AddPhoneAsync(ActionContext context) => InviteAsync(context, context.Member.Name, context.Member.Role);

    private static async Task<Outcome> InviteAsync(ActionContext context, string name, MemberRole role)
    {
        var language = context.Language;
        // The code is for one person: among others it would be for whoever reads it first.
        if (!context.IsDirect)
            return Outcome.Say(language.Say("members.invite-in-private"));
        var outcome = await Membership(context)
            .InviteAsync(context.Command, name, role, InvitationCode.Generate(), context.Member.Id);
        if (outcome is { Result: MemberResult.NotTheirs, Member: { } other })
        {
            return Outcome.Say(string.Join(' ',
                language.Say("members.not-theirs", ("name", other.Name)),
                language.Say(other.IsConfigured ? "members.configured" : "members.phone-lost", ("name", other.Name))));
        }

        if (outcome.Invitation is not { } invitation)
            return Outcome.Say(language.Say("members.full"));
        var text = outcome.Member is null
            ? language.Say(
                "members.invited", ("name", invitation.Name), ("role", RoleWords.Said(invitation.Role, language)),
                ("code", invitation.Code))
            : language.Say("members.invited-again", ("code", invitation.Code));
        return new()
        {
            Reply = new(text) { IsPrivate = true },
            Journal = new($"invited {invitation.Name} ({invitation.Role.ToString().ToLowerInvariant()})"),
        };
    }

    public static async Task<Outcome> SetRoleAsync(ActionContext context, Arguments arguments)
    {
        if (RoleRestoring.Find(arguments) is { } before)
            return await RestoreRoleAsync(context, before);
        var language = context.Language;
        var role = Enum.Parse<MemberRole>(arguments[RoleWords.Parameter.Name]);
        var typed = arguments[MembersSkill.Somebody.Name];
        var name = TakenName.Bare(typed);
        var known = MemberName.Find(name, await Directory(context).MembersAsync());
        if (known is not null && TakenName.Ask(
            context, known, typed, $"make \"{known.Name}\" a {role.ToString().ToLowerInvariant()}") is { } question)
            return question;
        return RoleSet(context, await Membership(context).SetRoleAsync(context.Command, name, role), role, name);
    }

    private static async Task<Outcome> RestoreRoleAsync(ActionContext context, RoleRestoring before) => RoleSet(
        context, await Membership(context).RestoreRoleAsync(context.Command, before.Member, before.Role, before.Since), before.Role,
        before.Name);

    private static Outcome RoleSet(ActionContext context, MemberOutcome outcome, MemberRole role, string name)
    {
        var language = context.Language;
        var said = RoleWords.Said(role, language);
        return outcome switch
        {
            { Result: MemberResult.Done, Member: { } member } => new()
            {
                Reply = new(language.Say("members.role-set", ("name", member.Name), ("role", said))),
                Journal = new($"made {member.Name} {role.ToString().ToLowerInvariant()}")
                {
                    Reversal = outcome.FormerRole is { } former
                        ? new RoleRestoring(member.Id, member.Name, former, role).ToReversal() : null,
                },
            },
            { Result: MemberResult.Unchanged, Member: { } member } =>
                Outcome.Say(language.Say("members.role-already", ("name", member.Name), ("role", said))),
            { Result: MemberResult.ChangedSince, Member: { } member } => Outcome.Say(language.Say(
                "members.role-changed", ("name", member.Name), ("role", RoleWords.Said(member.Role, language)))),
            _ => Refused(outcome, name, language),
        };
    }

    public static async Task<Outcome> AskToRemoveAsync(ActionContext context, Arguments arguments)
    {
        var language = context.Language;
        var name = arguments[MembersSkill.Somebody.Name];
        var members = await Directory(context).MembersAsync();
        if (MemberName.Find(name, members) is not { } member)
            return Outcome.Say(language.Say("members.unknown", ("name", name)));
        if (member.IsConfigured)
            return Outcome.Say(language.Say("members.configured", ("name", member.Name)));
        // In English, which is always understood.
        return Outcome.Say(
            language.Say("members.remove-sure", ("name", member.Name)),
            new(
            [
                new(language.Say("members.yes-remove"), $"remove member \"{member.Name}\" now"),
                new(language.Say("members.no-keep"), "members"),
            ]));
    }

    public static async Task<Outcome> RemoveAsync(ActionContext context, Arguments arguments)
    {
        var name = arguments[MembersSkill.Somebody.Name];
        var outcome = await Membership(context).RemoveAsync(context.Command, name);
        return outcome is { Result: MemberResult.Done, Member: { } member }
            ? new()
            {
                Reply = new(context.Language.Say("members.removed", ("name", member.Name))),
                Journal = new($"removed {member.Name}"),
            }
            : Refused(outcome, name, context.Language);
    }

    /// <summary>Gives a member another name; the speaker, where none is named.</summary>
    public static async Task<Outcome> RenameAsync(ActionContext context, string? typed, string newName)
    {
        var language = context.Language;
        var name = typed is null ? null : TakenName.Bare(typed);
        // What it was about is decided by then: their names are others now.
        var isRepeated = await Membership(context).FindOutcomeAsync(context.Command) is not null;
        if (typed is not null && !isRepeated && MemberName.FindCalled(name!, await Directory(context).MembersAsync()) is { } known)
        {
            if (TakenName.Ask(context, known, typed, $"rename \"{known.Name}\" to \"{newName}\"") is { } question)
                return question;
            // Whoever was asked about is whoever gets it.
            name = known.Name;
        }

        var isOwn = name is null || name == context.Member.Name;
        var outcome = await Membership(context).RenameAsync(context.Command, name, newName);
        if (outcome is { Result: MemberResult.Done, Member: { } renamed, FormerName: { } former })
        {
            foreach (var skill in context.Catalog.Skills.OfType<IShowsNames>())
                await skill.RenameAsync(context, renamed, former);
        }

        return outcome switch
        {
            { Result: MemberResult.Done, Member: { } member } => new()
            {
                Reply = new(language.Say(
                    isOwn ? "members.renamed-you" : "members.renamed", ("name", member.Name),
                    ("former", outcome.FormerName ?? context.Member.Name))),
                Journal = new($"renamed {outcome.FormerName} to {member.Name}"),
            },
            { Result: MemberResult.Unchanged, Member: { } member } =>
                Outcome.Say(language.Say("members.same-name", ("name", member.Name))),
            { Result: MemberResult.NameTaken } => Outcome.Say(language.Say("members.name-taken", ("name", newName))),
            { Result: MemberResult.NameTooClose, OtherName: { } other } => Outcome.Say(language.Say(
                "members.name-close", ("name", newName), ("other", other), ("you", name ?? context.Member.Name))),
            _ => Refused(outcome, name ?? context.Member.Name, language),
        };
    }

    /// <summary>A member sends a code. Also the repetition of the message that made them one.</summary>
    public static async Task<Outcome> JoinAsync(ActionContext context, string code)
    {
        var identities = await Directory(context).IdentitiesAsync(context.Member.Id);
        if (identities.IsEmpty)
            return Outcome.Say(context.Language.Say("members.join-known", ("name", context.Member.Name)));
        var outcome = await Membership(context).JoinAsync(context.Command, identities[0], code);
        return Outcome.Say(context.Language.Say(
            outcome.Result == MemberResult.Done ? "members.joined" : "members.join-known", ("name", context.Member.Name)));
    }

    private static IDirectoryGrain Directory(ActionContext context) => context.Grain<IDirectoryGrain>(IDirectoryGrain.Key);

    private static IMembershipGrain Membership(ActionContext context) => context.Grain<IMembershipGrain>(IDirectoryGrain.Key);

    private static Outcome Refused(MemberOutcome outcome, string name, Language language) => Outcome.Say(language.Say(
        outcome.Result switch
        {
            MemberResult.Configured => "members.configured",
            MemberResult.LastAdmin => "members.last-admin",
            _ => "members.unknown",
        },
        ("name", outcome.Member?.Name ?? name)));
}
