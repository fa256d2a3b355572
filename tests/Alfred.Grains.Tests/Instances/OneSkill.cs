using Alfred.Commands;
using Alfred.Skills;

namespace Alfred.Tests.Instances;

/// <summary>A catalogue of one skill.</summary>
public sealed class OneSkill(Skill skill) : ISkillCatalog
{
    public IReadOnlyList<Skill> Skills { get; } = [skill];

    public SkillAction? Find(ActionName name) =>
        skill.Actions.SingleOrDefault(action => $"{skill.Name}.{action.Name}" == name.Value);
}
