namespace Alfred.Skills.Shared.Members;

/// <summary>
/// Asks before somebody is given a right by a name that they did not come with: it may be a word of the sentence, as in "who is an admin"
/// and "il est admin". Typed in quotes it is meant.
/// </summary>
public static class TakenName
{
    /// <summary>Whether a name was typed in quotes.</summary>
    public static bool IsQuoted(string typed) => typed.TrimStart('@').StartsWith('"');

    /// <summary>A name without the quotes around it.</summary>
    public static string Bare(string typed) => typed.TrimStart('@').Trim('"');

    /// <summary>The question; null where the member is meant.</summary>
    /// <param name="context">Where the right is given.</param>
    /// <param name="member">Whom the name was found to be.</param>
    /// <param name="typed">The name as it was typed.</param>
    /// <param name="says">What the button says, in English, with the name in quotes.</param>
    public static Outcome? Ask(ActionContext context, Member member, string typed, string says) =>
        member.OriginalName is not { } original || IsQuoted(typed) ? null : Outcome.Say(
            context.Language.Say("members.taken-name", ("name", member.Name), ("original", original)),
            new([new(context.Language.Say("members.yes-taken"), says)]));
}
