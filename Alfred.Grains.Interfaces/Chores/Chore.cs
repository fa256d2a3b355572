using Alfred.Schedules;
using NodaTime.Extensions;

namespace Alfred.Chores;

/// <summary>Something that has to be done in the household, once or again and again.</summary>
/// <param name="Name">As it was typed, 1 to 120 characters.</param>
/// <param name="AddedBy">The member who added it.</param>
/// <param name="Assignee">
/// The member who should do it; null means anyone. Where people take turns, whose turn it is: as the grain was asked, on that day.
/// </param>
[GenerateSerializer, Immutable, Alias("alfred.chore")]
public sealed record Chore([property: Id(0)] string Name, [property: Id(1)] string AddedBy, [property: Id(2)] string? Assignee = null)
{
    /// <summary>When a chore without a time of day is spoken of.</summary>
    public static readonly TimeOnly UsualTime = new(9, 0);

    /// <summary>Its opaque id, <c>c12</c>; empty before it was added.</summary>
    [Id(3)] public string Id { get; init; } = "";

    /// <summary>How it comes again; null for what is done once.</summary>
    [Id(4)] public ChoreRhythm? Rhythm { get; init; }

    /// <summary>The day it is to be done by, in <see cref="Zone"/>; null for whenever.</summary>
    [Id(5)] public DateOnly? Due { get; init; }

    /// <summary>The time of day; null for none.</summary>
    [Id(6)] public TimeOnly? At { get; init; }

    /// <summary>The IANA zone of day and time, that of whoever set them; null without them.</summary>
    [Id(7)] public string? Zone { get; init; }

    /// <summary>Who takes turns; null for one member, or anyone.</summary>
    [Id(8)] public ChoreRotation? Rotation { get; init; }

    /// <summary>How often it is said again while it is not done; null for once.</summary>
    [Id(9)] public NagPolicy? Nag { get; init; }

    /// <summary>True for what may be said in quiet hours.</summary>
    [Id(10)] public bool IsUrgent { get; init; }

    /// <summary>True while it is not to be done and not spoken of.</summary>
    [Id(11)] public bool IsPaused { get; init; }

    /// <summary>Who does it this time in the place of the one who should, since they swapped; null for nobody.</summary>
    [Id(12)] public string? StandIn { get; init; }

    /// <summary>What a child says to have done and no adult has confirmed yet; null for nothing.</summary>
    [Id(13)] public ChoreClaim? Claim { get; init; }

    /// <summary>By member, until when (UTC) they want to hear nothing of it.</summary>
    [Id(14)] public ImmutableDictionary<string, DateTimeOffset> Snoozed { get; init; } = ImmutableDictionary<string, DateTimeOffset>.Empty;

    /// <summary>Who did it last, and when; null for nobody yet.</summary>
    [Id(15)] public ChoreClaim? LastDone { get; init; }

    /// <summary>By member, how often they did it.</summary>
    [Id(16)] public ImmutableDictionary<string, int> Credits { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>The number of the change that made it what it is.</summary>
    [Id(17)] public long Version { get; init; }

    /// <summary>When it is due; null for whenever. A time that a zone skips is the first valid moment after the gap.</summary>
    public Instant? DueAt => Due is { } day ? MomentOf(day) : null;

    /// <summary>True for what should have been done by now: on a day before, or at a time that is over.</summary>
    /// <param name="today">The day of whoever asks.</param>
    /// <param name="now">The moment.</param>
    public bool IsOverdue(DateOnly today, Instant now) =>
        this is { IsPaused: false, Claim: null } && (At is null ? Due < today : DueAt < now);

    /// <summary>When a day's is to be spoken of.</summary>
    public Instant MomentOf(DateOnly day)
    {
        var zone = DateTimeZoneProviders.Tzdb[Zone ?? "Etc/UTC"];
        var local = day.ToLocalDate();
        return new Recurrence(new RecurrenceRule.Daily(), Interval: 1, local, (At ?? UsualTime).ToLocalTime())
            .After(zone.AtLeniently(local.PlusDays(-1).AtMidnight()).ToInstant(), zone)!.Value;
    }

    /// <summary>Hides what is to be done and by whom: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => "(chore)";
}
