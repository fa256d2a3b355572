using Alfred.Conversations;
using Alfred.Schedules;

namespace Alfred.Skills;

/// <summary>
/// What a command did and what else must happen because of it. Everything here is written by the one transaction that completes the
/// message, so that nobody reads "done" before it is.
/// </summary>
public sealed record Outcome
{
    /// <summary>What to tell the person, built from what was committed; null for nothing.</summary>
    public Reply? Reply { get; init; }

    /// <summary>
    /// One line for the journal: who did what. Null for an action that changed nothing, and for no other: "undo" takes back what the
    /// journal says was done last, or says that it cannot.
    /// </summary>
    public JournalNote? Journal { get; init; }

    /// <summary>
    /// The one thing that was spoken of, which "that's done" or "snooze" may mean next; null for none, and for a reply whose
    /// <see cref="Choices.About"/> says it.
    /// </summary>
    public Subject? About { get; init; }

    /// <summary>Changes to the schedule.</summary>
    public ImmutableArray<ScheduleChange> Schedules { get; init; } = [];

    /// <summary>What the conversation remembers from now on; null leaves it as it is.</summary>
    public ConversationMemory? Memory { get; init; }

    /// <summary>An outcome that only tells something.</summary>
    public static Outcome Say(string reply) => new() { Reply = new(reply) };

    /// <summary>An outcome that only tells something, with answers to pick from; null for none.</summary>
    public static Outcome Say(string reply, Choices? choices) => new() { Reply = new(reply) { Choices = choices } };
}

/// <summary>An entry of the journal.</summary>
/// <param name="Summary">What happened, as the console shows it: <c>added bananas</c>. At most 500 characters.</param>
/// <param name="Details">The same for machines, as JSON; null for none.</param>
public sealed record JournalNote(string Summary, string? Details = null)
{
    /// <summary>
    /// What would take it back, where the skill does not keep that itself (<see cref="IUndoable"/>); null for nothing: "undo" then says
    /// that it cannot be taken back.
    /// </summary>
    public Reversal? Reversal { get; init; }

    /// <summary>The command that it took back; null for anything but "undo".</summary>
    public CommandId? TakesBack { get; init; }
}
