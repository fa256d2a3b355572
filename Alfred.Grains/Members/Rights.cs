namespace Alfred.Members;

/// <summary>What somebody is told who may not do something.</summary>
internal static class Rights
{
    /// <summary>
    /// Whether a member may do something. What a schedule brings was set up by somebody who might, so that a reminder reaches a child and a
    /// guest; but what an action declares to need is needed still when it comes: who was made a guest reads no mail any more.
    /// </summary>
    public static bool Allow(MemberRole role, SkillAction action, bool isScheduled) =>
        isScheduled ? action.Needs is not { } declared || role.Allows(declared) : role.Allows(action.Needed);

    private const int MaxNames = 3;

    /// <summary>Who may do it, by name: a person can ask them.</summary>
    public static string Refusal(SkillAction action, IReadOnlyCollection<Member> members, Language language)
    {
        var names = members.Where(member => member.Role.Allows(action.Needed)).OrderByDescending(member => member.Role == MemberRole.Admin)
            .Select(member => member.Name).Take(MaxNames).ToArray();
        var asked = names.Length < 2
            ? string.Concat(names)
            : $"{string.Join(", ", names[..^1])} {language.Value("language", "or") ?? "or"} {names[^1]}";
        return language.Say(
            action.Needed switch
            {
                MemberRole.Admin => "rights.admins-only",
                MemberRole.Adult => "rights.adults-only",
                _ => "rights.no-guests",
            },
            ("names", asked));
    }
}
