namespace Alfred.Skills.Shared.Times;

/// <summary>How exactly a text names a point in time, finest first.</summary>
public enum TimeGrain
{
    /// <summary>To the second: "in 20 minutes".</summary>
    Second,

    /// <summary>To the minute: "at 3:18".</summary>
    Minute,

    /// <summary>To the hour: "at 3pm", "tonight".</summary>
    Hour,

    /// <summary>A day: "tomorrow".</summary>
    Day,

    /// <summary>A week that starts on Monday: "next week".</summary>
    Week,

    /// <summary>A month or a quarter of a year: "in March".</summary>
    Month,

    /// <summary>A year: "2015".</summary>
    Year,
}
