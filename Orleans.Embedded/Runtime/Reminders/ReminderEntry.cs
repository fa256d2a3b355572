using Orleans.Runtime;

namespace Orleans;

/// <summary>A reminder as a table holds it.</summary>
public sealed class ReminderEntry
{
    /// <summary>The grain.</summary>
    public GrainId GrainId { get; set; }

    /// <summary>The name.</summary>
    public string ReminderName { get; set; } = null!;

    /// <summary>When the first tick is due, in UTC.</summary>
    public DateTime StartAt { get; set; }

    /// <summary>The time between ticks.</summary>
    public TimeSpan Period { get; set; }

    /// <summary>The version of the row.</summary>
    public string? ETag { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"<GrainId={GrainId} ReminderName={ReminderName} Period={Period}>";
}
