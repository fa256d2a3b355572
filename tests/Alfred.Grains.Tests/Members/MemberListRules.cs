using Alfred.Keys;
using Alfred.Members;

namespace Alfred.Tests.Members;

public sealed class MemberListRules
{
    private static readonly MemberList Members = new(
    [
        new("Ada", new("wa:34600111222")),
        new("ada", new("slack:T1:U1")),
        new("Bob", new("slack:*:U2")),
    ], new MemberIds(KeySecret.Of([1, 2, 3])));

    [Theory]
    [InlineData("wa:34600111222", "Ada")]
    [InlineData("slack:T1:U1", "Ada")]
    [InlineData("slack:T2:U1", null)]
    [InlineData("slack:T1:U2", "Bob")]
    [InlineData("slack:T9:U2", "Bob")]
    [InlineData("slack:T9:U22", null)]
    [InlineData("slack:T9:X:U2", null)]
    [InlineData("wa:3460011122", null)]
    public void An_identity_is_the_member(string identity, string? name) => Assert.Equal(name, Members.FindConfigured(new(identity))?.Name);

    [Theory]
    [InlineData("Carla", "Carla")]
    [InlineData("  Carla \u0000\n Maria\u202E ", "Carla Maria")]
    [InlineData("ADA", "ADA 2")]
    [InlineData("", "Guest")]
    [InlineData(null, "Guest")]
    [InlineData("\u200B\uFEFF", "Guest")]
    public void A_guest_is_called(string? shown, string name) => Assert.Equal(name, Members.Welcome(new(), new("wa:1"), shown).Name);

    [Fact]
    public void a_long_name_is_cut_and_still_unique()
    {
        var book = new DirectoryState();
        for (var number = 0; number < 12; number++)
            book = book with { Guests = book.Guests.Add(Members.Welcome(book, new($"wa:{number}"), new string('x', 59) + "😀😀")) };
        Assert.Equal(12, book.Guests.Select(guest => guest.Name).Distinct().Count());
        Assert.All(book.Guests, guest => Assert.InRange(guest.Name.Length, 1, 60));
        Assert.All(book.Guests, guest => Assert.DoesNotContain(guest.Name, char.IsSurrogate));
    }
}
