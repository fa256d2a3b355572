namespace Alfred.Briefings;

/// <summary>The parts of a briefing. One without anything to say is left out in any case.</summary>
[Flags]
public enum BriefingSections
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>The weather of the day.</summary>
    Weather = 1,

    /// <summary>What the calendars say.</summary>
    Calendar = 2,

    /// <summary>Birthdays, today's and those of the next days.</summary>
    Birthdays = 4,

    /// <summary>What is to do, and what should have been done.</summary>
    Chores = 8,

    /// <summary>What is to buy.</summary>
    Groceries = 16,

    /// <summary>All of them.</summary>
    All = 31,
}
