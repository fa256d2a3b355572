namespace Alfred.Skills.Shared.Members;

/// <summary>Who belongs to the household or the team, and what they may do.</summary>
public sealed class MembersSkill : Skill
{
    /// <summary>Somebody by name.</summary>
    internal static readonly Parameter Somebody = MemberName.Of("name", "The name of a member, or of somebody to invite");

    private static readonly Parameter Invited = MemberName.New(Somebody.Name, "The name of somebody to invite");

    /// <summary>Another name.</summary>
    internal static readonly Parameter NewName = MemberName.New("new", "The new name");

    /// <summary>What an invited person may do.</summary>
    internal static readonly Parameter InvitedRole = RoleWords.Parameter with { IsRequired = false };

    // In quotes it is meant, whatever words it is made of.
    private static readonly Parameter Quotable = Somebody with
    {
        Read = static (text, context) => Somebody.Read(text, context) is ParseResult.Understood { Canonical: var name }
            ? new ParseResult.Understood(TakenName.IsQuoted(text.Trim()) ? $"\"{name}\"" : name) : Somebody.Read(text, context),
    };

    private static readonly Parameter Code = Parameter.Needed(
        "code", "The code of an invitation, such as 4F7K-2Q9D",
        static (text, context) => InvitationCode.Find(text) is { } code
            ? new ParseResult.Understood(code)
            : new ParseResult.NotUnderstood(context.Language.Say("members.no-code")));

    public override string Name => "members";

    public override int Position => 60;

    public override IReadOnlyList<SkillAction> Actions { get; } =
    [
        Read("list", MemberActions.ListAsync),
        Write("invite", MemberActions.InviteAsync, Invited, InvitedRole) with { ToolUse = ToolUse.Never, Needs = MemberRole.Admin },
        Write("phone", static (context, _) => MemberActions.AddPhoneAsync(context)) with
        {
            ToolUse = ToolUse.Never,
            Needs = MemberRole.Guest,
        },
        Write("role", MemberActions.SetRoleAsync, Quotable, RoleWords.Parameter) with { ToolUse = ToolUse.Never, Needs = MemberRole.Admin },
        Read("remove", MemberActions.AskToRemoveAsync, Somebody) with { ToolUse = ToolUse.Never, Needs = MemberRole.Admin },
        Write("remove-now", MemberActions.RemoveAsync, Somebody) with { ToolUse = ToolUse.Never, Needs = MemberRole.Admin },
        Write(
            "rename", static (context, arguments) =>
                MemberActions.RenameAsync(context, arguments[Somebody.Name], arguments[NewName.Name]),
            Quotable, NewName) with { ToolUse = ToolUse.Never, Needs = MemberRole.Admin },
        Write(
            "name", static (context, arguments) => MemberActions.RenameAsync(context, typed: null, arguments[NewName.Name]),
            NewName) with { ToolUse = ToolUse.Never },
        Write("join", static (context, arguments) => MemberActions.JoinAsync(context, arguments[Code.Name]), Code) with
        {
            ToolUse = ToolUse.Never,
            Needs = MemberRole.Guest,
        },
    ];
}
