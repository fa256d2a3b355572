using Alfred.Skills.Tests.Doubles;
using Alfred.Skills.Tests.Sentences;

namespace Alfred.Skills.Tests.Behaviours;

/// <summary>What buttons about chores say is understood in the language that they are worded in, and fits on them.</summary>
public sealed class ChoresAreSaid
{
    private const int MaxLabel = 20;

    public static TheoryData<string, string, string> Buttons()
    {
        var buttons = new TheoryData<string, string, string>();
        foreach (var language in SkillSet.Languages.All)
        {
            buttons.Add(language.Code, "done", "chores.done chores=bins");
            buttons.Add(language.Code, "snooze", "chores.snooze chore=bins");
            buttons.Add(language.Code, "swap", "chores.swap chore=bins member=Bob");
            buttons.Add(language.Code, "confirm", "chores.confirm chore=bins");
            buttons.Add(language.Code, "reject", "chores.reject chore=bins");
        }

        return buttons;
    }

    [Theory]
    [MemberData(nameof(Buttons))]
    public void A_button_says_what_it_does(string code, string verb, string meaning)
    {
        var language = SkillSet.Languages[code];
        var says = language.Say($"chores.say-{verb}", ("chore", "bins"), ("name", "Bob"));
        Assert.StartsWith(meaning, Understood.By(Understood.Home, says, language), StringComparison.Ordinal);
        Assert.InRange(language.Say($"chores.button-{verb}", ("name", "Bob")).Length, 1, MaxLabel);
    }
}
