using Alfred.Channels;
using Alfred.Keys;
using FsCheck;
using FsCheck.Fluent;

namespace Alfred.Tests.Keys;

public sealed class ConversationKeyRules
{
    private static readonly KeySecret Keys = KeySecret.Of([1, 2, 3]);

    [Fact]
    public void an_address_becomes_one_opaque_key_that_stays_as_it_is() => Prop.ForAll(
        Addresses().ToArbitrary(),
        address =>
        {
            var key = Keys.KeyOf(address);
            return key.IsOpaque && key == Keys.KeyOf(address) && key == Keys.KeyOf(key) && key.ToString() == key.Value;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void nothing_of_an_address_is_in_its_key() => Prop.ForAll(
        Addresses().ToArbitrary(),
        address =>
            address.Value.Split(':').Where(static part => part.Length > 5)
                .All(part => !Keys.KeyOf(address).Value.Contains(part, StringComparison.OrdinalIgnoreCase)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void no_two_of_many_addresses_share_a_key() =>
        Assert.Equal(
            200_000, Enumerable.Range(0, 200_000).Select(static number => Keys.KeyOf(new($"wa:34600{number}"))).Distinct().Count());

    [Fact]
    public void instances_with_different_secrets_make_different_keys() => Prop.ForAll(
        Addresses().ToArbitrary(),
        static address => Keys.KeyOf(address) != KeySecret.Of([1, 2, 4]).KeyOf(address)).QuickCheckThrowOnFailure();

    // Orleans' tables take a key that reads as a Guid or a number for one.
    [Fact]
    public void a_key_cannot_be_taken_for_a_number_or_a_guid() => Prop.ForAll(
        Addresses().ToArbitrary(),
        static address =>
            Keys.KeyOf(address).Value is var key && !Guid.TryParse(key, out _) && !Guid.TryParse(key[^32..] + key[..5], out _)
                && !long.TryParse(key, out _))
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("chat-0123456789abcdef0123456789abcdef", true)]
    [InlineData("wa:34600111222", false)]
    [InlineData("slack:chat-0123456789abcdef0123456789abcdef", false)]
    [InlineData("chat-0123456789abcdef0123456789abcdef:", false)]
    public void Only_the_exact_shape_is_opaque(string text, bool isOpaque) => Assert.Equal(isOpaque, new ConversationId(text).IsOpaque);

    [Theory]
    [InlineData("chat-0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("chat-0123456789abcdef0123456789abcde")]
    [InlineData("chat-0123456789abcdef0123456789abcdeg")]
    [InlineData("Chat-0123456789abcdef0123456789abcdef")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("34600111222")]
    public void Neither_an_address_nor_a_key(string text) => Assert.Throws<ArgumentException>(() => new ConversationId(text));

    private static Gen<ConversationId> Addresses() =>
        from channel in Gen.Elements("wa", "wa:group", "slack:T1", "letters")
        from number in Gen.Choose(0, int.MaxValue)
        from rest in Gen.Elements("", ":C1", ":1531420618.000200", "é😀")
        select new ConversationId($"{channel}:{number}{rest}");
}
