using System.Collections.Immutable;
using Alfred.Sandbox.Clocks;
using Alfred.Sandbox.Faults;
using Alfred.Sandbox.Feeds;
using Alfred.Sandbox.Model;
using Alfred.Sandbox.Phones;
using Alfred.Sandbox.Workspaces;
using Alfred.Instances;
using Alfred.Languages;
using Alfred.Skills;

namespace Alfred.Sandbox;

/// <summary>Everything that a page shows when it begins.</summary>
internal sealed class SandboxState(Instance instance, SandboxClock clock, FaultBoard faults, TrafficLog traffic, IServiceProvider services)
{
    private const int MaxExamples = 6;

    /// <summary>The state at this moment.</summary>
    public object Now => new
    {
        Instance = instance.Name,
        Clock = clock.State,
        Faults = faults.State,
        Traffic = traffic.Entries,
        HasModel = services.GetService<ModelLog>() is not null,
        Phones = services.GetService<PhoneBook>()?.Phones,
        Workspace = services.GetService<WorkspaceBook>() is { } book ? StateOf(services.GetRequiredService<WorkspacePeople>(), book) : null,
        Examples = Examples(),
        Hints = Hints(),
    };

    private static Workspace StateOf(WorkspacePeople people, WorkspaceBook book) =>
        new(people.Team, people.Bot, people.Users, people.Channels, book.Messages, book.Views, book.Homes);

    // One of each skill first: what a newcomer should try.
    private ImmutableArray<string> Examples() =>
    [
        .. Skills.Select(static skill => (Skill: skill, Action: skill.Actions[0])).Concat(Actions)
            .Select(one => Language.ExamplesOf(one.Skill, one.Action)[0]).Distinct(StringComparer.Ordinal).Take(MaxExamples),
    ];

    private ImmutableArray<Hint> Hints() =>
    [
        .. Actions.Select(one => new Hint(
            Language.ExamplesOf(one.Skill, one.Action)[0], Language.SummaryOf(one.Skill, one.Action))),
    ];

    private IEnumerable<(Skill Skill, SkillAction Action)> Actions =>
        Skills.SelectMany(static skill => skill.Actions.Select(action => (skill, action)));

    // The instance's: what its people would type.
    private Language Language => services.GetRequiredService<LanguageSet>()[instance.Language];

    // Tests of the gateway alone have no skills.
    private IReadOnlyList<Skill> Skills => services.GetService<ISkillCatalog>()?.Skills ?? [];

    private sealed record Hint(string Example, string Summary);
}
