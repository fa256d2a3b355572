using System.Collections.Immutable;
using Alfred.Channels;
using Alfred.Commands;
using Alfred.Conversations;
using Alfred.Instances;
using Alfred.Languages;
using Alfred.Members;
using Alfred.Schedules;
using NodaTime;

namespace Alfred.Skills.Tests.Doubles;

/// <summary>What an action sees while a <see cref="Chat"/> runs it.</summary>
public sealed class TestActionContext(Chat chat, CommandId id) : ActionContext
{
    public override Command Command => new(id, chat.Speaker, chat.Now.ToDateTimeOffset().ToUniversalTime()) { Member = Member.Id };

    public override Member Member => chat.Member;

    public override bool IsDirect => chat.IsDirect;

    public override ZonedDateTime Now => chat.Now;

    public override Instance Instance => chat.Instance;

    public override Language Language => chat.Language;

    public override ConversationMemory Memory => chat.Memory;

    public override ISkillCatalog Catalog => chat.Skills;

    public override ZonedDateTime? Due =>
        chat.Due?.InZone(Now.Zone) ?? (chat.Lateness > Duration.Zero ? Now - chat.Lateness : null);

    public override Duration Lateness => chat.Lateness;

    public override Task<ScheduleRule?> FindScheduleAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(chat.RuleOf(name));

    public override Task<ImmutableArray<PastEffect>> RecentEffectsAsync(CancellationToken cancellationToken) =>
        Task.FromResult(chat.RecentEffects());

    public override ImmutableArray<InboundFile> Files =>
        [.. chat.Files.Select((file, at) => new InboundFile($"{at}", FileKind.Document, file.MediaType, file.Name))];

    public override Task<ReadOnlyMemory<byte>?> FetchAsync(InboundFile file, int atMost, CancellationToken cancellationToken)
    {
        var content = chat.Files[int.Parse(file.Reference, System.Globalization.CultureInfo.InvariantCulture)].Content;
        return Task.FromResult<ReadOnlyMemory<byte>?>(content.Length > atMost ? null : content);
    }

    public override T Grain<T>(string key) => chat.Grains.Get<T>(key);

    public override T NamedGrain<T>(string name) => Grain<T>(name);
}
