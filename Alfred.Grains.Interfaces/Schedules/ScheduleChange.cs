namespace Alfred.Schedules;

/// <summary>A change to the schedule, written by the transaction that completes the message which asked for it. A closed family.</summary>
public abstract record ScheduleChange
{
    private ScheduleChange() { }

    /// <summary>The schedule's name in its conversation, such as <c>briefing</c>; at most one of a name.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The member in whose own conversation it is; null for the conversation that the action runs in. Nothing happens for a member who
    /// cannot be reached (see <see cref="Member.IsReachable"/>).
    /// </summary>
    public MemberId? Of { get; init; }

    /// <summary>
    /// Creates the schedule or replaces its rule. Something that another member is to be told is a schedule of theirs that is due at once:
    /// it comes within seconds, in their language, and what it offers to pick from is theirs to pick.
    /// </summary>
    public sealed record Set : ScheduleChange
    {
        /// <summary>When it is due.</summary>
        public required ScheduleRule Rule { get; init; }

        /// <summary>The action that each occurrence runs, in that conversation and on that member's behalf.</summary>
        public required ActionName Action { get; init; }

        /// <summary>What the action is given, by parameter.</summary>
        public ImmutableSortedDictionary<string, string> Arguments { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
    }

    /// <summary>Ends the schedule; nothing happens when there is none.</summary>
    public sealed record Remove : ScheduleChange;
}
