using Alfred.Keys;

namespace Alfred.Tests.Keys;

public sealed class NameKeyRules
{
    private static readonly NameKeys Keys = new(KeySecret.Of([1, 2, 3]));

    [Fact]
    public void a_name_has_one_key_that_says_nothing_of_it()
    {
        Assert.Matches("^named-[0-9a-f]{32}$", Keys.Of("hardware"));
        Assert.Equal(Keys.Of("hardware"), Keys.Of("hardware"));
    }

    [Fact]
    public void other_names_have_other_keys() => Assert.NotEqual(Keys.Of("hardware"), Keys.Of("party"));

    [Fact]
    public void another_instance_has_other_keys() =>
        Assert.NotEqual(Keys.Of("hardware"), new NameKeys(KeySecret.Of([1, 2, 4])).Of("hardware"));
}
