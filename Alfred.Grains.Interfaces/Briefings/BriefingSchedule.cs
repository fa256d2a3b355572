namespace Alfred.Briefings;

/// <summary>How a member's briefings stand in the schedule: one row for each time of day.</summary>
public static class BriefingSchedule
{
    /// <summary>The action that every occurrence runs.</summary>
    public const string Action = "briefing.show";

    /// <summary>The schedules' names begin so: of what they say while a member cannot be reached, only the last counts.</summary>
    private const string Group = "briefing/";

    /// <summary>The name of the schedule of a time.</summary>
    /// <param name="index">Which of the times, from 0 (<see cref="BriefingPlan.Times"/>).</param>
    public static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"{Group}{index + 1}");
}
