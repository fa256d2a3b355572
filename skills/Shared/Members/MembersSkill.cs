using Alfred.Members;

namespace Alfred.Skills.Shared.Members;

/// <summary>Who belongs to the household or the team, and what they may do.</summary>
public sealed class MembersSkill : Skill
{
    /// <summary>Somebody by name.</summary>
    internal static readonly Parameter Somebody = MemberName.Of("name", "The name of a member, or of somebody to invite");

    /// <summary>Another name.</summary>
    internal static readonly Parameter NewName = MemberName.Of("new", "The new name");

    /// <summary>What an invited person may do.</summary>
    internal static readonly Parameter InvitedRole = RoleWords.Parameter with { IsRequired = false };

    private static readonly Parameter Code = new()
    {
        Name = "code",
        Summary = "The code of an invitation, such as 4F7K-2Q9D",
        Read = static (text, context) => InvitationCode.Find(text) is { } code
            ? new ParseResult.Understood(code)
            : new ParseResult.NotUnderstood(context.Language.Say("members.no-code")),
    };

    /// <inheritdoc/>
    public override string Name => "members";

    /// <inheritdoc/>
    public override int Position => 60;

    /// <inheritdoc/>
    public override IReadOnlyList<SkillAction> Actions { get; } =
    [
        new()
        {
            Name = "list",
            Effect = Effect.Read,
            Run = static (context, _, _) => MemberActions.ListAsync(context),
        },
        new()
        {
            Name = "invite",
            ToolUse = ToolUse.Never,
            Effect = Effect.Write,
            Needs = MemberRole.Admin,
            Parameters = [Somebody, InvitedRole],
            Run = static (context, arguments, _) => MemberActions.InviteAsync(context, arguments),
        },
        new()
        {
            Name = "role",
            ToolUse = ToolUse.Never,
            Effect = Effect.Write,
            Needs = MemberRole.Admin,
            Parameters = [Somebody, RoleWords.Parameter],
            Run = static (context, arguments, _) => MemberActions.SetRoleAsync(context, arguments),
        },
        new()
        {
            Name = "remove",
            ToolUse = ToolUse.Never,
            Effect = Effect.Read,
            Needs = MemberRole.Admin,
            Parameters = [Somebody],
            Run = static (context, arguments, _) => MemberActions.AskToRemoveAsync(context, arguments),
        },
        new()
        {
            Name = "remove-now",
            ToolUse = ToolUse.Never,
            Effect = Effect.Write,
            Needs = MemberRole.Admin,
            Parameters = [Somebody],
            Run = static (context, arguments, _) => MemberActions.RemoveAsync(context, arguments),
        },
        new()
        {
            Name = "rename",
            ToolUse = ToolUse.Never,
            Effect = Effect.Write,
            Needs = MemberRole.Admin,
            Parameters = [Somebody, NewName],
            Run = static (context, arguments, _) =>
                MemberActions.RenameAsync(context, arguments[Somebody.Name], arguments[NewName.Name]),
        },
        new()
        {
            Name = "name",
            Effect = Effect.Write,
            Parameters = [NewName],
            Run = static (context, arguments, _) => MemberActions.RenameAsync(context, context.Member.Name, arguments[NewName.Name]),
        },
        new()
        {
            Name = "join",
            ToolUse = ToolUse.Never,
            Effect = Effect.Write,
            Needs = MemberRole.Guest,
            Parameters = [Code],
            Run = static (context, arguments, _) => MemberActions.JoinAsync(context, arguments[Code.Name]),
        },
    ];
}
