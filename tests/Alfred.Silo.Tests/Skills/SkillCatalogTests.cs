using Alfred.Languages;
using Alfred.Skills;

namespace Alfred.Silo.Skills;

public sealed class SkillCatalogTests
{
    [Fact]
    public void an_action_is_found_by_its_full_name()
    {
        var catalog = new SkillCatalog([new Named("tea", "make", "drink")]);
        Assert.Equal("drink", catalog.Find(new("tea.drink"))!.Name);
        Assert.Null(catalog.Find(new("tea.spill")));
    }

    [Fact]
    public void two_skills_of_one_name_are_refused() =>
        Assert.Contains(
            "'tea'",
            Assert.Throws<DeclarationException>(() => new SkillCatalog([new Named("tea", "make"), new Named("tea", "drink")])).Message,
            StringComparison.Ordinal);

    [Fact]
    public void two_actions_of_one_name_are_refused() =>
        Assert.Contains(
            "'make'", Assert.Throws<DeclarationException>(() => new SkillCatalog([new Named("tea", "make", "make")])).Message,
            StringComparison.Ordinal);

    private sealed class Named(string name, params string[] actions) : Skill
    {
        public override string Name => name;

        public override string Title => name;

        public override IReadOnlyList<SkillAction> Actions =>
        [
            .. actions.Select(action => new SkillAction
            {
                Name = action,
                Summary = action,
                Phrases = [action],
                Examples = [action],
                Run = (_, _, _) => Task.FromResult(Outcome.Say(action)),
            }),
        ];
    }
}
