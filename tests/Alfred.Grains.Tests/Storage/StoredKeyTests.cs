namespace Alfred.Tests.Storage;

/// <summary>
/// Where a grain's row stands: another version of the packages that split or hashed keys otherwise would find no row of an existing
/// database. Keys that look like numbers are stored as numbers; ours are made so that none does.
/// </summary>
public sealed class StoredKeyTests(StorageSilo silo) : IClassFixture<StorageSilo>
{
    [Theory]
    [InlineData("order-1", 0, 0, "order-1", 1475615768)]
    [InlineData("héllo", 0, 0, "héllo", -1587151881)]
    [InlineData("cafe", 0, 51966, null, 1265775606)]
    [InlineData("abc+ext", 0, 2748, "ext", 1202458814)]
    [InlineData("FFFFFFFFFFFFFFFF", 0, -1, null, -641301823)]
    [InlineData("0123456789abcdef0123456789abcdef", -3607513408948976281, -1167088121787636991, null, 226093389)]
    [InlineData("00112233445566778899aabbccddeeff+ext", 7383445245961249331, -4822678189205112, "ext", 327786361)]
    public async Task a_key_is_split_and_hashed_as_in_the_rows_that_are_there(string key, long n0, long n1, string? extension, int hash)
    {
        await silo.Named(StorageSilo.Keeping)
            .WriteStateAsync("ctr", GrainId.Create("any", key), new GrainState<Counter>(new() { Value = 7 }));

        await using var find = silo.Database.CreateCommand("""
            select count(*) from OrleansStorage
            where grainidn0 = $1 and grainidn1 = $2 and grainidextensionstring is not distinct from $3::varchar and grainidhash = $4
                and graintypestring = 'ctr' and graintypehash = -839783577 and convert_from(payloadbinary, 'UTF8') = '{"value":7}'
            """);
        foreach (var value in new object[] { n0, n1, extension ?? (object)DBNull.Value, hash })
            find.Parameters.Add(new() { Value = value });
        Assert.Equal(1L, await find.ExecuteScalarAsync());
    }
}
