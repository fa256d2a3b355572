using Alfred.Conversations;

namespace Alfred.Interpretation;

/// <summary>What a message means in the light of what was asked before it.</summary>
internal sealed record InterpretationResult
{
    /// <summary>What to run, its arguments resolved.</summary>
    public ImmutableArray<PlannedCommand> Commands { get; init; } = [];

    /// <summary>What to say, behind what the commands say; null for nothing.</summary>
    public Reply? Answer { get; init; }

    /// <summary>What stays open, unless the answer asks something new.</summary>
    public OpenQuestion? Question { get; init; }

    /// <summary>The language to answer in; null for the one that the person is known by.</summary>
    public Language? Language { get; init; }

    /// <summary>True when the message has enough words of that language to be remembered by it.</summary>
    public bool IsLanguageSure { get; init; }

    /// <summary>
    /// The message, when the answer only says that it was not understood: whoever understands more may know what it means.
    /// </summary>
    public string? Unread { get; init; }

    /// <summary>True when the commands depend on more than the text: the plan has to be kept.</summary>
    public bool IsOfTheMoment { get; init; }

    /// <summary>Files of an earlier message that the commands belong to: of the form that this one completes.</summary>
    public ImmutableArray<InboundFile> Files { get; init; } = [];

    /// <summary>The approval that the message ends, whether it approves it, declines it, or comes too late; null for none.</summary>
    public PendingApproval? Ends { get; init; }

    public static InterpretationResult Say(Reply answer, OpenQuestion? question) => new() { Answer = answer, Question = question };

    public static InterpretationResult Say(string answer, OpenQuestion? question) => Say(new Reply(answer), question);
}
