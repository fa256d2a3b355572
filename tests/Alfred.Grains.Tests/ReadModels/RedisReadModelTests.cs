using System.Globalization;
using System.Text.RegularExpressions;
using Alfred.ReadModels;
using Alfred.Testing;
using Alfred.Tests.Instances;
using Microsoft.Extensions.Logging.Abstractions;

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

    [Fact]
    public async Task redis_gets_no_commands_but_those_of_the_read_model_and_a_greeting()
    {
        await using var redis = await RedisServer.StartAsync();
        using var readModel = RedisReadModel.Connect(Configuration(redis), NullLogger<RedisReadModel>.Instance);

        await readModel.SetAsync("grocery", "[]");
        Assert.Equal("[]", await readModel.GetAsync("grocery", CancellationToken.None));

        // In one line: what is on several, this client does not read.
        var counts = await redis.CommandAsync("EVAL", "\"return string.gsub(redis.call('INFO', 'commandstats'), '%s+', ' ')\"", "0");
        Assert.Equal(
            ["get 1", "hello 1", "ping 1", "set 1"],
            Regex.Matches(counts, "cmdstat_(?<name>[^:]+):calls=(?<count>[0-9]+)", RegexOptions.None, TimeSpan.FromSeconds(1))
                .Select(match => $"{match.Groups["name"]} {match.Groups["count"]}").Order(StringComparer.Ordinal));
    }

    private static string Configuration(RedisServer redis) => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{redis.Port}");
}
