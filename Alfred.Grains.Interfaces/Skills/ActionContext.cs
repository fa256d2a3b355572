using Alfred.Conversations;
using Alfred.Instances;
using Alfred.Languages;
using Alfred.Schedules;

namespace Alfred.Skills;

/// <summary>
/// The narrow view that a running action has. It offers grains and facts, never a connection, a socket or another person's conversation.
/// </summary>
public abstract class ActionContext
{
    /// <summary>The command: pass it to every grain that changes something.</summary>
    public abstract Command Command { get; }

    /// <summary>On whose behalf the action runs.</summary>
    public abstract Member Member { get; }

    /// <summary>
    /// True when nobody but that member reads the answer. False among others, such as in a group or a channel, where nothing of the
    /// member's own may be said, and for what the schedule brings.
    /// </summary>
    public abstract bool IsDirect { get; }

    /// <summary>The moment the message was received, in the member's zone. The same again in a replay.</summary>
    public abstract ZonedDateTime Now { get; }

    /// <summary>The instance.</summary>
    public abstract Instance Instance { get; }

    /// <summary>The language to answer in.</summary>
    public abstract Language Language { get; }

    /// <summary>What the conversation remembers.</summary>
    public abstract ConversationMemory Memory { get; }

    /// <summary>Every action of the instance, for <c>help</c>.</summary>
    public abstract ISkillCatalog Catalog { get; }

    /// <summary>When a scheduled action was due, in the member's zone; null for one that a person asked for.</summary>
    public abstract ZonedDateTime? Due { get; }

    /// <summary>How late a scheduled action runs; zero for one that a person asked for.</summary>
    public abstract Duration Lateness { get; }

    /// <summary>The rule of a schedule of this conversation, as committed; null when there is none of that name.</summary>
    public abstract Task<ScheduleRule?> FindScheduleAsync(string name, CancellationToken cancellationToken);

    /// <summary>
    /// What the member did in the last 24 hours and did not take back, the last thing first. Where others read along, only what was done
    /// in this conversation. What this very message did is part of it.
    /// </summary>
    public virtual Task<ImmutableArray<PastEffect>> RecentEffectsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<PastEffect>>([]);

    /// <summary>What came with the message that the action runs for. Default none.</summary>
    public virtual ImmutableArray<InboundFile> Files => [];

    /// <summary>Fetches the bytes of one of <see cref="Files"/> from its provider.</summary>
    /// <param name="file">The file.</param>
    /// <param name="atMost">The most bytes to take.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The bytes; null when the provider has them no more, has more than allowed, or does not answer.</returns>
    public virtual Task<ReadOnlyMemory<byte>?> FetchAsync(InboundFile file, int atMost, CancellationToken cancellationToken) =>
        Task.FromResult<ReadOnlyMemory<byte>?>(null);

    /// <summary>
    /// Waits until few enough messages hold files: called before a file is made to be sent, so that many at once do not fill a small
    /// machine. <see cref="FetchAsync"/> does it by itself. Default there is room.
    /// </summary>
    /// <param name="cancellationToken">Stops.</param>
    public virtual Task WaitForRoomAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A grain that reads, or that keeps the command id itself.</summary>
    /// <param name="key">Its key: a constant or an opaque id. Keys stand in logs and traces, so nothing that somebody typed.</param>
    public abstract T Grain<T>(string key)
        where T : IGrainWithStringKey;

    /// <summary>Such a grain of something that people gave a name. Its key is the name's own and says nothing of it.</summary>
    public abstract T NamedGrain<T>(string name)
        where T : IGrainWithStringKey;
}
