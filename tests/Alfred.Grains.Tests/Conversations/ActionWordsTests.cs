using Alfred.Commands;
using Alfred.Conversations;
using Alfred.Languages;
using Alfred.Skills;

namespace Alfred.Tests.Conversations;

public sealed class ActionWordsTests
{
    private static readonly LanguageSet Languages = LanguageSet.Of(
    [
        LanguageFile.Read("phrases.de.ini", "[list.add]\nsummary = Sachen auf die Liste setzen\n[language]\nnouns = capital"),
        LanguageFile.Read("phrases.es.ini", "[list.add]\nsummary = Poner cosas en la lista"),
    ]);

    [Theory]
    [InlineData("en", "eggs", "put items on the list (eggs)")]
    [InlineData("en", "milk\napples\t2\tkg\neggs\t12\t", "put items on the list (milk, apples 2 kg, eggs 12)")]
    [InlineData("en", "", "put items on the list")]
    [InlineData("de", "Eier", "Sachen auf die Liste setzen (Eier)")]
    [InlineData("es", "huevos", "poner cosas en la lista (huevos)")]
    public void what_was_not_done_is_named_in_words(string language, string items, string words) => Assert.Equal(
        words,
        ActionWords.Describe(
            new(new("list.add"), Arguments.None.With("items", items)), new OneAction(), Languages[language]));

    [Fact]
    public void an_action_that_is_gone_goes_by_its_name() => Assert.Equal(
        "list.sort", ActionWords.Describe(new(new("list.sort"), Arguments.None), new OneAction(), Languages.Default));

    private sealed class OneAction : ISkillCatalog
    {
        private readonly SkillAction _add = new()
        {
            Name = "add",
            Summary = "Put items on the list",
            Run = (_, _, _) => throw new NotSupportedException("nothing is run here"),
        };

        public IReadOnlyList<Skill> Skills => [];

        public SkillAction? Find(ActionName name) => name.Value == "list.add" ? _add : null;
    }
}
