using Alfred.Commands;
using Alfred.Hosting;
using Alfred.Languages;
using Alfred.Skills;
using Alfred.Skills.Home.Briefing;
using Alfred.Skills.Shared.Reminders;
using Microsoft.Extensions.DependencyInjection;

namespace Alfred.Tests.Years;

/// <summary>The skills that tell people something at a time. What else does so belongs here, and a line of it among the family's.</summary>
internal sealed class YearSkills : ISkillCatalog
{
    private static readonly LanguageSet Languages = LanguageSet.Of(LanguageSet.Files(
        [typeof(AlfredGrains).Assembly, typeof(RemindersSkill).Assembly, typeof(BriefingSkill).Assembly]));

    /// <inheritdoc/>
    public IReadOnlyList<Skill> Skills { get; } = [new RemindersSkill(Languages), new BriefingSkill()];

    /// <summary>Puts them in the place of an instance's.</summary>
    public static void Load(IServiceCollection services)
    {
        services.AddSingleton<ISkillCatalog>(new YearSkills());
        services.AddSingleton(Languages);
    }

    /// <inheritdoc/>
    public SkillAction? Find(ActionName name) =>
        Skills.SelectMany(static skill => skill.Actions, static (skill, action) => (Name: $"{skill.Name}.{action.Name}", Action: action))
            .FirstOrDefault(one => one.Name == name.Value).Action;
}
