using Alfred.Commands;
using Alfred.Interpretation;
using Alfred.Languages;
using Alfred.Skills.Home.Briefing;
using Alfred.Skills.Home.Chores;
using Alfred.Skills.Home.Groceries;
using Alfred.Skills.Shared.Help;
using Alfred.Skills.Shared.Languages;
using Alfred.Skills.Shared.Ping;
using Alfred.Skills.Shared.Talk;
using Alfred.Skills.Work.Expenses;
using Alfred.Skills.Work.Inbox;

namespace Alfred.Skills.Tests.Doubles;

/// <summary>The skills that an instance would load.</summary>
public sealed class SkillSet(params IReadOnlyList<Skill> skills) : ISkillCatalog
{
    /// <summary>The languages of all skills.</summary>
    public static readonly LanguageSet Languages = LanguageSet.Of(LanguageSet.Files(
        [typeof(Grammar).Assembly, typeof(HelpSkill).Assembly, typeof(GroceriesSkill).Assembly, typeof(ExpensesSkill).Assembly]));

    public static readonly SkillSet Home = new(
        new GroceriesSkill(), new ChoresSkill(), new BriefingSkill(), new HelpSkill(), new PingSkill(), new TalkSkill(),
        new LanguageSkill(Languages));
    public static readonly SkillSet Biz = new(
        new ExpensesSkill(), new WorkInboxService(Languages), new HelpSkill(), new PingSkill(), new TalkSkill(),
        new LanguageSkill(Languages));

    public IReadOnlyList<Skill> Skills => skills;

    public SkillAction? Find(ActionName name) =>
        skills.SelectMany(skill => skill.Actions, (skill, action) => (skill, action))
            .FirstOrDefault(pair => $"{pair.skill.Name}.{pair.action.Name}" == name.Value).action;
}
