using Alfred.Hosting;
using Alfred.Languages;
using Alfred.Schedules;
using Alfred.Skills;
using Alfred.Testing;
using Alfred.Tests.Instances;
using Microsoft.Extensions.DependencyInjection;

namespace Alfred.Tests.Conversations;

/// <summary>A skill that answers with the code of the language it should answer in. It is spoken to in English and German.</summary>
public sealed class TongueSkill : Skill
{
    private static readonly LanguageSet Languages = LanguageSet.Of(
    [
        .. LanguageSet.Files([typeof(AlfredGrains).Assembly]),
        LanguageFile.Read(
            "phrases.en.ini", "[tongue.tell]\nexample = tell me\nsay = (tell me|go)\n[tongue.daily]\nsay = daily greeting"),
        LanguageFile.Read("phrases.de.ini", "[tongue.tell]\nsay = sag es mir\n[tongue.daily]\nsay = täglich grüßen"),
    ]);

    public override string Name => "tongue";

    public override IReadOnlyList<SkillAction> Actions { get; } =
    [
        new()
        {
            Name = "tell",
            Effect = Effect.Read,
            Run = static (context, _, _) => Task.FromResult(Outcome.Say(context.Language.Code)),
        },
        new()
        {
            Name = "daily",
            Effect = Effect.Write,
            Run = static (context, _, _) => Task.FromResult(new Outcome
            {
                Reply = new(context.Language.Code),
                Schedules =
                [
                    new ScheduleChange.Set
                    {
                        Name = "greeting",
                        Rule = new ScheduleRule.Recurring(
                            new Recurrence(new RecurrenceRule.Daily(), Interval: 1, context.Now.Date, new(7, 0)), context.Instance.Zone),
                        Action = new("tongue.tell"),
                    },
                ],
            }),
        },
    ];

    /// <summary>An instance whose own language is English, with this skill instead of the usual one.</summary>
    public static Task<TestInstance> StartAsync(string database, TestClock? clock = null) => TestInstance.StartAsync(
        database, clock,
        more: static services => services.AddSingleton<ISkillCatalog>(new SkillList(new TongueSkill())).AddSingleton(Languages));
}
