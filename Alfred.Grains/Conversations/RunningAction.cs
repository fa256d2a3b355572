using Alfred.Completions;
using Alfred.Keys;

namespace Alfred.Conversations;

/// <summary>What every running action of this process shares.</summary>
internal sealed record ActionServices(
    IGrainFactory Grains, KeySecret Keys, Instance Instance, ISkillCatalog Catalog, ScheduleStore Schedules, RecentEffects Effects,
    MessageFiles Files);

/// <summary>The narrow view of one running action; notes which grains may hold an outcome of its command.</summary>
internal sealed class RunningAction(
    ActionServices services, Turn turn, Command command, Member member, ConversationMemory memory, Duration lateness) : ActionContext
{
    public override Command Command => command;

    public override Member Member => member;

    public override bool IsDirect => turn.Request.Message.IsPrivate;

    public override ZonedDateTime Now { get; } = Clocks.In(turn.Row.ReceivedAt, member, services.Instance);

    public override Instance Instance => services.Instance;

    public override Language Language => turn.Language;

    public override ConversationMemory Memory => memory;

    public override ISkillCatalog Catalog => services.Catalog;

    public override ZonedDateTime? Due =>
        turn.Request.Occurrence is { } occurrence ? Clocks.In(occurrence.Due, member, services.Instance) : null;

    public override Duration Lateness => lateness;

    public override Task<ScheduleRule?> FindScheduleAsync(string name, CancellationToken cancellationToken) =>
        services.Schedules.FindAsync(turn.Row.Conversation, name, cancellationToken);

    public override Task<ImmutableArray<PastEffect>> RecentEffectsAsync(CancellationToken cancellationToken) =>
        services.Effects.ReadAsync(command, turn.Row.Conversation, IsDirect, turn.Journal, cancellationToken);

    public override ImmutableArray<InboundFile> Files => turn.Files;

    public override async Task<ReadOnlyMemory<byte>?> FetchAsync(InboundFile file, int atMost, CancellationToken cancellationToken) =>
        Files.Contains(file) ? await services.Files.FetchAsync(turn, file, atMost, cancellationToken) : null;

    public override Task WaitForRoomAsync(CancellationToken cancellationToken) => services.Files.EnterAsync(turn, cancellationToken);

    public override T Grain<T>(string key)
    {
        var grain = services.Grains.GetGrain<T>(key);
        if (grain is ICommandGrain holder)
            turn.Touched.Add(new(holder, command.Id));
        return grain;
    }

    public override T NamedGrain<T>(string name) => Grain<T>(services.Keys.KeyOfName(name));
}
