using Alfred.Hosting;
using Alfred.Languages;
using Alfred.Skills;
using Alfred.Skills.Shared.Reminders;
using Alfred.Skills.Shared.Undo;
using Alfred.Skills.Work.Expenses;
using Microsoft.Extensions.DependencyInjection;

namespace Alfred.Tests.Instances;

/// <summary>What a team uses every day and keeps rows or schedules for.</summary>
internal static class WorkSkills
{
    private static readonly LanguageSet Languages = LanguageSet.Of(LanguageSet.Files(
        [typeof(AlfredGrains).Assembly, typeof(RemindersSkill).Assembly, typeof(ExpensesSkill).Assembly]));

    private static Skill[] Skills => [new ExpensesSkill(), new RemindersSkill(Languages), new UndoSkill()];

    /// <summary>Puts them in the place of an instance's.</summary>
    public static void Load(IServiceCollection services)
    {
        services.AddSingleton<ISkillCatalog>(new SkillList(Skills));
        services.AddSingleton(Languages);
    }
}
