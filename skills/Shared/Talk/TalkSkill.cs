using Alfred.Skills.Shared.Help;

namespace Alfred.Skills.Shared.Talk;

/// <summary>Answers what people say to anybody: a greeting, thanks, a goodbye. Changes nothing.</summary>
public sealed class TalkSkill : Skill
{
    public override string Name => "talk";

    public override int Position => 96;

    public override bool IsListed => false;

    public override IReadOnlyList<SkillAction> Actions { get; } =
    [
        Read(
            "greet", static context => Task.FromResult(Outcome.Say(
                context.Language.Say(
                    "talk.greeting", ("name", context.Member.Name), ("examples", HelpText.For(context).Examples())),
                HelpText.For(context).Starts()))),
        Read("thank", static context => Task.FromResult(Outcome.Say(context.Language.Say("talk.thanks")))),
        Read(
            "bye", static context =>
                Task.FromResult(Outcome.Say(context.Language.Say("talk.goodbye", ("name", context.Member.Name))))),
    ];
}
