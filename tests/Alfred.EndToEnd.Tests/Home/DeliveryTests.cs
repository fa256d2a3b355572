using System.Net;
using Alfred.Sandbox.Graph;
using Alfred.Testing.Instances;
using Alfred.Testing.Processes;

namespace Alfred.EndToEnd.Home;

[Trait("Category", "HomeOnly")]
public sealed class DeliveryTests(SharedPostgres postgres)
{
    [Fact]
    public async Task five_copies_at_once_are_five_200s_one_item_and_one_reply()
    {
        await using var home = await HomeInstance.StartAsync(await postgres.CreateDatabaseAsync());
        var body = HomeInstance.Text(home.NextId(), "add bananas");

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => home.DeliverAsync(body)));

        Assert.All(answers, status => Assert.Equal(HttpStatusCode.OK, status));
        await home.Graph.Sent.WaitForAsync(1, Limits.Patience);
        await home.AskAlfredAsync("ping");
        Assert.Equal(["Added bananas.", "pong"], home.Graph.Calls.All.Select(call => call.Text));
        Assert.Equal(["bananas"], await home.ItemsAsync());
        Assert.Equal("2 1", await home.AskAsync<string>("select (select count(*) from inbox) || ' ' || (select count(*) from journal)"));
    }

    [Fact]
    public async Task a_wrong_signature_is_401_and_leaves_no_row()
    {
        await using var home = await HomeInstance.StartAsync(await postgres.CreateDatabaseAsync());
        var body = HomeInstance.Text(home.NextId(), "add bananas");

        Assert.Equal(HttpStatusCode.Unauthorized, await home.DeliverAsync(body, secret: "another"));
        Assert.Equal(
            HttpStatusCode.Unauthorized, await home.SendAsync(new(HttpMethod.Post, home.Webhook) { Content = new ByteArrayContent(body) }));
        Assert.Equal("0 0", await home.AskAsync<string>("select (select count(*) from inbox) || ' ' || (select count(*) from inbox_body)"));

        // The same id, genuine this time: the refused ones spoilt nothing.
        Assert.Equal(HttpStatusCode.OK, await home.DeliverAsync(body));
        await home.Graph.Sent.WaitForAsync(1, Limits.Patience);
    }

    [Fact]
    public async Task half_a_body_with_a_right_signature_is_quarantined_and_answered_200()
    {
        await using var home = await HomeInstance.StartAsync(await postgres.CreateDatabaseAsync());
        var half = HomeInstance.Text(home.NextId(), "add bananas")[..^40];

        Assert.Equal(HttpStatusCode.OK, await home.DeliverAsync(half));
        Assert.Equal(HttpStatusCode.OK, await home.DeliverAsync(half));

        Assert.Equal("quarantined 1", await home.AskAsync<string>("select min(state) || ' ' || count(*) from inbox"));
        Assert.Equal("pong", await home.AskAlfredAsync("ping"));
    }

    [Fact]
    public async Task an_edit_that_overtakes_its_message_is_what_is_run_and_a_later_one_is_told_so()
    {
        await using var home = await HomeInstance.StartAsync(await postgres.CreateDatabaseAsync());
        var (original, first, second, deletion) = (home.NextId(), home.NextId(), home.NextId(), home.NextId());

        await home.DeliverAsync(Edit(first, original, "add oat milk"));
        await home.Graph.Sent.WaitForAsync(1, Limits.Patience);
        Assert.Equal(HttpStatusCode.OK, await home.DeliverAsync(HomeInstance.Text(original, "add milk")));
        await home.DeliverAsync(Edit(second, original, "add soy milk"));
        await home.Graph.Sent.WaitForAsync(2, Limits.Patience);
        await home.DeliverAsync(
            MetaWebhook.Message(
                HomeInstance.PhoneId,
                $$$"""{"from":"{{{HomeInstance.Ada}}}","id":"{{{deletion}}}","type":"revoke","revoke":{"original_message_id":"{{{original}}}"}}"""));
        await home.AskAlfredAsync("ping");

        Assert.Equal(
            ["Added oat milk.", "I had already answered \"add oat milk\". Say it again with the change.", "pong"],
            home.Graph.Sent.All.Select(call => call.Text));
        Assert.Equal(["oat milk"], await home.ItemsAsync());
    }

    private static byte[] Edit(string id, string original, string text) => MetaWebhook.Message(
        HomeInstance.PhoneId,
        $$$"""{"from":"{{{HomeInstance.Ada}}}","id":"{{{id}}}","type":"edit","edit":{"original_message_id":"{{{original}}}","message":{"type":"text","text":{"body":"{{{text}}}"} } } }""");
}
