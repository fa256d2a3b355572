namespace Alfred.Skills;

/// <summary>
/// A <see cref="Skill"/> that keeps what people are called beside what is theirs, for others to read. Whose something is never depends on
/// it.
/// </summary>
public interface IShowsNames
{
    /// <summary>Shows another name from now on. By command id, as any change.</summary>
    /// <param name="context">The command.</param>
    /// <param name="member">The member, by the name that they have now.</param>
    /// <param name="former">The name that they had.</param>
    Task RenameAsync(ActionContext context, Member member, string former);
}
