using System.Globalization;
using System.Text.RegularExpressions;
using Alfred.Instances;
using Alfred.Keys;
using Alfred.ReadModels;
using Alfred.Testing;
using Alfred.Tests.Instances;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Alfred.Tests.ReadModels;

public sealed class RedisReadModelTests(DatabaseFixture databases)
{
    [Fact]
    public async Task the_open_list_is_in_redis_after_the_reply()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var alfred = await TestInstance.StartAsync(databases, redis: Configuration(redis));

        await alfred.Inbox.AcceptAsync(Letters.Written("1", "add bananas"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);

        await Eventually.IsTrueAsync(async () => await redis.CommandAsync("GET", "alfred-home:grocery") == """["bananas"]""");
    }

    [Fact]
    public async Task what_redis_lost_is_written_again_when_it_is_back()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var alfred = await TestInstance.StartAsync(databases, redis: Configuration(redis));
        await redis.KillAsync();
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "add bananas"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);

        await redis.StartAgainAsync();

        await Eventually.IsTrueAsync(async () => await redis.CommandAsync("GET", "alfred-home:grocery") == """["bananas"]""");
    }

    [Fact]
    public async Task an_instance_starts_and_answers_while_redis_is_away()
    {
        await using var redis = await RedisServer.StartAsync();
        await redis.KillAsync();

        await using var alfred = await TestInstance.StartAsync(databases, redis: Configuration(redis));
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "add bananas"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);

        Assert.Equal(["added, 1 open"], alfred.Letters.Texts);
    }

    [Fact]
    public async Task redis_gets_no_commands_but_those_of_the_read_model_and_a_greeting()
    {
        await using var redis = await RedisServer.StartAsync();
        using var readModel = Connect(redis, InstanceKind.Home, secret: 1);

        await readModel.SetAsync("grocery", "[]");
        Assert.Equal("[]", await readModel.GetAsync("grocery", CancellationToken.None));

        // In one line: what is on several, this client does not read.
        var counts = await redis.CommandAsync("EVAL", "\"return string.gsub(redis.call('INFO', 'commandstats'), '%s+', ' ')\"", "0");
        Assert.Equal(
            ["get 1", "hello 1", "ping 1", "set 1", "setnx 1"],
            Regex.Matches(counts, "cmdstat_(?<name>[^:]+):calls=(?<count>[0-9]+)", RegexOptions.None, TimeSpan.FromSeconds(1))
                .Select(match => $"{match.Groups["name"]} {match.Groups["count"]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task one_instance_cannot_read_what_another_one_published()
    {
        await using var redis = await RedisServer.StartAsync();
        using var home = Connect(redis, InstanceKind.Home, secret: 1);
        using var biz = Connect(redis, InstanceKind.Biz, secret: 2);
        await home.SetAsync("grocery", "[\"bananas\"]");

        Assert.Null(await biz.GetAsync("grocery", CancellationToken.None));
        Assert.Null(await biz.GetAsync("alfred-home:grocery", CancellationToken.None));
        await biz.SetAsync("grocery", "[]");
        Assert.Equal("[\"bananas\"]", await home.GetAsync("grocery", CancellationToken.None));
        Assert.Equal("$-1", await redis.CommandAsync("GET", "alfred-biz:grocery"));
    }

    [Fact]
    public async Task another_programs_keys_cannot_be_read()
    {
        await using var redis = await RedisServer.StartAsync();
        await redis.CommandAsync("SET", "session:42", "hush");
        using var home = Connect(redis, InstanceKind.Home, secret: 1);

        Assert.Null(await home.GetAsync("session:42", CancellationToken.None));
        Assert.Null(await home.GetAsync(RedisClaim.Key, CancellationToken.None));
    }

    [Fact]
    public async Task a_second_household_on_the_same_redis_overwrites_nothing()
    {
        await using var redis = await RedisServer.StartAsync();
        using var first = Connect(redis, InstanceKind.Home, secret: 1);
        using var second = Connect(redis, InstanceKind.Home, secret: 2);
        await first.SetAsync("grocery", "[\"bananas\"]");

        await second.SetAsync("grocery", "[]");

        Assert.Null(await second.GetAsync("grocery", CancellationToken.None));
        Assert.Equal("[\"bananas\"]", await first.GetAsync("grocery", CancellationToken.None));
    }

    private static RedisReadModel Connect(RedisServer redis, InstanceKind kind, byte secret) => RedisReadModel.Connect(
        Configuration(redis),
        new()
        {
            Kind = kind, IsProduction = false, Zone = DateTimeZone.Utc, Currency = "EUR", Language = "en", AllowUnknownSenders = false,
        },
        KeySecret.Of([secret]), NullLogger<RedisReadModel>.Instance);

    private static string Configuration(RedisServer redis) => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{redis.Port}");
}
