namespace Alfred.Operators;

/// <summary>How much waits, for how long, and what failed, in the whole instance at one moment.</summary>
public sealed record WorkFigures
{
    /// <summary>How long the database took to say it; null when it did not.</summary>
    public TimeSpan? DatabaseTime { get; init; }

    /// <summary>Whether Redis answers; null where the instance has none.</summary>
    public bool? IsRedisUp { get; init; }

    /// <summary>Messages that wait to be handled, without those of paused conversations.</summary>
    public long InboxWaiting { get; init; }

    /// <summary>How long the oldest of them waits; zero for none.</summary>
    public TimeSpan InboxAge { get; init; }

    /// <summary>Replies that wait to be sent, are being sent, or of which nobody knows whether they were.</summary>
    public long OutboxOpen { get; init; }

    /// <summary>For how long the oldest of them could have been sent; zero for none.</summary>
    public TimeSpan OutboxAge { get; init; }

    /// <summary>Replies of which nobody knows whether they were sent.</summary>
    public long Uncertain { get; init; }

    /// <summary>Replies that are held until their person writes.</summary>
    public long Held { get; init; }

    /// <summary>Messages and replies that were given up, and bodies that could not be read.</summary>
    public long DeadLetters { get; init; }

    /// <summary>Conversations that are paused.</summary>
    public long Paused { get; init; }

    /// <summary>What is scheduled, without what is paused.</summary>
    public long Schedules { get; init; }

    /// <summary>For how long the oldest schedule that is due was not brought; zero for none.</summary>
    public TimeSpan ScheduleOverdue { get; init; }

    /// <summary>Briefings that were due in the last 24 hours.</summary>
    public long BriefingsDue { get; init; }

    /// <summary>Those of them that a channel took, or that had nothing to say.</summary>
    public long BriefingsDelivered { get; init; }

    /// <summary>Those that were not delivered although they were due a quarter of an hour before.</summary>
    public long BriefingsUndelivered { get; init; }

    /// <summary>The last row that was stored or settled: another number means that something happened.</summary>
    public long LastChange { get; init; }
}

/// <summary>Looks at the whole instance by one cheap question.</summary>
public interface IWorkFigures
{
    /// <summary>The figures; those of a moment before (5 s at most) for who asks again. Never throws for a database that is away.</summary>
    Task<WorkFigures> GetAsync(CancellationToken cancellationToken = default);
}
