using Alfred.Commands;

namespace Alfred.Schedules;

/// <summary>A change to the schedule, written by the transaction that completes the message which asked for it. A closed family.</summary>
public abstract record ScheduleChange
{
    private ScheduleChange()
    {
    }

    /// <summary>The schedule's name in its conversation, such as <c>briefing</c>; at most one of a name.</summary>
    public required string Name { get; init; }

    /// <summary>Creates the schedule or replaces its rule.</summary>
    public sealed record Set : ScheduleChange
    {
        /// <summary>When it is due.</summary>
        public required DailyRule Rule { get; init; }

        /// <summary>The action that each occurrence runs, in this conversation and for the member who asked.</summary>
        public required ActionName Action { get; init; }
    }

    /// <summary>Ends the schedule; nothing happens when there is none.</summary>
    public sealed record Remove : ScheduleChange;
}
