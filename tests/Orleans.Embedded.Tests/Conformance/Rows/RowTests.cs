using System.Globalization;
using Npgsql;
using Orleans.Embedded.Tests.Conformance.References;
using Orleans.Embedded.Tests.Conformance.Storage;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Conformance.Rows;

/// <summary>
/// Either engine opens the other's database: both write the rows of one list, byte for byte, and both read them. The list was written by the official
/// packages; a failing test writes its own beside it.
/// </summary>
public sealed class RowTests(OrleansDatabase database)
{
    private const string States = """
        SELECT concat_ws('|', grainidhash, grainidn0, grainidn1, graintypehash, graintypestring, coalesce(grainidextensionstring, '-'), serviceid, version,
            coalesce(convert_from(payloadbinary, 'UTF8'), '-'))
        FROM OrleansStorage ORDER BY graintypestring, grainidhash
        """;

    private const string Reminders = """
        SELECT concat_ws('|', ServiceId, GrainId, ReminderName, Period, GrainHash, Version) FROM OrleansRemindersTable ORDER BY GrainId, ReminderName
        """;

    private static readonly Guid Id = new("00112233-4455-6677-8899-aabbccddeeff");

    [Fact]
    public async Task states_are_written_as_the_list_says()
    {
        var connectionString = await database.CreateAsync();
        await using (var silo = await StartAsync(connectionString))
        {
            foreach (var key in new[] { "row:a", "héllo", "cafe", "abc+ext", "0123456789abcdef0123456789abcdef" }) await Text(silo, key).SetAsync(7, clears: false);
            await Text(silo, "row:cleared").SetAsync(7, clears: true);
            await silo.Grains.GetGrain<IGuidRowGrain>(Id, "ext").SetAsync(8);
            await silo.Grains.GetGrain<IIntegerRowGrain>(-1, "x+y").SetAsync(9);
            await silo.Grains.GetGrain<IReferenceGrain>("row:c").KeepAsync(silo.Grains.GetGrain<INamedGrain>("row:d"));
        }

        var rows = await OrleansDatabase.ReadAllAsync(connectionString, States);
        await File.WriteAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Rows", "states.actual.txt"), rows);
        Assert.Equal(await ListAsync("states.txt"), rows);
    }

    [Fact]
    public async Task states_of_the_list_are_read()
    {
        var connectionString = await database.CreateAsync();
        foreach (var row in await ListAsync("states.txt")) await InsertStateAsync(connectionString, row.Split('|', 9));
        await using var silo = await StartAsync(connectionString);
        foreach (var key in new[] { "row:a", "héllo", "cafe", "abc+ext", "0123456789abcdef0123456789abcdef" })
            Assert.Equal("7 é,\"quoted\" 1 True", await Text(silo, key).ReadAsync());
        Assert.Equal("0  2 False", await Text(silo, "row:cleared").ReadAsync());
        Assert.Equal("8", await silo.Grains.GetGrain<IGuidRowGrain>(Id, "ext").ReadAsync());
        Assert.Equal("row:d test-reference/row:d", await silo.Grains.GetGrain<IReferenceGrain>("row:c").AskKeptAsync());
        Assert.Equal("9 2", await silo.Grains.GetGrain<IIntegerRowGrain>(-1, "x+y").ReadAsync());
        Assert.Equal(await ListAsync("states.txt"), await OrleansDatabase.ReadAllAsync(connectionString, States));
    }

    [Fact]
    public async Task reminders_are_written_as_the_list_says()
    {
        var connectionString = await database.CreateAsync();
        await using (var silo = await StartAsync(connectionString))
        {
            await Text(silo, "row:a").RemindAsync("once");
            await Text(silo, "row:b").RemindAsync("twice");
            await Text(silo, "row:b").RemindAsync("twice");
        }

        var rows = await OrleansDatabase.ReadAllAsync(connectionString, Reminders);
        await File.WriteAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Rows", "reminders.actual.txt"), rows);
        Assert.Equal(await ListAsync("reminders.txt"), rows);
    }

    [Fact]
    public async Task reminders_of_the_list_are_read()
    {
        var connectionString = await database.CreateAsync();
        foreach (var row in await ListAsync("reminders.txt")) await InsertReminderAsync(connectionString, row.Split('|'));
        await using var silo = await StartAsync(connectionString);
        Assert.Equal(["once"], await Text(silo, "row:a").RemindersAsync());
        Assert.Equal(["twice"], await Text(silo, "row:b").RemindersAsync());
    }

    private static ITextRowGrain Text(TestSilo silo, string key) => silo.Grains.GetGrain<ITextRowGrain>(key);

    private static Task<string[]> ListAsync(string name) => File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Rows", name));

    private static async Task InsertStateAsync(string connectionString, string[] row)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("""
            INSERT INTO OrleansStorage (grainidhash, grainidn0, grainidn1, graintypehash, graintypestring, grainidextensionstring, serviceid, version, payloadbinary, modifiedon)
            VALUES ($1, $2, $3, $4, $5, nullif($6, '-'), $7, $8, convert_to(nullif($9, '-'), 'UTF8'), now())
            """);
        command.Parameters.AddRange(new NpgsqlParameter[]
        {
            Number(row[0]), Long(row[1]), Long(row[2]), Number(row[3]), new() { Value = row[4] }, new() { Value = row[5] }, new() { Value = row[6] }, Number(row[7]), new() { Value = row[8] },
        });
        await command.ExecuteNonQueryAsync();
    }

    private static async Task InsertReminderAsync(string connectionString, string[] row)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("""
            INSERT INTO OrleansRemindersTable (ServiceId, GrainId, ReminderName, StartTime, Period, GrainHash, Version)
            VALUES ($1, $2, $3, now() + interval '10 days', $4, $5, $6)
            """);
        command.Parameters.AddRange(new NpgsqlParameter[] { new() { Value = row[0] }, new() { Value = row[1] }, new() { Value = row[2] }, Long(row[3]), Number(row[4]), Number(row[5]) });
        await command.ExecuteNonQueryAsync();
    }

    private static NpgsqlParameter Number(string text) => new() { Value = int.Parse(text, CultureInfo.InvariantCulture) };

    private static NpgsqlParameter Long(string text) => new() { Value = long.Parse(text, CultureInfo.InvariantCulture) };

    private static Task<TestSilo> StartAsync(string connectionString) => TestSilo.StartAsync(silo => silo
        .AddAdoNetGrainStorageAsDefault(options => (options.Invariant, options.ConnectionString) = ("Npgsql", connectionString))
        .UseAdoNetReminderService(options => (options.Invariant, options.ConnectionString) = ("Npgsql", connectionString)));
}
