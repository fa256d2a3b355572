using Alfred.Channels;
using Alfred.Interpretation;
using Alfred.Skills.Tests.Doubles;
using Alfred.Skills.Tests.Sentences;

namespace Alfred.Skills.Tests.Languages;

/// <summary>Everything that can be done can be said, is told of and works as it is taught, in every language.</summary>
public sealed class SpokenSkills
{
    private const int MaxTitleLength = 24;

    public static TheoryData<string> Codes => CompleteCatalogs.Codes;

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_skill_has_a_title_in(string code) => Assert.All(
        CompleteCatalogs.Actions.Select(pair => pair.Skill.Name).Distinct(StringComparer.Ordinal),
        name => Assert.InRange(SkillSet.Languages[code].Value(name, "title")?.Length ?? 0, 1, MaxTitleLength));

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_action_is_told_of_and_can_be_said_in(string code) => Assert.All(CompleteCatalogs.Actions, pair =>
    {
        var lines = SkillSet.Languages[code].Lines($"{pair.Skill.Name}.{pair.Action.Name}");
        Assert.Single(lines, line => line.Key == "summary" && line.Value.Length > 0);
        Assert.Contains(lines, line => line.Key == "example" && line.Value.Length is > 0 and <= Choice.MaxSaysLength);
        Assert.Contains(lines, line => line.Key == "say" && line.Value.Length > 0);
    });

    // "Say "briefing at 7:30" to get one": what an answer teaches has to work.
    [Theory]
    [MemberData(nameof(Codes))]
    public async Task What_a_reply_tells_people_to_say_is_understood_in(string code)
    {
        var notUnderstood = new List<string>();
        foreach (var line in SkillSet.Languages[code].Lines("replies"))
        {
            // Answers to a question are no commands.
            if (line.Key.Split('.')[0] is "form" or "question" or "grammar" or "times")
                continue;
            foreach (var said in Quoted(line.Value))
            {
                if (!await IsCommandAsync(await ShowingAsync("chores"), said, code)
                    && !await IsCommandAsync(await ShowingAsync("items", "groceries"), said, code)
                    && !await IsCommandAsync(await RemindedAsync(), said, code)
                    && !await IsCommandAsync(Chat.Biz(), said, code))
                    notUnderstood.Add($"{line.Key}: {said}");
            }
        }

        Assert.Empty(notUnderstood);
    }

    public static TheoryData<string, string, string, string> Taught()
    {
        var taught = new TheoryData<string, string, string, string>();
        foreach (var language in SkillSet.Languages.All)
        {
            taught.Add(language.Code, "groceries.how-got", "groceries.list", "groceries.got");
            taught.Add(language.Code, "groceries.how-remove", "groceries.list", "groceries.remove");
            taught.Add(language.Code, "chores.how-to-choose", "chores.list", "chores.done");
        }

        return taught;
    }

    // Say "list", then "remove 2", or "remove milk": the list, then twice that action and no other.
    [Theory]
    [MemberData(nameof(Taught))]
    public void What_a_reply_teaches_is_that_action(string code, string reply, string list, string action)
    {
        var language = SkillSet.Languages[code];
        Assert.Equal(
            [list, action, action],
            Quoted(language.Value("replies", reply)!)
                .Select(said => ((GrammarResult.Commands)Understood.Home.Parse(said, language)).Planned.Single().Action.Value));
    }

    private static async Task<bool> IsCommandAsync(Chat chat, string said, string code)
    {
        chat.Language = SkillSet.Languages[code];
        await chat.SayAsync(said);
        return !chat.Outcomes.IsEmpty;
    }

    // With a list on the screen, its numbers mean something.
    private static async Task<Chat> ShowingAsync(string parameter, string? skill = null)
    {
        var chat = Chat.Home();
        await chat.DoAsync($"{skill ?? parameter}.add", (parameter, "bins\nplants\nwindows"));
        await chat.DoAsync($"{skill ?? parameter}.list");
        return chat;
    }

    private static async Task<Chat> RemindedAsync()
    {
        var chat = Chat.Home();
        foreach (var hour in (string[])["8:00", "9:00", "10:00"])
            await chat.SayAsync($"remind me to breathe at {hour}");
        await chat.SayAsync("my reminders");
        return chat;
    }

    // With a place in it, what is in quotes is something that somebody said.
    private static IEnumerable<string> Quoted(string reply) =>
        reply.Split('"').Where((part, index) => index % 2 == 1 && !part.Contains('{', StringComparison.Ordinal));
}
