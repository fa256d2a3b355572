namespace Alfred.Reminders;

/// <summary>What members did to the reminders of one of them in the last day, oldest first. Immutable.</summary>
public sealed record ReminderChanges
{
    /// <summary>Older changes are forgotten.</summary>
    public const int MaxChanges = 50;

    /// <summary>How long a change can be taken back.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>The changes.</summary>
    public ImmutableArray<ReminderChange> All { get; init; } = [];

    /// <summary>With one more.</summary>
    public ReminderChanges Add(Command command, MemberId by, IEnumerable<ReminderStep> steps) => new()
    {
        All =
        [
            .. All.Where(change => command.At - change.At <= Life)
                .Append(new ReminderChange { Command = command.Id, By = by, At = command.At, Steps = [.. steps] })
                .TakeLast(MaxChanges),
        ],
    };

    /// <summary>The last one by a member that is not too old; null for none.</summary>
    public ReminderChange? LastBy(MemberId by, DateTimeOffset now) =>
        All.LastOrDefault(change => change.By == by && now - change.At <= Life);

    /// <summary>The one of a command; null for none.</summary>
    public ReminderChange? Find(CommandId command) => All.FirstOrDefault(change => change.Command == command);

    /// <summary>Without one.</summary>
    public ReminderChanges Without(ReminderChange change) => new() { All = All.Remove(change) };

    /// <summary>Without those of a member.</summary>
    public ReminderChanges WithoutThoseOf(MemberId member) => new() { All = All.RemoveAll(change => change.By == member) };

    /// <summary>The same with every reminder changed.</summary>
    public ReminderChanges With(Func<Reminder, Reminder> change)
    {
        return new() { All = [.. All.Select(one => one with { Steps = [.. one.Steps.Select(Changed)] })] };

        ReminderStep Changed(ReminderStep step) =>
            new(step.Before is null ? null : change(step.Before), step.After is null ? null : change(step.After));
    }
}

/// <summary>What one command changed.</summary>
public sealed record ReminderChange
{
    /// <summary>The command.</summary>
    public required CommandId Command { get; init; }

    /// <summary>Who asked for it.</summary>
    public required MemberId By { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Each reminder that it changed.</summary>
    public ImmutableArray<ReminderStep> Steps { get; init; } = [];

    /// <summary>True for the same reminder with the same text and time; a delivery or another zone meanwhile changes nothing.</summary>
    public static bool AreAlike(Reminder? one, Reminder? other) =>
        one is null || other is null ? one is null && other is null : Bare(one) == Bare(other);

    private static Reminder Bare(Reminder reminder) => reminder.Recurrence is null
        ? reminder with { Version = 0 }
        : reminder with { Version = 0, Due = default, Zone = "" };
}

/// <summary>What became of one reminder.</summary>
/// <param name="Before">As it was; null when there was none.</param>
/// <param name="After">As it is; null when it is no more.</param>
public sealed record ReminderStep(Reminder? Before, Reminder? After);
