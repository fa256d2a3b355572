using Alfred.Languages;
using Alfred.Skills;
using Alfred.Tests.Instances;
using Microsoft.Extensions.DependencyInjection;

namespace Alfred.Tests.Interpretation;

public sealed class GrammarStartupTests(DatabaseFixture databases)
{
    [Fact]
    public async Task a_phrase_that_contradicts_its_action_fails_the_start_and_not_the_first_message()
    {
        var database = await databases.CreateAsync();

        var problem = await Assert.ThrowsAsync<DeclarationException>(() => TestInstance.StartAsync(
            database, more: services => services.AddSingleton<ISkillCatalog>(new SkillList(new ForgetfulSkill()))));

        Assert.Contains("phrase 'say': it leaves out {text}, which is required", problem.Message, StringComparison.Ordinal);
    }

    private sealed class ForgetfulSkill : Skill
    {
        public override string Name => "echo";

        public override string Title => "Echo";

        public override IReadOnlyList<SkillAction> Actions =>
        [
            new()
            {
                Name = "say",
                Summary = "say",
                Effect = Effect.Read,
                Phrases = ["say"],
                Examples = ["say"],
                Parameters = [new() { Name = "text", Summary = "anything" }],
                Run = (_, _, _) => Task.FromResult(Outcome.Say("said")),
            },
        ];
    }
}
