using Alfred.Feeds;
using Alfred.Schedules;

namespace Alfred.Briefings;

/// <summary>A time of day and the days on which the briefing comes at it.</summary>
/// <param name="Days">One or more.</param>
/// <param name="At">The time on the member's wall clock, to the minute.</param>
[GenerateSerializer, Immutable, Alias("alfred.briefing-time")]
public sealed record BriefingTime([property: Id(0)] WeekdaySet Days, [property: Id(1)] TimeOnly At);

/// <summary>What a member wants of their briefing.</summary>
[GenerateSerializer, Immutable, Alias("alfred.briefing-plan")]
public sealed record BriefingPlan
{
    /// <summary>When it comes, earliest first, no day twice; empty for never.</summary>
    [Id(0)] public ImmutableArray<BriefingTime> Times { get; init; } = [];

    /// <summary>The sections that are not wanted. None by default.</summary>
    [Id(1)] public BriefingSections Without { get; init; }

    /// <summary>True when it is not to come with nothing in it.</summary>
    [Id(2)] public bool IsSilentWhenEmpty { get; init; }

    /// <summary>Of which place the weather is told; null for none.</summary>
    [Id(3)] public WeatherPlace? Place { get; init; }

    /// <summary>Hides where: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => "(briefing)";
}

/// <summary>What one command did to a member's briefing.</summary>
[GenerateSerializer, Immutable, Alias("alfred.briefing-outcome")]
public sealed record BriefingOutcome
{
    /// <summary>What was wanted before.</summary>
    [Id(0)] public BriefingPlan Before { get; init; } = new();

    /// <summary>What is wanted now.</summary>
    [Id(1)] public BriefingPlan After { get; init; } = new();

    /// <summary>The local day of the last briefing that came by itself; null for none yet.</summary>
    [Id(2)] public DateOnly? LastDay { get; init; }

    /// <summary>True when the day's briefing had come before, so that this one must not.</summary>
    [Id(3)] public bool IsRepeated { get; init; }
}
