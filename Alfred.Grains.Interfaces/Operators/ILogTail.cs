namespace Alfred.Operators;

/// <summary>The last log lines of this process.</summary>
public interface ILogTail
{
    /// <summary>The last lines, oldest first.</summary>
    ImmutableArray<LogLine> Recent { get; }

    /// <summary>How many lines were written so far.</summary>
    long Written { get; }
}

/// <summary>A log line.</summary>
/// <param name="At">When.</param>
/// <param name="Level"><c>info</c>, <c>warning</c>, <c>error</c>.</param>
/// <param name="Source">The part of the program that wrote it.</param>
/// <param name="Text">What it says, and of an exception its type.</param>
/// <param name="Conversation">The key of the conversation that it is about; null for none.</param>
/// <param name="InboxRow">The message that it is about; null for none.</param>
public sealed record LogLine(DateTimeOffset At, string Level, string Source, string Text, string? Conversation, long? InboxRow);
