using Alfred.Hosting;
using Alfred.Languages;
using Alfred.Skills;
using Alfred.Skills.Home.Briefing;
using Alfred.Skills.Home.Chores;
using Alfred.Skills.Home.Groceries;
using Alfred.Skills.Shared.Members;
using Alfred.Skills.Shared.Reminders;
using Alfred.Skills.Shared.Undo;
using Microsoft.Extensions.DependencyInjection;

namespace Alfred.Tests.Instances;

/// <summary>What a family uses every day: the skills that keep something for it, or tell people something at a time.</summary>
internal static class HomeSkills
{
    private static readonly LanguageSet Languages = LanguageSet.Of(LanguageSet.Files(
        [typeof(AlfredGrains).Assembly, typeof(RemindersSkill).Assembly, typeof(BriefingSkill).Assembly]));

    private static Skill[] Skills =>
    [
        new GroceriesSkill(), new ChoresSkill(Languages), new RemindersSkill(Languages), new BriefingSkill(), new AwaySkill(Languages),
        new UndoSkill(),
    ];

    /// <summary>Puts them in the place of an instance's.</summary>
    public static void Load(IServiceCollection services)
    {
        services.AddSingleton<ISkillCatalog>(new SkillList(Skills));
        services.AddSingleton(Languages);
    }
}
