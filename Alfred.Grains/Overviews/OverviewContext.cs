using Alfred.Conversations;
using Alfred.Keys;

namespace Alfred.Overviews;

/// <summary>
/// What a section of an overview may know: the member, the time, grains to read. There is no command and no conversation.
/// </summary>
/// <param name="services">What every context of this process shares.</param>
/// <param name="member">Whose overview it is.</param>
/// <param name="language">The language to say it in.</param>
/// <param name="now">The moment, in the member's zone.</param>
/// <param name="contact">Where the member is told something by themselves; null for nowhere.</param>
internal sealed class OverviewContext(
    OverviewServices services, Member member, Language language, ZonedDateTime now, Contact? contact) : ActionContext
{
    public override Command Command => throw new InvalidOperationException("an overview only reads: it runs no command");

    public override Member Member => member;

    public override bool IsDirect => true;

    public override ZonedDateTime Now => now;

    public override Instance Instance => services.Instance;

    public override Language Language => language;

    public override ConversationMemory Memory { get; } = new();

    public override ISkillCatalog Catalog => services.Catalog;

    public override ZonedDateTime? Due => null;

    public override Duration Lateness => Duration.Zero;

    public override async Task<ScheduleRule?> FindScheduleAsync(string name, CancellationToken cancellationToken) => contact is null
        ? null
        : await services.Schedules.FindAsync(services.Keys.KeyOf(contact.Conversation), name, cancellationToken);

    public override T Grain<T>(string key) => services.Grains.GetGrain<T>(key);

    public override T NamedGrain<T>(string name) => Grain<T>(services.Keys.KeyOfName(name));
}

/// <summary>What every context of an overview shares in this process.</summary>
internal sealed record OverviewServices(
    IGrainFactory Grains, KeySecret Keys, Instance Instance, ISkillCatalog Catalog, ScheduleStore Schedules);
