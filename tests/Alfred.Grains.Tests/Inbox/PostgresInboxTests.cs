using Alfred.Channels;
using Alfred.Inbox;
using Alfred.Keys;
using Alfred.Recovery;
using Alfred.Tests.Instances;
using Npgsql;

namespace Alfred.Tests.Inbox;

public sealed class PostgresInboxTests(DatabaseFixture databases)
{
    [Fact]
    public async Task a_message_is_stored_when_accept_returns()
    {
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync());

        var news = await alfred.Inbox.AcceptAsync(Letters.Written("1", "say hello"), CancellationToken.None);

        Assert.Equal((1, 1L), (news, await alfred.CountAsync("inbox")));
    }

    [Fact]
    public async Task the_same_delivery_five_times_in_parallel_is_one_row_and_one_reply()
    {
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync());

        var news = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ =>
            alfred.Inbox.AcceptAsync(Letters.Written("1", "add bananas"), CancellationToken.None)));
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "say and now"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(2);

        Assert.Equal(1, news.Sum());
        Assert.Equal(["added, 1 open", "and now"], alfred.Letters.Texts);
    }

    [Fact]
    public async Task an_alternate_key_makes_two_deliveries_one_message()
    {
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync());
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say hello", alternate: "client:7"), CancellationToken.None);

        var news = await alfred.Inbox.AcceptAsync(Letters.Written("2", "say hello", alternate: "client:7"), CancellationToken.None);

        Assert.Equal(0, news);
    }

    [Fact]
    public async Task a_body_with_many_messages_is_stored_once()
    {
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync());
        var one = Letters.Written("1", "say hello");
        var batch = one with
        {
            Items = [.. Enumerable.Range(0, 50).Select(i => new DeliveryItem(new($"letters:{i}"), new ConversationId($"letters:{i}"), i))],
        };

        await alfred.Inbox.AcceptAsync(batch, CancellationToken.None);

        Assert.Equal((50L, 1L), (await alfred.CountAsync("inbox"), await alfred.CountAsync("inbox_body")));
    }

    [Fact]
    public async Task a_large_body_is_read_whole_and_shared_by_those_who_read_it()
    {
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync());
        var large = Letters.Written("1", $"say {new string('a', 1_000)}{new string(' ', 2 * LargeBodies.Threshold)}");
        await alfred.Inbox.AcceptAsync(large, CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        var body = await alfred.QueryAsync<Guid>("select id from inbox_body");
        var bodies = alfred.Service<LargeBodies>();

        var (one, other) = (await bodies.ReadAsync(body, CancellationToken.None), await bodies.ReadAsync(body, CancellationToken.None));

        Assert.Same(one, other);
        Assert.Equal(large.Body.ToArray(), one);
    }

    [Fact]
    public async Task an_unreadable_body_is_quarantined_once_however_often_it_comes()
    {
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync());
        var broken = new Delivery
        {
            Channel = Letters.ChannelName,
            ContentType = "application/json",
            Body = "{"u8.ToArray(),
            Unreadable = "cut off",
        };

        await alfred.Inbox.AcceptAsync(broken, CancellationToken.None);
        await alfred.Inbox.AcceptAsync(broken, CancellationToken.None);

        Assert.Equal(1, await alfred.QueryAsync<long>("select count(*) from inbox where state = 'quarantined' and last_error = 'cut off'"));
    }

    [Fact]
    public async Task a_key_that_the_database_cannot_hold_is_quarantined_and_the_others_are_stored()
    {
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync());

        await Task.WhenAll(
            alfred.Inbox.AcceptAsync(Letters.Written("1", "say one"), CancellationToken.None),
            alfred.Inbox.AcceptAsync(Letters.Written("nul\0", "say two"), CancellationToken.None),
            alfred.Inbox.AcceptAsync(Letters.Written("3", "say three"), CancellationToken.None));

        Assert.Equal(1, await alfred.QueryAsync<long>("select count(*) from inbox where state = 'quarantined'"));
        Assert.Equal(2, await alfred.QueryAsync<long>("select count(*) from inbox where state <> 'quarantined'"));
    }

    [Fact]
    public async Task without_its_database_the_inbox_says_so_instead_of_accepting()
    {
        var database = await databases.CreateAsync();
        await using var alfred = await TestInstance.StartAsync(database);
        await using var admin = NpgsqlDataSource.Create(databases.Server.ConnectionString("postgres"));
        var name = new NpgsqlConnectionStringBuilder(database).Database;
        await RunAsync(admin, $"alter database {name} with allow_connections false");
        await RunAsync(admin, $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");

        await Assert.ThrowsAsync<InboxUnavailableException>(
            () => alfred.Inbox.AcceptAsync(Letters.Written("1", "say hello"), CancellationToken.None));

        await RunAsync(admin, $"alter database {name} with allow_connections true");
        Assert.Equal(1, await alfred.Inbox.AcceptAsync(Letters.Written("1", "say hello"), CancellationToken.None));
    }

    [Fact]
    public async Task connections_that_died_in_the_pool_are_not_noticed()
    {
        var database = await databases.CreateAsync();
        await using var alfred = await TestInstance.StartAsync(database);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => alfred.QueryAsync<string>("select pg_sleep(0.2)::text")));
        await using var admin = NpgsqlDataSource.Create(databases.Server.ConnectionString("postgres"));
        await RunAsync(
            admin,
            $"select pg_terminate_backend(pid) from pg_stat_activity where datname = " +
            $"'{new NpgsqlConnectionStringBuilder(database).Database}'");

        Assert.Equal(1, await alfred.Inbox.AcceptAsync(Letters.Written("1", "say hello"), CancellationToken.None));
    }

    [Fact]
    public async Task a_repeated_delivery_wakes_a_message_that_nobody_was_told_of()
    {
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync());
        var letter = Letters.Written("1", "say hello");
        var now = alfred.Clock.GetUtcNow();
        // As a commit leaves it whose answer came too late or never.
        await new InboxInsert(alfred.Database, alfred.Service<KeySecret>())
            .WriteAsync([new(letter, Guid.CreateVersion7(now), now)], now, CancellationToken.None);

        await alfred.Inbox.AcceptAsync(letter, CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);

        Assert.Equal(["hello"], alfred.Letters.Texts);
    }

    [Fact]
    public async Task a_receipt_never_takes_a_later_stage_back()
    {
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync());
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say hello"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        var row = await alfred.QueryAsync<long>("select id from outbox");

        foreach (var stage in new[] { DeliveryStage.Read, DeliveryStage.Sent, DeliveryStage.Delivered, DeliveryStage.Failed })
            await alfred.Inbox.AcceptAsync(Receipt(row, stage), CancellationToken.None);

        Assert.Equal((short)DeliveryStage.Read, await alfred.QueryAsync<short>("select stage from outbox"));
    }

    [Theory]
    [InlineData(8, 1)]
    [InlineData(10, 0)]
    public async Task keys_are_kept_longer_than_providers_deliver_again(int days, int rows)
    {
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync());
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say hello"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        alfred.Clock.SetUtcNow(alfred.Clock.GetUtcNow().AddDays(days));

        await alfred.Service<Purge>().RunAsync(CancellationToken.None);

        Assert.Equal((rows, rows), ((int)await alfred.CountAsync("inbox"), (int)await alfred.CountAsync("inbox_body")));
    }

    [Fact]
    public async Task a_body_is_kept_as_long_as_one_of_its_messages()
    {
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync());
        var one = Letters.Written("1", "say hello");
        await alfred.Inbox.AcceptAsync(
            one with { Items = [one.Items[0], new DeliveryItem(new("letters:2"), new ConversationId("letters:bob"), 1)] },
                CancellationToken.None);
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<long>("select count(*) from inbox where state = 'done'") == 2);
        await alfred.QueryAsync<long>(
            "update inbox set settled_at = settled_at + interval '5 days' where delivery_key = 'letters:2' returning id");
        var purge = alfred.Service<Purge>();

        alfred.Clock.SetUtcNow(alfred.Clock.GetUtcNow().AddDays(10));
        await purge.RunAsync(CancellationToken.None);
        var between = (await alfred.CountAsync("inbox"), await alfred.CountAsync("inbox_body"));
        alfred.Clock.SetUtcNow(alfred.Clock.GetUtcNow().AddDays(5));
        await purge.RunAsync(CancellationToken.None);

        Assert.Equal(((1L, 1L), (0L, 0L)), (between, (await alfred.CountAsync("inbox"), await alfred.CountAsync("inbox_body"))));
    }

    private static Delivery Receipt(long row, DeliveryStage stage) => new()
    {
        Channel = Letters.ChannelName,
        ContentType = "application/json",
        Body = "{}"u8.ToArray(),
        Receipts = [new Receipt($"letter-{row}", row, stage)],
    };

    private static async Task RunAsync(NpgsqlDataSource database, string sql)
    {
#pragma warning disable CA2100 // Names of this test's own making.
        await using var command = database.CreateCommand(sql);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
