using Alfred.ChannelState;
using Alfred.Channels;
using Alfred.Tests.Instances;
using Npgsql;

namespace Alfred.Tests.ChannelState;

public sealed class ChannelStateStoreTests(DatabaseFixture databases)
{
    [Fact]
    public async Task a_note_is_found_replaced_and_removed_under_its_name_and_channel()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var notes = new ChannelStateStore(alfred.Database, TimeProvider.System);
        await notes.WriteAsync(ChannelName.Slack, "token", "first", CancellationToken.None);
        await notes.WriteAsync(ChannelName.Slack, "token", "second", CancellationToken.None);
        Assert.Equal("second", await notes.FindAsync(ChannelName.Slack, "token", CancellationToken.None));
        Assert.Null(await notes.FindAsync(ChannelName.WhatsApp, "token", CancellationToken.None));
        await notes.WriteAsync(ChannelName.Slack, "token", text: null, CancellationToken.None);
        Assert.Null(await notes.FindAsync(ChannelName.Slack, "token", CancellationToken.None));
    }

    [Fact]
    public async Task a_database_that_is_away_is_said_to_be()
    {
        await using var source = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=nobody;Timeout=2");
        var notes = new ChannelStateStore(source, TimeProvider.System);
        await Assert.ThrowsAsync<ChannelStateUnavailableException>(
            () => notes.FindAsync(ChannelName.Slack, "token", CancellationToken.None));
    }
}
