using Alfred.Conversations;
using Alfred.Interpretation;
using Alfred.Skills;

namespace Alfred.Tests.Conversations;

public sealed class ActionWordsTests
{
    private static readonly SkillAction Add = new()
    {
        Name = "add",
        Summary = "Put items on the list",
        Phrases = ["add {items}"],
        Examples = ["add milk"],
        Run = (_, _, _) => throw new NotSupportedException("nothing is run here"),
    };

    [Theory]
    [InlineData("eggs", "put items on the list (eggs)")]
    [InlineData("milk\napples\t2\tkg\neggs\t12\t", "put items on the list (milk, apples 2 kg, eggs 12)")]
    [InlineData("", "put items on the list")]
    public void what_was_not_done_is_named_in_words(string items, string words) =>
        Assert.Equal(words, Add.Describe(Arguments.None.With("items", items)));
}
