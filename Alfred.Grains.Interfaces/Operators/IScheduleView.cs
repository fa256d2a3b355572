namespace Alfred.Operators;

/// <summary>What is scheduled, and what an operator does about it. Each action leaves a line in the audit.</summary>
public interface IScheduleView
{
    /// <summary>Lists it, the next first.</summary>
    /// <param name="action">Only what runs this action, such as <c>briefing.show</c>; null for all.</param>
    /// <param name="page">Which page, from 1.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<PageOf<ScheduleRow>> ListAsync(string? action, int page, CancellationToken cancellationToken);

    /// <summary>The actions that anything scheduled runs, by name.</summary>
    Task<ImmutableArray<string>> ActionsAsync(CancellationToken cancellationToken);

    /// <summary>Brings an occurrence now, beside those that are due.</summary>
    /// <returns>False when there is no such schedule (any more).</returns>
    Task<bool> RunNowAsync(long id, OperatorRole by, CancellationToken cancellationToken);

    /// <summary>From now on it brings nothing.</summary>
    /// <returns>False when there is no such schedule, or it is paused.</returns>
    Task<bool> PauseAsync(long id, OperatorRole by, CancellationToken cancellationToken);

    /// <summary>It brings the next occurrence again. What was missed is left out, but for what is due once, which comes at once.</summary>
    /// <returns>False when there is no such schedule, or it is not paused.</returns>
    Task<bool> ResumeAsync(long id, OperatorRole by, CancellationToken cancellationToken);
}

/// <summary>Something scheduled.</summary>
public sealed record ScheduleRow
{
    /// <summary>Its row.</summary>
    public required long Id { get; init; }

    /// <summary>What it runs, such as <c>reminders.show</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The opaque key of the conversation that it speaks in.</summary>
    public required string Conversation { get; init; }

    /// <summary>Whose conversation that is.</summary>
    public required string Who { get; init; }

    /// <summary>The rule, such as <c>once</c> or <c>daily/1 from 2026-11-29 at 07:00</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>The IANA time zone whose wall clock it goes by.</summary>
    public required string Zone { get; init; }

    /// <summary>When it is due next (UTC), at most five; the first is what the row says. One that cannot be read has that alone.</summary>
    public required ImmutableArray<DateTimeOffset> Next { get; init; }

    /// <summary>What became of the last occurrence; null when none is kept (9 days).</summary>
    public ScheduleResult? Last { get; init; }

    /// <summary>Since when it is paused; null for not.</summary>
    public DateTimeOffset? PausedAt { get; init; }
}

/// <summary>What became of an occurrence.</summary>
/// <param name="At">When it was brought.</param>
/// <param name="Result">In words: <c>delivered</c>, <c>held: …</c>.</param>
/// <param name="IsGood">False for what did not reach its person.</param>
public sealed record ScheduleResult(DateTimeOffset At, string Result, bool IsGood);
