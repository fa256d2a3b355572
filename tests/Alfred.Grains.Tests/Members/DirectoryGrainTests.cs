using Alfred.Members;
using Alfred.Tests.Commands;

namespace Alfred.Tests.Members;

public sealed class DirectoryGrainTests
{
    private static readonly MemberSeeds Seeds = new([new("Ada", new("wa:34600111222"))]);

    [Fact]
    public async Task a_stranger_is_nobody_where_members_are_configured()
    {
        await using var silo = await GrainSilo.StartAsync(seeds: Seeds);
        Assert.Null(await Directory(silo).FindAsync(new("wa:1"), "Carla"));
        Assert.Equal(0, silo.Rows.Writes);
    }

    [Fact]
    public async Task an_open_house_takes_a_stranger_in_once_and_knows_them_after_a_restart()
    {
        var rows = new RowStorage();
        await using (var silo = await GrainSilo.StartAsync(rows, isOpenHouse: true))
        {
            Assert.Equal("Carla", (await Directory(silo).FindAsync(new("wa:1"), "Carla"))?.Name);
            Assert.Equal("Carla 2", (await Directory(silo).FindAsync(new("wa:2"), "carla"))?.Name, ignoreCase: true);
        }

        await using var restarted = await GrainSilo.StartAsync(rows, isOpenHouse: true);
        Assert.Equal("Carla", (await Directory(restarted).FindAsync(new("wa:1"), "Somebody"))?.Name);
        Assert.Equal(2, rows.Writes);
    }

    [Fact]
    public async Task a_guest_is_a_stranger_again_once_the_house_is_closed()
    {
        var rows = new RowStorage();
        await using (var silo = await GrainSilo.StartAsync(rows, isOpenHouse: true))
            await Directory(silo).FindAsync(new("wa:1"), "Carla");
        await using var closed = await GrainSilo.StartAsync(rows, Seeds);
        Assert.Null(await Directory(closed).FindAsync(new("wa:1"), "Carla"));
        Assert.Equal(["Ada"], await Directory(closed).NamesAsync());
    }

    private static IDirectoryGrain Directory(GrainSilo silo) => silo.Grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key);
}
