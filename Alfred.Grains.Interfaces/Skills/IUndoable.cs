namespace Alfred.Skills;

/// <summary>
/// A <see cref="Skill"/> whose changes can be taken back, each person's own, one after the other, for 24 hours. "Undo" asks every such
/// skill and takes back what was changed last of all. For a change that one command can take back, a
/// <see cref="JournalNote.Reversal"/> does instead.
/// </summary>
public interface IUndoable
{
    /// <summary>When the speaker made the last change here that can still be taken back.</summary>
    /// <returns>
    /// The time (UTC); null for nothing; <see cref="DateTimeOffset.MaxValue"/> when this very command has taken something back here
    /// already, so that a repetition after a crash finds the same skill.
    /// </returns>
    Task<DateTimeOffset?> FindLastChangeAsync(ActionContext context);

    /// <summary>Takes it back and says what was taken back.</summary>
    /// <param name="context">The command; the grain keeps its id like any other.</param>
    /// <param name="isConfirmed">
    /// False the first time: when others have changed the same thing since, nothing is done and the answer asks, with a choice that says
    /// the phrase of <see cref="Anyway"/>. True when the person said so.
    /// </param>
    Task<Outcome> UndoAsync(ActionContext context, bool isConfirmed);

    /// <summary>The reply key of what a person says to take it back although others built on it; the same in every skill.</summary>
    const string Anyway = "undo.anyway";
}
