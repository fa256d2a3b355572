using Alfred.Keys;

namespace Alfred.Tests.Keys;

public sealed class NameKeyRules
{
    private static readonly KeySecret Keys = KeySecret.Of([1, 2, 3]);

    [Fact]
    public void a_name_has_one_key_that_says_nothing_of_it()
    {
        Assert.Matches("^named-[0-9a-f]{32}$", Keys.KeyOfName("hardware"));
        Assert.Equal(Keys.KeyOfName("hardware"), Keys.KeyOfName("hardware"));
    }

    [Fact]
    public void other_names_have_other_keys() => Assert.NotEqual(Keys.KeyOfName("hardware"), Keys.KeyOfName("party"));

    [Fact]
    public void another_instance_has_other_keys() =>
        Assert.NotEqual(Keys.KeyOfName("hardware"), KeySecret.Of([1, 2, 4]).KeyOfName("hardware"));
}
