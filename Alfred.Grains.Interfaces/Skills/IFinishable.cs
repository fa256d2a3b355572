namespace Alfred.Skills;

/// <summary>
/// A <see cref="Skill"/> that speaks of things which a person can tick off. "That's done" means what was spoken of last, whichever skill's
/// it is (<see cref="Alfred.Channels.Subject"/>).
/// </summary>
public interface IFinishable
{
    /// <summary>Ticks something off for the speaker, and says so.</summary>
    /// <param name="context">The command.</param>
    /// <param name="entry">The <see cref="Alfred.Channels.Subject.Entry"/>.</param>
    Task<Outcome> FinishAsync(ActionContext context, string entry);
}
