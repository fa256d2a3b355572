using System.Collections.Immutable;
using Alfred.Channels;
using Alfred.Skills.Shared.Replies;

namespace Alfred.Skills.Shared.Help;

/// <summary>Tells what works in this instance, from the declarations of the loaded skills alone.</summary>
public sealed class HelpSkill : Skill
{
    private const int LastOfMain = 50;
    private const int MaxStarts = 3;

    private static readonly Parameter Area = new()
    {
        Name = "area",
        Summary = "The area to explain, such as groceries; left out for all",
        IsRequired = false,
    };

    /// <inheritdoc/>
    public override string Name => "help";

    /// <inheritdoc/>
    public override string Title => "Help";

    /// <inheritdoc/>
    public override int Position => 90;

    /// <inheritdoc/>
    public override IReadOnlyList<SkillAction> Actions { get; } =
    [
        new()
        {
            Name = "show",
            Summary = "Show what I can do, or one area of it",
            Effect = Effect.Read,
            Phrases =
            [
                "help [{area}]", "help [me] (with|about) [the] {area}", "help me", "(commands|menu|start|?)", "what can you do [for me]",
                "what do you do", "how (do i|to) use you",
                "how does this work",
            ],
            Examples = ["help"],
            Parameters = [Area],
            Run = static (context, arguments, _) => Task.FromResult(arguments.Find(Area.Name) is { } area
                ? Outcome.Say(One(context.Catalog, area))
                : Outcome.Say(All(context.Catalog), Starts(context.Catalog))),
        },
    ];

    private static string All(ISkillCatalog catalog)
    {
        var lines = Areas(catalog).Select(skill => $"{skill.Title}: {Quoted(skill.Actions.Select(action => action.Examples[0]).Take(3))}");
        return string.Join('\n', ["Here is what I can do:", .. lines, .. More(catalog)]);
    }

    // What people come for, as many as become buttons everywhere. To look at something starts best; what has nothing to look at is
    // explained.
    private static Choices? Starts(ISkillCatalog catalog)
    {
        var starts = Areas(catalog).Where(skill => skill.Position <= LastOfMain).Take(MaxStarts).Select(static skill => new Choice(
            skill.Title,
            skill.Actions.FirstOrDefault(
                action => action.Effect == Effect.Read && action.Parameters.All(parameter => !parameter.IsRequired))?.Examples[0]
                ?? $"help {skill.Name}"));
        return starts.ToImmutableArray() is { IsEmpty: false } options ? new(options) : null;
    }

    private static string One(ISkillCatalog catalog, string area)
    {
        var asked = area.TrimEnd('s');
        var skill = Areas(catalog).FirstOrDefault(skill =>
            skill.Name.TrimEnd('s').Equals(asked, StringComparison.OrdinalIgnoreCase)
                || skill.Title.Contains(asked, StringComparison.OrdinalIgnoreCase));
        return skill is null
            ? $"I have no help about \"{ShortText.Of(area, 40)}\". Ask about {Texts.Or(Areas(catalog).Select(other => other.Name))}."
            : string.Join('\n', [$"{skill.Title}:", .. skill.Actions.Select(action => $"{action.Summary}: {Quoted(action.Examples)}")]);
    }

    private static IEnumerable<Skill> Areas(ISkillCatalog catalog) => catalog.Skills.Where(skill => skill is not HelpSkill);

    private static ImmutableArray<string> More(ISkillCatalog catalog) =>
        Areas(catalog).FirstOrDefault() is { } first ? [$"Say \"help {first.Name}\" for more about one of them."] : [];

    private static string Quoted(IEnumerable<string> examples) => string.Join(", ", examples.Select(example => $"\"{example}\""));
}
