namespace Alfred.Members;

/// <summary>What somebody is told who may not do something.</summary>
internal static class Rights
{
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
