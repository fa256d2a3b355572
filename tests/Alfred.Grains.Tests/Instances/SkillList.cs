using Alfred.Commands;
using Alfred.Skills;

namespace Alfred.Tests.Instances;

/// <summary>A catalogue of the skills that a test names.</summary>
public sealed class SkillList(params IReadOnlyList<Skill> skills) : ISkillCatalog
{
    public IReadOnlyList<Skill> Skills => skills;

    public SkillAction? Find(ActionName name) =>
        skills.SelectMany(static skill => skill.Actions, static (skill, action) => (Name: $"{skill.Name}.{action.Name}", Action: action))
            .FirstOrDefault(one => one.Name == name.Value).Action;
}
