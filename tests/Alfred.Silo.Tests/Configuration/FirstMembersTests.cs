using FsCheck;
using FsCheck.Fluent;

namespace Alfred.Silo.Configuration;

public sealed class FirstMembersTests
{
    [Theory]
    [InlineData("Ada=+34 600 111 222", "wa:34600111222")]
    [InlineData("Ada=0034-600.111.222", "wa:34600111222")]
    [InlineData("Ada=34600111222", "wa:34600111222")]
    [InlineData("Ada=+44 (0)20 7946 0958", "wa:442079460958")]
    [InlineData("Ada=+1 (212) 555-0123", "wa:12125550123")]
    [InlineData("Ada=U024BE7LH", "slack:*:U024BE7LH")]
    [InlineData("Ada=slack:T1:U1", "slack:T1:U1")]
    [InlineData("Ada=wa:34600111222", "wa:34600111222")]
    public void an_identity_may_be_written_in_the_usual_ways(string text, string identity)
    {
        var member = Assert.Single(FirstMembers.Parse(text));
        Assert.Equal("Ada", member.Name);
        Assert.Equal(identity, member.Identity.Value);
    }

    [Fact]
    public void one_name_on_two_channels_is_one_person() =>
        Assert.Equal(
            ["wa:34600111222", "slack:*:U024BE7LH"],
            FirstMembers.Parse("Ada=+34600111222, ada=U024BE7LH").Select(member => member.Identity.Value));

    [Theory]
    [InlineData("", "names nobody")]
    [InlineData("Ada", "number 1")]
    [InlineData("Ada=+34600999888,=+34600111223", "number 2")]
    [InlineData("Ada=600 999 888", "country code for Ada")]
    [InlineData("Ada=hello", "identity for Ada")]
    [InlineData("Ada=+0600999888", "identity for Ada")]
    [InlineData("Ada=+34600999888,Bob=0034600999888", "same identity")]
    [InlineData("Ada=+52 1 55 1234 5678,Bob=+52 55 1234 5678", "same identity")]
    [InlineData("Ada=+34600999888,Ada=+34600111223", "Ada twice")]
    public void a_wrong_entry_is_refused_by_its_name(string text, string problem)
    {
        var exception = Assert.Throws<FormatException>(() => FirstMembers.Parse(text));
        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("600999888", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void blanks_between_digits_mean_nothing() =>
        Prop.ForAll<PositiveInt, byte>((seed, gap) =>
        {
            var digits = $"34{600_000_000L + (seed.Get % 99_999_999)}";
            var written = digits.Insert(2 + (gap % 9), "  - ");
            return FirstMembers.Parse($"Ada=+{written}").Single().Identity.Value == $"wa:{digits}";
        }).QuickCheckThrowOnFailure();
}
