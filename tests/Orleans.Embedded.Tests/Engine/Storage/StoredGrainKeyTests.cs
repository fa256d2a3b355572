using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Engine.Storage;

public sealed class StoredGrainKeyTests
{
    /// <summary>Rows that the official provider wrote.</summary>
    public static TheoryData<string, long, long, string?, int> Keys => new()
    {
        { "order-1", 0, 0, "order-1", 1475615768 },
        { "old-1", 0, 0, "old-1", -2112596154 },
        { "g1", 0, 0, "g1", 531253877 },
        { "héllo", 0, 0, "héllo", -1587151881 },
        { "cafe", 0, 51966, null, 1265775606 },
        { "abc+ext", 0, 2748, "ext", 1202458814 },
        { "DEADBEEF", 0, 3735928559, null, 1761550516 },
        { "0123456789abcdef0123456789abcdef", -3607513408948976281, -1167088121787636991, null, 226093389 },
        { "00112233445566778899aabbccddeeff", 7383445245961249331, -4822678189205112, null, 189902723 },
        { "00112233445566778899aabbccddeeff+ext", 7383445245961249331, -4822678189205112, "ext", 327786361 },
        { "2A", 0, 42, null, -110949262 },
        { "FFFFFFFFFFFFFFFF", 0, -1, null, -641301823 },
        { "2A+ext", 0, 42, "ext", 2044764532 },
    };

    [Theory]
    [MemberData(nameof(Keys))]
    public void a_key_is_split_as_the_official_provider_splits_it(string key, long n0, long n1, string? extension, int hash) =>
        Assert.Equal(new StoredGrainKey(n0, n1, extension, hash), StoredGrainKey.Of(GrainId.Create("any", key)));

    [Theory]
    [InlineData("ctr", -839783577)]
    [InlineData("s", -1299640262)]
    [InlineData("gen", -1303868302)]
    [InlineData("state", 631257761)]
    public void a_state_name_hashes_as_in_the_official_provider(string name, int hash) => Assert.Equal(hash, StoredGrainKey.HashOf(name));

    [Theory]
    [InlineData("counter/order-1", -2076022586)]
    [InlineData("guid/00112233445566778899aabbccddeeff", -2143256916)]
    [InlineData("my-custom/2A+ext", 115450561)]
    public void a_grain_id_hashes_as_in_the_official_reminder_table(string id, int hash) =>
        Assert.Equal(hash, unchecked((int)GrainId.Parse(id).GetUniformHashCode()));

    [Fact]
    public void the_keys_of_a_grain_id_are_written_as_in_the_official_engine()
    {
        Assert.Equal("2A", GrainIdKeyExtensions.CreateIntegerKey(42).ToString());
        Assert.Equal("FFFFFFFFFFFFFFFF+x", GrainIdKeyExtensions.CreateIntegerKey(-1, "x").ToString());
        Assert.Equal("00112233445566778899aabbccddeeff", GrainIdKeyExtensions.CreateGuidKey(new Guid("00112233-4455-6677-8899-aabbccddeeff")).ToString());
    }
}
