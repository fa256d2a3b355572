using Alfred.Schedules;

namespace Alfred.Reminders;

/// <summary>Something that a member is to be reminded of, once or again and again.</summary>
[GenerateSerializer, Immutable, Alias("alfred.reminder")]
public sealed record Reminder
{
    /// <summary>The most characters of a text.</summary>
    public const int MaxTextLength = 500;

    /// <summary>Its number among the reminders of its member, from 1; never given twice.</summary>
    [Id(0)] public int Id { get; init; }

    /// <summary>How often it was changed, from 1. An occurrence of an older version is not delivered.</summary>
    [Id(1)] public int Version { get; init; }

    /// <summary>What of: 1 to <see cref="MaxTextLength"/> characters.</summary>
    [Id(2)] public required string Text { get; init; }

    /// <summary>When it is due next, or was due for one that was delivered.</summary>
    [Id(3)] public DateTimeOffset Due { get; init; }

    /// <summary>When it comes again, as <see cref="RecurrenceNotation"/> writes it; null for once.</summary>
    [Id(4)] public string? Recurrence { get; init; }

    /// <summary>The IANA zone whose wall clock it goes by.</summary>
    [Id(5)] public required string Zone { get; init; }

    /// <summary>Who set it; null for somebody who was forgotten.</summary>
    [Id(6)] public MemberId? SetBy { get; init; }

    /// <summary>What they were called then.</summary>
    [Id(7)] public required string SetByName { get; init; }

    /// <summary>The same text for all copies of a reminder that was set for several members at once; null for one of its own.</summary>
    [Id(8)] public string? Group { get; init; }

    /// <summary>True for one that does not wait for the end of quiet hours.</summary>
    [Id(9)] public bool IsUrgent { get; init; }

    /// <summary>The rule of its schedule.</summary>
    /// <exception cref="FormatException">The zone or the recurrence is unknown.</exception>
    public ScheduleRule ToRule() => ScheduleRule.Parse(Recurrence ?? ScheduleRule.OnceText, Zone, Instant.FromDateTimeOffset(Due));

    /// <summary>Hides the text and who set it: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => $"(reminder {Id})";
}
