using System.Globalization;
using Alfred.Testing;
using Alfred.Tests.Instances;

namespace Alfred.Tests.ReadModels;

public sealed class RedisReadModelTests(DatabaseFixture databases)
{
    [Fact]
    public async Task the_open_list_is_in_redis_after_the_reply()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync(), redis: Configuration(redis));

        await alfred.Inbox.AcceptAsync(Letters.Written("1", "add bananas"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);

        await Eventually.IsTrueAsync(async () => await redis.CommandAsync("GET", "grocery") == """["bananas"]""");
    }

    [Fact]
    public async Task what_redis_lost_is_written_again_when_it_is_back()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync(), redis: Configuration(redis));
        await redis.KillAsync();
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "add bananas"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);

        await redis.StartAgainAsync();

        await Eventually.IsTrueAsync(async () => await redis.CommandAsync("GET", "grocery") == """["bananas"]""");
    }

    [Fact]
    public async Task an_instance_starts_and_answers_while_redis_is_away()
    {
        await using var redis = await RedisServer.StartAsync();
        await redis.KillAsync();

        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync(), redis: Configuration(redis));
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "add bananas"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);

        Assert.Equal(["added, 1 open"], alfred.Letters.Texts);
    }

    private static string Configuration(RedisServer redis) => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{redis.Port}");
}
