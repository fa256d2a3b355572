using Alfred.Channels;
using Alfred.Overviews;
using Alfred.Skills;
using Alfred.Tests.Instances;
using Microsoft.Extensions.DependencyInjection;

namespace Alfred.Tests.Overviews;

/// <summary>What one person sees without asking: the sections that the skills declare, and nothing that would change anything.</summary>
public sealed class OverviewTests(DatabaseFixture databases)
{
    private const string Failed = "This can't be shown right now. Please look again in a moment.";
    private const string Hint = "Write to me in a direct message, or say \"help\" to see what I can do.";

    [Fact]
    public async Task sections_stand_in_their_order_and_those_without_anything_to_say_are_left_out()
    {
        await using var alfred = await StartAsync(
            Section("approval.no", 20, "second"), Section("approval.yes", 10, "first"), Section("question.choose", 15, text: null));

        Assert.Equal(["Yes, do it: first", "No, leave it: second", $": {Hint}"], await ShowAsync(alfred, "letters:eva"));
    }

    [Fact]
    public async Task one_that_fails_or_would_run_a_command_is_named_and_the_others_are_shown()
    {
        await using var alfred = await StartAsync(
            Section("approval.yes", 10, "first") with { Show = static (_, _) => throw new InvalidOperationException("as the test says") },
            Section("approval.no", 20, "second") with { Show = static (context, _) => Task.FromResult<Reply?>(new($"{context.Command}")) },
            Section("question.choose", 30, "third"));

        Assert.Equal(
            [$"Yes, do it: {Failed}", $"No, leave it: {Failed}", "Choose: third", $": {Hint}"], await ShowAsync(alfred, "letters:eva"));
    }

    [Fact]
    public async Task a_stranger_sees_that_this_is_a_private_place_and_becomes_nobody()
    {
        await using var alfred = await StartAsync(Section("approval.yes", 10, "first"));

        Assert.StartsWith(": Hello! I'm Alfred and I only talk with people I know.", Assert.Single(await ShowAsync(alfred, "letters:zoe")));
    }

    private static OverviewSection Section(string title, int position, string? text) => new()
    {
        Title = title, Position = position, Show = (_, _) => Task.FromResult<Reply?>(text is null ? null : new(text)),
    };

    private static async Task<IEnumerable<string>> ShowAsync(TestInstance alfred, string identity) =>
        (await alfred.Service<IOverviews>().ShowAsync(new(identity), name: null, zone: null, CancellationToken.None)).Parts
            .Select(part => $"{part.Title}: {part.Reply.Text}");

    private async Task<TestInstance> StartAsync(params IReadOnlyList<OverviewSection> sections) => await TestInstance.StartAsync(
        await databases.CreateAsync(), allowUnknownSenders: false,
        more: services => services.AddSingleton<ISkillCatalog>(new SkillList(new SectionSkill(sections))),
        members: [new("Eva", new("letters:eva"))]);

    private sealed class SectionSkill(IReadOnlyList<OverviewSection> sections) : Skill
    {
        public override string Name => "sections";

        public override IReadOnlyList<SkillAction> Actions => [];

        public override IReadOnlyList<OverviewSection> Overview => sections;
    }
}
