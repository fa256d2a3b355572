namespace Alfred.Skills;

/// <summary>
/// A <see cref="Skill"/> that speaks of things which a person can put off. "Snooze 2 hours" alone means what was spoken of last, whichever
/// skill's it is (<see cref="Alfred.Channels.Choices.About"/>).
/// </summary>
public interface ISnoozable
{
    /// <summary>Puts something off for the speaker, and says so.</summary>
    /// <param name="context">The command.</param>
    /// <param name="entry">The <see cref="Alfred.Channels.Subject.Entry"/>.</param>
    /// <param name="until">Until when; in the future.</param>
    Task<Outcome> SnoozeAsync(ActionContext context, string entry, Instant until);
}
