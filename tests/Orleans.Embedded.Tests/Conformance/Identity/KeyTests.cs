using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Conformance.Identity;

public sealed class KeyTests(SharedSilo silo)
{
    [Theory]
    [InlineData("a")]
    [InlineData("héllo wörld")]
    [InlineData("cafe")]
    [InlineData("a/b+c")]
    public async Task a_text_key_comes_back(string key)
    {
        var grain = silo.Grains.GetGrain<IStringKeyGrain>(key);
        Assert.Equal(key, await grain.KeyAsync());
        Assert.Equal(key, grain.GetPrimaryKeyString());
        Assert.Equal($"stringkey/{key}", grain.GetGrainId().ToString());
    }

    [Fact]
    public async Task a_guid_key_comes_back()
    {
        var key = new Guid("00112233-4455-6677-8899-aabbccddeeff");
        var grain = silo.Grains.GetGrain<IGuidKeyGrain>(key);
        Assert.Equal(key, await grain.KeyAsync());
        Assert.Equal(key, grain.GetPrimaryKey());
        Assert.Equal("guidkey/00112233445566778899aabbccddeeff", grain.GetGrainId().ToString());
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(42, "2A")]
    [InlineData(-1, "FFFFFFFFFFFFFFFF")]
    [InlineData(long.MaxValue, "7FFFFFFFFFFFFFFF")]
    public async Task an_integer_key_comes_back(long key, string text)
    {
        var grain = silo.Grains.GetGrain<IIntegerKeyGrain>(key);
        Assert.Equal(key, await grain.KeyAsync());
        Assert.Equal(key, grain.GetPrimaryKeyLong());
        Assert.Equal($"integerkey/{text}", grain.GetGrainId().ToString());
    }

    [Fact]
    public void an_empty_key_is_refused() => Assert.ThrowsAny<ArgumentException>(() => silo.Grains.GetGrain<IStringKeyGrain>(""));

    [Fact]
    public void an_interface_without_a_class_is_refused() => Assert.Throws<ArgumentException>(() => silo.Grains.GetGrain<INobodyGrain>("a"));

    [Fact]
    public async Task a_prefix_of_the_class_chooses_among_several()
    {
        var round = silo.Grains.GetGrain<IShapeGrain>(1, typeof(RoundShape).FullName);
        var square = silo.Grains.GetGrain<IShapeGrain>(1, typeof(SquareShape).FullName);
        Assert.Equal("round", await round.ShapeAsync());
        Assert.Equal("square", await square.ShapeAsync());
        Assert.NotEqual(round.GetGrainId(), square.GetGrainId());
    }

    [Fact]
    public void several_classes_without_a_prefix_are_refused() => Assert.Throws<ArgumentException>(() => silo.Grains.GetGrain<IShapeGrain>(1));

    [Fact]
    public void an_id_reads_back_from_its_text()
    {
        var id = GrainId.Create("kind", "key/with/slashes");
        Assert.Equal(id, GrainId.Parse(id.ToString()));
        Assert.True(GrainId.TryParse("kind/key", out var parsed));
        Assert.Equal(("kind", "key"), (parsed.Type.ToString(), parsed.Key.ToString()));
        Assert.False(GrainId.TryParse("no slash", out _));
    }

    [Theory]
    [InlineData("counter/order-1", -2076022586)]
    [InlineData("guid/00112233445566778899aabbccddeeff", -2143256916)]
    [InlineData("my-custom/2A+ext", 115450561)]
    [InlineData("type/key", 831806783)]
    public void an_id_has_a_hash_that_is_the_same_everywhere(string id, int hash) =>
        Assert.Equal(hash, unchecked((int)GrainId.Parse(id).GetUniformHashCode()));

    [Fact]
    public void ids_are_equal_by_their_text_and_ordered()
    {
        Assert.Equal(GrainId.Create("a", "b"), GrainId.Create(GrainType.Create("a"), IdSpan.Create("b")));
        Assert.True(GrainId.Create("a", "b") != GrainId.Create("a", "c"));
        Assert.NotEqual(0, GrainId.Create("a", "b").CompareTo(GrainId.Create("a", "c")));
        Assert.True(default(GrainId).IsDefault);
    }
}
