namespace Alfred.Reminders;

/// <summary>What one command did to the reminders of a member.</summary>
[GenerateSerializer, Immutable, Alias("alfred.reminder-outcome")]
public sealed record ReminderOutcome
{
    /// <summary>Nothing.</summary>
    public static readonly ReminderOutcome Nothing = new();

    /// <summary>What became of the command.</summary>
    [Id(0)] public ReminderResult Result { get; init; }

    /// <summary>Those that are open now with another time than before, as they are now: their schedules have to be set.</summary>
    [Id(1)] public ImmutableArray<Reminder> Set { get; init; } = [];

    /// <summary>Those that are open no more, as they were: their schedules have to end.</summary>
    [Id(2)] public ImmutableArray<Reminder> Ended { get; init; } = [];

    /// <summary>For a delivery: what to tell. Null for nothing (any more).</summary>
    [Id(3)] public Reminder? Delivered { get; init; }

    /// <summary>For an undo: the change that was taken back; null for none.</summary>
    [Id(4)] public CommandId? Undone { get; init; }

    /// <summary>The numbers of those that were open until their member was forgotten: their schedules have to end.</summary>
    [Id(5)] public ImmutableArray<int> ForgottenIds { get; init; } = [];
}

/// <summary>What became of a command. Stored by name, so never renamed.</summary>
public enum ReminderResult
{
    /// <summary>There is no such reminder (any more), or nothing to do.</summary>
    Nothing = 0,

    /// <summary>It was done.</summary>
    Done = 1,

    /// <summary>The member has as many reminders as fit.</summary>
    Full = 2,

    /// <summary>A delivery waits for the end of the quiet hours.</summary>
    Held = 3,

    /// <summary>An undo found that the reminder was delivered already.</summary>
    TooLate = 4,

    /// <summary>An undo found that the reminder was changed since by somebody else.</summary>
    BuiltOn = 5,
}
