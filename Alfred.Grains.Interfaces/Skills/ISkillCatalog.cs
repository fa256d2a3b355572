namespace Alfred.Skills;

/// <summary>The skills that this instance has loaded, in the order they are shown.</summary>
public interface ISkillCatalog
{
    /// <summary>All skills.</summary>
    IReadOnlyList<Skill> Skills { get; }

    /// <summary>The action of a name; null for one that this instance has not (any more).</summary>
    SkillAction? Find(ActionName name);

    /// <summary>The skill that has an action.</summary>
    /// <exception cref="InvalidOperationException">None has.</exception>
    Skill SkillOf(ActionName name) => Skills.First(skill => name.Value.StartsWith(skill.Name + ".", StringComparison.Ordinal));
}
