namespace Alfred.Skills.Shared.Members;

/// <summary>What the roles are called: <c>[member-roles]</c> of the language files. The first word of each is used in replies.</summary>
internal sealed class RoleWords
{
    private static readonly (string Key, MemberRole Role)[] Roles =
        [("admin", MemberRole.Admin), ("adult", MemberRole.Adult), ("child", MemberRole.Child), ("guest", MemberRole.Guest)];

    private readonly ImmutableArray<(MemberRole Role, ImmutableArray<string> Words)> _words;

    private RoleWords(Language language) =>
        _words = [.. Roles.Select(role => (role.Role, language.Values("member-roles", role.Key).ToImmutableArray()))];

    /// <summary>A parameter that holds a role.</summary>
    public static readonly Parameter Parameter = Parameter.Needed(
        "role", "What they may do: admin, adult, child or guest",
        // Nearly everything can be said to be something: who asks why the sky is blue is told nothing of roles.
        static (text, context) => Find(text.Trim(), context.Language) is { } role
            ? new ParseResult.Understood($"{role}") : new ParseResult.NotUnderstood(""));

    /// <summary>What a role is called in a language: "admin".</summary>
    public static string NameOf(MemberRole role, Language language) =>
        language.Get(static from => new RoleWords(from))._words.First(words => words.Role == role).Words is [var first, ..]
            ? first
            : language.Fallback is { } other ? NameOf(role, other) : $"{role}";

    /// <summary>What a role is called behind "is": "an admin".</summary>
    public static string Said(MemberRole role, Language language) =>
        language.Value("member-roles", $"{Roles.First(known => known.Role == role).Key}.said") ?? NameOf(role, language);

    // English is understood beside the language: families mix them.
    private static MemberRole? Find(string text, Language language)
    {
        for (var candidate = language; candidate is not null; candidate = candidate.Fallback)
        {
            foreach (var (role, words) in candidate.Get(static from => new RoleWords(from))._words)
            {
                if (words.Any(word => CultureInfo.InvariantCulture.CompareInfo.Compare(
                    word, text, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) == 0))
                    return role;
            }
        }

        return null;
    }
}
