using System.Collections.Concurrent;
using Alfred.Commands;
using Alfred.Instances;
using Alfred.Interpretation;
using Alfred.Languages;
using Alfred.Skills.Home.Birthdays;
using Alfred.Skills.Home.Briefing;
using Alfred.Skills.Home.Calendars;
using Alfred.Skills.Home.Chores;
using Alfred.Skills.Home.Groceries;
using Alfred.Skills.Shared.Facts;
using Alfred.Skills.Shared.Help;
using Alfred.Skills.Shared.Languages;
using Alfred.Skills.Shared.Members;
using Alfred.Skills.Shared.PersonalData;
using Alfred.Skills.Shared.Ping;
using Alfred.Skills.Shared.Reminders;
using Alfred.Skills.Shared.Talk;
using Alfred.Skills.Shared.Undo;
using Alfred.Skills.Work.Crm;
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
    [
        new GroceriesSkill(), new ChoresSkill(Languages), new BriefingSkill(), new CalendarsSkill(Languages), new BirthdaysSkill(),
        .. Shared(),
    ]);

    public static readonly SkillSet Biz = BizWith(new TestCrm());

    // Compiled once for all tests: each would take some tenths of a second.
    private readonly ConcurrentDictionary<Instance, Lazy<MessageInterpreter>> _interpreters = [];

    public static SkillSet BizWith(TestCrm crm) =>
        new([new ExpensesSkill(), new WorkInboxService(Languages), new CRMQueryService(crm, crm, crm), .. Shared()]);

    public IReadOnlyList<Skill> Skills => skills;

    internal MessageInterpreter Interpreter(Instance instance) => _interpreters.GetOrAdd(instance, key => new(() => Compile(key))).Value;

    public SkillAction? Find(ActionName name) =>
        skills.SelectMany(skill => skill.Actions, (skill, action) => (skill, action))
            .FirstOrDefault(pair => $"{pair.skill.Name}.{pair.action.Name}" == name.Value).action;

    private MessageInterpreter Compile(Instance instance)
    {
        var resolver = new CommandResolver(this);
        var vocabulary = new ReplyVocabulary(Languages);
        return new(new(this, instance, Languages), resolver, new(this, resolver, vocabulary, instance), vocabulary);
    }

    private static Skill[] Shared() =>
    [
        new RemindersSkill(Languages), new UndoSkill(), new MembersSkill(), new AwaySkill(Languages), new SettingsSkill(Languages),
        new FactsSkill(), new PersonalDataSkill(), new HelpSkill(), new PingSkill(), new TalkSkill(), new LanguageSkill(Languages),
    ];
}
