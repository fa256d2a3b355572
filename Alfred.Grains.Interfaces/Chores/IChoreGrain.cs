namespace Alfred.Chores;

/// <summary>The chores of a household (key <see cref="DefaultKey"/>).</summary>
/// <remarks>A chore is named by its name, by a word of it that no other has, or by its id.</remarks>
[Alias("alfred.IChoreGrain")]
public interface IChoreGrain : ICommandGrain
{
    /// <summary>The key of the one household.</summary>
    const string DefaultKey = "household:default";

    /// <summary>
    /// Adds chores. One that is open already under the same name is left as it is and reported, or planned anew when the new one says when
    /// or who.
    /// </summary>
    [Alias("Add")]
    Task<ChoreOutcome> AddAsync(Command command, ChoreDay day, ImmutableArray<Chore> chores);

    /// <summary>
    /// Marks chores as done by the member of the command, who gets the credit; what a child did waits for an adult. What comes again is due
    /// next in the future.
    /// </summary>
    [Alias("Done")]
    Task<ChoreOutcome> DoneAsync(Command command, ChoreDay day, ImmutableArray<string> names);

    /// <summary>Marks chores as done by another member, as an adult says: that member gets the credit.</summary>
    /// <param name="command">The command of the adult.</param>
    /// <param name="day">The day and the members.</param>
    /// <param name="names">Which chores.</param>
    /// <param name="doer">The name of who did them.</param>
    [Alias("DoneBy")]
    Task<ChoreOutcome> DoneByAsync(Command command, ChoreDay day, ImmutableArray<string> names, string doer);

    /// <summary>Decides about what a child did: it counts from when they said so, or it is to be done still. Adults only.</summary>
    [Alias("Confirm")]
    Task<ChoreOutcome> ConfirmAsync(Command command, ChoreDay day, string name, bool isDone);

    /// <summary>Gives a chore to a member; null for anyone. Turns end with it.</summary>
    [Alias("Assign")]
    Task<ChoreOutcome> AssignAsync(Command command, string name, string? member);

    /// <summary>Swaps this turn between the member of the command and another one: one has it now, the other one the next time.</summary>
    [Alias("Swap")]
    Task<ChoreOutcome> SwapAsync(Command command, ChoreDay day, string name, string with);

    /// <summary>Tells the member of the command nothing of a chore until a moment (UTC).</summary>
    [Alias("Snooze")]
    Task<ChoreOutcome> SnoozeAsync(Command command, string name, DateTimeOffset until);

    /// <summary>Moves a chore's due day, this once. A calendar goes on as before.</summary>
    /// <param name="command">The command.</param>
    /// <param name="name">The chore.</param>
    /// <param name="due">The day.</param>
    /// <param name="at">The time; null leaves it as it is.</param>
    /// <param name="zone">Whose day and time, an IANA zone.</param>
    [Alias("Move")]
    Task<ChoreOutcome> MoveAsync(Command command, string name, DateOnly due, TimeOnly? at, string zone);

    /// <summary>Sets how often a chore is spoken of again; null for once.</summary>
    [Alias("Nag")]
    Task<ChoreOutcome> NagAsync(Command command, string name, NagPolicy? policy);

    /// <summary>Says whether a chore may be spoken of in quiet hours.</summary>
    [Alias("SetUrgent")]
    Task<ChoreOutcome> SetUrgentAsync(Command command, string name, bool isUrgent);

    /// <summary>Pauses a chore, or goes on with it: what was due meanwhile is left out.</summary>
    [Alias("Pause")]
    Task<ChoreOutcome> PauseAsync(Command command, ChoreDay day, string name, bool isPaused);

    /// <summary>Takes a chore off the list for good, without credit.</summary>
    [Alias("Remove")]
    Task<ChoreOutcome> RemoveAsync(Command command, string name);

    /// <summary>Takes back the last change that the member of the command made within a day.</summary>
    /// <param name="command">The command.</param>
    /// <param name="isConfirmed">True to do so although others have changed the same thing since.</param>
    [Alias("Undo")]
    Task<ChoreOutcome> UndoAsync(Command command, bool isConfirmed);

    /// <summary>
    /// When the member of a command made the last change that can be taken back (UTC); null for none; the greatest time when this command
    /// has taken one back already.
    /// </summary>
    [Alias("FindLastChange")]
    Task<DateTimeOffset?> FindLastChangeAsync(Command command);

    /// <summary>Shows another name wherever a member's former one stands.</summary>
    [Alias("Rename")]
    Task<ChoreOutcome> RenameAsync(Command command, string former, string name);

    /// <summary>Takes the name of the command's member out of everything.</summary>
    [Alias("Forget")]
    Task<ChoreOutcome> ForgetAsync(Command command);

    /// <summary>The open chores, oldest first, with whose they are on a day.</summary>
    [Alias("ListOn")]
    Task<ImmutableArray<Chore>> ListOnAsync(ChoreDay day);

    /// <summary>What was done, oldest first: the last 400 times.</summary>
    [Alias("History")]
    Task<ImmutableArray<ChoreDeed>> HistoryAsync();
}
