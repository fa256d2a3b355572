using Alfred.Completions;
using Alfred.Inbox;

namespace Alfred.Conversations;

/// <summary>What came of working on a message.</summary>
/// <param name="Completion">What ends it: its answer, or, behind a failure, what a dead letter writes (the outcomes of the commands that
/// did run).</param>
/// <param name="Failure">Why it could not be handled, by its own fault; null when it was.</param>
/// <param name="Touched">The grains that hold outcomes for it.</param>
internal sealed record HandlingResult(Completion Completion, Exception? Failure, ImmutableArray<TouchedGrain> Touched)
{
    /// <summary>The language that is answered in; null where nobody is answered.</summary>
    public Language? Language { get; init; }

    /// <summary>True when it answered a question by a control, with effect: the channel shows so once that is stored.</summary>
    public bool IsAnswer { get; init; }

    /// <summary>
    /// The dead letter of a message that failed before it was known who wrote what: nobody is answered, and nothing of it ran in this life.
    /// </summary>
    public static HandlingResult Unhandled(StoredMessage message, Exception reason) => new(
        new()
        {
            Message = message,
            MemoryVersion = Completions.Completion.AnyMemory,
            DeadBecause = $"{reason.GetType().Name}: gave up after {StoredMessage.MaxAttempts} tries",
            SettledCommands = message.SettledCommands,
        },
        reason,
        []);

    /// <summary>
    /// The dead letter of a message whose completion the database refuses: an apology and nothing of what is refused. A replay starts where
    /// this life started.
    /// </summary>
    public HandlingResult Refused(Exception reason) => this with
    {
        Completion = new()
        {
            Message = Completion.Message,
            MemoryVersion = Completion.MemoryVersion,
            DeadBecause = $"{reason.GetType().Name}: its completion could not be stored",
            SettledCommands = Completion.Message.SettledCommands,
            Answer = Completion.Answer is { } answer ? answer with { Reply = new(Language!.Say("conversation.failed")) } : null,
        },
    };

    /// <summary>The same with nobody answered.</summary>
    public HandlingResult WithoutAnswer() => this with { Completion = Completion with { Answer = null } };

    /// <summary>
    /// Tells the grains that these outcomes need not be kept. Nobody waits for it: at activation they ask by themselves. What a dead letter
    /// did beyond its settled commands is kept for a replay.
    /// </summary>
    public void Settle()
    {
        var settled = Touched.Where(touched => Completion.DeadBecause is null || touched.Command.Ordinal < Completion.SettledCommands);
        foreach (var grain in settled.GroupBy(touched => touched.Grain))
            _ = grain.Key.SettleAsync([.. grain.Select(touched => touched.Command)]);
    }
}

/// <summary>A grain that a command was sent to.</summary>
internal sealed record TouchedGrain(ICommandGrain Grain, CommandId Command);
