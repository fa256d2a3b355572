using Alfred.Conversations;
using Alfred.Languages;

namespace Alfred.Skills;

/// <summary>What a plan's arguments are resolved against.</summary>
/// <param name="Memory">What the conversation remembers.</param>
/// <param name="Member">Who speaks.</param>
/// <param name="Now">The moment the message was received, in the speaker's zone.</param>
/// <param name="Language">The language to answer in.</param>
public sealed record PlanContext(ConversationMemory Memory, Member Member, ZonedDateTime Now, Language Language)
{
    /// <summary>
    /// True when the answer is in that language whatever language the words are in: the person chose it, or picked what others worded.
    /// </summary>
    public bool KeepsLanguage { get; init; }

    /// <summary>
    /// True for a command that stands behind others in its message: "it" may be what they speak of, which the memory does not know yet.
    /// </summary>
    public bool IsBehindOthers { get; init; }

    /// <summary>True for arguments that a form asked for one by one: what stands in one field is no part of another.</summary>
    public bool IsFilledIn { get; init; }
}

/// <summary>What became of resolving a command's arguments. A closed family.</summary>
public abstract record Resolution
{
    private Resolution() { }

    /// <summary>The command can be stored and run.</summary>
    /// <param name="Arguments">The arguments as they are meant.</param>
    public sealed record Resolved(Arguments Arguments) : Resolution;

    /// <summary>
    /// The command is several of others, which are resolved in its place: "replace" takes something off and puts something on.
    /// </summary>
    /// <param name="Commands">Those, in the order in which they run.</param>
    public sealed record Instead(ImmutableArray<(ActionName Action, Arguments Arguments)> Commands) : Resolution;

    /// <summary>The command cannot be run as it stands.</summary>
    /// <param name="Problem">What to tell the person, with an example.</param>
    public sealed record Unclear(string Problem) : Resolution
    {
        /// <summary>What may have been meant, to pick from; null for nothing.</summary>
        public Choices? Choices { get; init; }
    }
}
