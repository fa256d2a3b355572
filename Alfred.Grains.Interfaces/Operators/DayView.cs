using Alfred.Briefings;
using Alfred.Model;

namespace Alfred.Operators;

/// <summary>What happened since the last midnight of the instance's zone.</summary>
public sealed record DayView
{
    /// <summary>When the day began.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Messages that came, by hour of the day from its start; without what was scheduled.</summary>
    public required ImmutableArray<long> MessagesByHour { get; init; }

    /// <summary>Scheduled occurrences that came.</summary>
    public long Occurrences { get; init; }

    /// <summary>Messages and occurrences that were given up.</summary>
    public long GivenUp { get; init; }

    /// <summary>Replies that left.</summary>
    public long Sent { get; init; }

    /// <summary>Those of them of which a receipt says that they arrived.</summary>
    public long Delivered { get; init; }

    /// <summary>Replies that were given up, or that the provider took and could not deliver.</summary>
    public long Failed { get; init; }

    /// <summary>Half of the messages were handled in this time; null for a day without one.</summary>
    public TimeSpan? MedianTime { get; init; }

    /// <summary>19 of 20 messages were handled in this time; null for a day without one.</summary>
    public TimeSpan? SlowTime { get; init; }

    /// <summary>The day's briefings, earliest first.</summary>
    public ImmutableArray<BriefingRow> Briefings { get; init; } = [];

    /// <summary>What comes next, at most five.</summary>
    public ImmutableArray<ScheduleRow> Next { get; init; } = [];

    /// <summary>What the provider bills this month's messages as.</summary>
    public ImmutableArray<PriceRow> Prices { get; init; } = [];

    /// <summary>What the model has cost; null in an instance without one.</summary>
    public ModelUsage? Model { get; init; }

    /// <summary>The instance's currency, in which the model is paid.</summary>
    public required string Currency { get; init; }
}

/// <summary>A briefing and what became of it.</summary>
/// <param name="Conversation">The opaque key of its conversation.</param>
/// <param name="Who">Whose it is, as far as the instance knows.</param>
/// <param name="Delivery">How far it came.</param>
public sealed record BriefingRow(string Conversation, string Who, BriefingDelivery Delivery);

/// <summary>Messages that the provider prices alike.</summary>
/// <param name="Count">How many.</param>
/// <param name="Category">The provider's category, such as <c>utility</c>.</param>
/// <param name="IsBillable">Whether they cost money.</param>
public sealed record PriceRow(long Count, string Category, bool IsBillable);

/// <summary>Shows a day.</summary>
public interface IDayView
{
    /// <summary>Today.</summary>
    Task<DayView> TodayAsync(CancellationToken cancellationToken = default);
}
