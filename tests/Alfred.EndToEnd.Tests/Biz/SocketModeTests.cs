using System.Text.Json;
using Alfred.Testing.Instances;
using Alfred.Testing.Processes;

namespace Alfred.EndToEnd.Biz;

[Trait("Category", "BizOnly")]
public sealed class SocketModeTests(SharedPostgres postgres)
{
    private const int Commands = 500;

    [Fact]
    public async Task five_hundred_commands_across_refreshes_and_cuts_have_as_many_effects()
    {
        await using var biz = await BizInstance.PrepareAsync(await postgres.CreateDatabaseAsync(), ("SLACK_APP_TOKEN", "xapp-e2e"));
        await biz.StartAsync();
        var sockets = biz.Slack.Sockets;
        await sockets.Connections.WaitForAsync(1, Limits.Patience);
        for (var number = 1; number <= Commands; number++)
        {
            await sockets.DeliverAsync("slash_commands", Command(biz, number), takesAnswer: true);
            if (number % 100 == 0)
                await DisturbAsync(biz, number);
        }

        var acknowledgements = await sockets.Acknowledgements.WaitForAsync(Commands, Limits.Reconciled);
        Assert.Equal(Enumerable.Range(1, Commands), acknowledgements.Select(one => one.Delivery).Order());
        await Eventually.EqualsAsync(
            "500 500", () => biz.AskAsync<string>("select count(*) || ' ' || count(distinct amount) from expn"), Limits.Reconciled);
        Assert.Equal(500L, await biz.AskAsync<long>("select count(*) from inbox"));
    }

    private static async Task DisturbAsync(BizInstance biz, int number)
    {
        var sockets = biz.Slack.Sockets;
        var connections = sockets.Connections.Count;
        if (number % 300 == 0)
            sockets.Cut();
        else
            await sockets.DisconnectAsync(number % 200 == 0 ? "refresh_requested" : "warning");
        await sockets.Connections.WaitForAsync(connections + 1, Limits.Patience);
    }

    private static string Command(BizInstance biz, int number) => JsonSerializer.Serialize(new
    {
        team_id = "T111",
        user_id = $"U{number % 10}",
        user_name = $"person-{number % 10}",
        command = "/alfred",
        text = $"expense {number}.25",
        trigger_id = biz.NextTrigger(),
        response_url = biz.Slack.ResponseUrl($"command-{number}").AbsoluteUri,
    });
}
