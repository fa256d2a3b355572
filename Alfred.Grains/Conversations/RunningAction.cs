using Alfred.Commands;
using Alfred.Conversations;
using Alfred.Instances;
using Alfred.Members;
using Alfred.Skills;
using NodaTime;

namespace Alfred.Grains.Conversations;

/// <summary>The narrow view of one running action; notes which grains may hold an outcome of its command.</summary>
internal sealed class RunningAction(IGrainFactory grains, ICollection<TouchedGrain> touched) : ActionContext
{
    public override required Command Command { get; init; }

    public override required Member Member { get; init; }

    public override required ZonedDateTime Now { get; init; }

    public override required Instance Instance { get; init; }

    public override required ConversationMemory Memory { get; init; }

    public override required ISkillCatalog Catalog { get; init; }

    public override required Duration Lateness { get; init; }

    public override T Grain<T>(string key)
    {
        var grain = grains.GetGrain<T>(key);
        if (grain is ICommandGrain holder)
            touched.Add(new(holder, Command.Id));
        return grain;
    }
}
