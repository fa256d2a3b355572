namespace Alfred.Skills;

/// <summary>
/// A <see cref="Skill"/> that keeps under people's names what they may see or decide. Every such skill of the instance is asked when
/// somebody is to be called otherwise: what stands under a name stays the person's whose it was.
/// </summary>
public interface INameKeeper
{
    /// <summary>True when something stands under a name, whoever bears it now: nobody else may take it.</summary>
    /// <param name="context">The command.</param>
    /// <param name="name">The name, in any case.</param>
    Task<bool> KnowsAsync(ActionContext context, string name);

    /// <summary>Puts what stands under one name under another. By command id, as any change.</summary>
    /// <param name="context">The command.</param>
    /// <param name="former">The name that somebody had.</param>
    /// <param name="name">The name that they have from now on.</param>
    Task RenameAsync(ActionContext context, string former, string name);
}
