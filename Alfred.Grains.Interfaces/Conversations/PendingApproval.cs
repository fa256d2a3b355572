namespace Alfred.Conversations;

/// <summary>
/// What a member asked for and has to approve before it runs. Good in its own conversation, for that member, once, and for
/// <see cref="Life"/>.
/// </summary>
/// <param name="Key">Names it in its conversation: the id of its first command, <c>4711#0</c>.</param>
/// <param name="By">The id of the member who asked for it: nobody else approves it.</param>
/// <param name="At">When the message came that asked for it.</param>
/// <param name="Commands">What runs, exactly: what was typed is not read again.</param>
public sealed record PendingApproval(string Key, string By, DateTimeOffset At, ImmutableArray<UnapprovedCommand> Commands)
{
    /// <summary>How long it waits.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    /// <summary>What came with the message that asked for it: the commands run as if it came with the approval.</summary>
    public ImmutableArray<InboundFile> Files { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>True when it waited too long at a moment.</summary>
    public bool IsExpired(DateTimeOffset at) => at - At > Life;
}

/// <summary>A command that waits.</summary>
/// <param name="Action">What to do.</param>
/// <param name="Arguments">With which canonical values, by parameter name.</param>
public sealed record UnapprovedCommand(ActionName Action, ImmutableSortedDictionary<string, string> Arguments);
