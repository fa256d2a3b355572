namespace Alfred.Reminders;

/// <summary>
/// What one member is reminded of, by whomever it was set (key: the member's id). The grain knows what is due and what was delivered; that
/// something is due in time is the schedule's: see <see cref="ReminderSchedule"/>.
/// </summary>
[Alias("alfred.IReminderGrain")]
public interface IReminderGrain : ICommandGrain
{
    /// <summary>Adds a reminder. Its number and version are given here.</summary>
    [Alias("Add")]
    Task<ReminderOutcome> AddAsync(Command command, Reminder reminder);

    /// <summary>Gives a reminder that is open another time.</summary>
    /// <param name="command">The command.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="id">The reminder's number.</param>
    /// <param name="time">The new time.</param>
    [Alias("Move")]
    Task<ReminderOutcome> MoveAsync(Command command, MemberId by, int id, ReminderTime time);

    /// <summary>
    /// Puts a reminder off. One that was delivered is open again; of one that comes again and again a single one is added.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="id">The reminder's number; null for the one that was delivered last.</param>
    /// <param name="until">When it is due then (UTC).</param>
    [Alias("Snooze")]
    Task<ReminderOutcome> SnoozeAsync(Command command, MemberId by, int? id, DateTimeOffset until);

    /// <summary>Ends reminders that are open. Numbers of others are passed over.</summary>
    [Alias("Cancel")]
    Task<ReminderOutcome> CancelAsync(Command command, MemberId by, ImmutableArray<int> ids);

    /// <summary>Marks a reminder as done: one that is due once and open ends; one that comes again and again comes again.</summary>
    /// <param name="command">The command.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="id">The reminder's number; null for the one that was delivered last.</param>
    [Alias("Finish")]
    Task<ReminderOutcome> FinishAsync(Command command, MemberId by, int? id);

    /// <summary>Decides whether an occurrence of the schedule is told, and remembers that it was.</summary>
    /// <param name="command">The command.</param>
    /// <param name="id">The reminder's number.</param>
    /// <param name="version">The version that the schedule was set for.</param>
    /// <param name="due">When the occurrence was due (UTC).</param>
    /// <param name="quietUntil">The end of the member's quiet hours; null when they are not.</param>
    [Alias("Deliver")]
    Task<ReminderOutcome> DeliverAsync(Command command, int id, int version, DateTimeOffset due, DateTimeOffset? quietUntil);

    /// <summary>
    /// Lets everything that comes again and that the member set for themselves go by the wall clock of another zone, where they are now.
    /// What is due once stays at its moment, what others set at their time of day. The schedules of what
    /// <see cref="ReminderOutcome.Set"/> holds have to be set.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="by">The member of this grain.</param>
    /// <param name="zone">The IANA zone.</param>
    [Alias("MoveToZone")]
    Task<ReminderOutcome> MoveToZoneAsync(Command command, MemberId by, string zone);

    /// <summary>What is open, the next one first.</summary>
    [Alias("List")]
    Task<ImmutableArray<Reminder>> ListAsync();

    /// <summary>What was delivered lately, the last one last.</summary>
    [Alias("Delivered")]
    Task<ImmutableArray<Reminder>> DeliveredAsync();

    /// <summary>What a command resulted in that was applied here already; null for one that was not, or whose message is settled.</summary>
    [Alias("FindOutcome")]
    Task<ReminderOutcome?> FindOutcomeAsync(Command command);

    /// <summary>The last change here by a member that can still be taken back; null for none.</summary>
    /// <param name="command">The command that asks.</param>
    /// <param name="by">The member.</param>
    [Alias("FindLastChange")]
    Task<ReminderChangeView?> FindLastChangeAsync(Command command, MemberId by);

    /// <summary>Takes a change back.</summary>
    /// <param name="command">The command.</param>
    /// <param name="change">The change, by its command.</param>
    /// <param name="isConfirmed">True to do it although somebody else has changed the same reminders since.</param>
    [Alias("Undo")]
    Task<ReminderOutcome> UndoAsync(Command command, CommandId change, bool isConfirmed);

    /// <summary>
    /// Forgets everything that is the member's own, and that it was them who set something for others. The outcome has the numbers of what
    /// was open, nothing of what it was.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="member">Who is forgotten: the member of this grain, or one who set something here.</param>
    /// <param name="isOwner">True for the member of this grain.</param>
    [Alias("Forget")]
    Task<ReminderOutcome> ForgetAsync(Command command, MemberId member, bool isOwner);
}
