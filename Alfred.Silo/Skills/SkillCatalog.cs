using System.Collections.Frozen;
using System.Reflection;
using Alfred.Commands;
using Alfred.Skills;

namespace Alfred.Silo.Skills;

/// <summary>The skills of the running instance.</summary>
public sealed class SkillCatalog : ISkillCatalog
{
    private readonly FrozenDictionary<ActionName, SkillAction> _actions;

    /// <summary>Takes the skills and orders them by their positions.</summary>
    /// <exception cref="DeclarationException">Two skills, or two actions of one, have the same name.</exception>
    public SkillCatalog(IEnumerable<Skill> skills)
    {
        Skills = [.. skills.OrderBy(skill => skill.Position).ThenBy(skill => skill.Name, StringComparer.Ordinal)];
        RefuseDuplicates(
            Skills, skill => skill.Name,
            same => $"two skills are called '{same.Key}': {string.Join(" and ", same.Select(skill => skill.GetType().FullName))}");
        foreach (var skill in Skills)
        {
            RefuseDuplicates(
                skill.Actions, action => action.Name, same => $"two actions of {skill.GetType().FullName} are called '{same.Key}'");
        }

        _actions = Skills
            .SelectMany(skill => skill.Actions.Select(action => KeyValuePair.Create(new ActionName($"{skill.Name}.{action.Name}"), action)))
            .ToFrozenDictionary();
    }

    /// <summary>The skills of assemblies, made with an instance's services.</summary>
    /// <inheritdoc cref="SkillCatalog(IEnumerable{Skill})" path="/exception"/>
    public static SkillCatalog Of(ImmutableArray<Assembly> assemblies, IServiceProvider services) =>
        new(SkillAssemblies.FindSkills(assemblies).Select(type => (Skill)ActivatorUtilities.CreateInstance(services, type)));

    public IReadOnlyList<Skill> Skills { get; }

    public SkillAction? Find(ActionName name) => _actions.GetValueOrDefault(name);

    private static void RefuseDuplicates<T>(IEnumerable<T> items, Func<T, string> name, Func<IGrouping<string, T>, string> problem)
    {
        foreach (var same in items.GroupBy(name, StringComparer.Ordinal).Where(group => group.Count() > 1))
            throw new DeclarationException($"{problem(same)}. Rename one.");
    }
}
