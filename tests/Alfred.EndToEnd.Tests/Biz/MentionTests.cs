using System.Text.Json;
using Alfred.Testing.Instances;
using Alfred.Testing.Processes;

namespace Alfred.EndToEnd.Biz;

[Trait("Category", "BizOnly")]
public sealed class MentionTests(SharedPostgres postgres)
{
    private const int Posts = 500;

    [Fact]
    public async Task five_hundred_posts_that_come_as_two_events_each_get_five_hundred_replies()
    {
        await using var biz = await BizInstance.StartAsync(await postgres.CreateDatabaseAsync());
        await Parallel.ForAsync(1, Posts + 1, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, _) =>
        {
            // The halves race each other, and each order is the more likely one for half of the posts.
            string[] halves = number % 2 == 0 ? ["app_mention", "message"] : ["message", "app_mention"];
            await Task.WhenAll(halves.Select(type => biz.EventAsync($"Ev{type}{number}", Half(type, number))));
        });

        var sent = await biz.Slack.Sent.WaitForAsync(Posts, Limits.Reconciled);
        Assert.All(sent, call => Assert.Equal("pong", call.Text));
        Assert.Equal(Posts, sent.Select(call => call.ThreadTs).Distinct(StringComparer.Ordinal).Count());
        await Eventually.EqualsAsync("500 done, 500 sent", () => biz.AskAsync<string>("""
            select (select count(*) from inbox where state = 'done') || ' done, ' || (select count(*) from outbox
                where state = 'sent') || ' sent'
            """));
        Assert.Equal(Posts, biz.Slack.Sent.Count);
    }

    private static string Half(string type, int number) => JsonSerializer.Serialize(new
    {
        type,
        channel_type = type == "message" ? "channel" : null,
        user = "U024BE7LH",
        text = "<@UBOT> ping",
        ts = $"1700000000.{number:d6}",
        channel = "C111",
        client_msg_id = $"client-{number}",
    });
}
