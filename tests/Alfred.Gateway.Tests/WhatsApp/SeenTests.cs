using System.Text.Json;
using Alfred.Channels;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Sandbox.Graph;
using Alfred.Testing.Graph;
using Alfred.Testing.Processes;

namespace Alfred.Gateway.Tests.WhatsApp;

public sealed class SeenTests
{
    [Fact]
    public async Task the_person_sees_that_the_message_was_read_and_that_an_answer_is_written()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await WhatsAppGateway.StartAsync(graph.Url);
        await gateway.Channel.ShowSeenAsync(await ReadAsync(gateway, "34600111222"), CancellationToken.None);
        var body = JsonElement.Parse(Assert.Single(graph.Seen.All).Json);
        Assert.Equal(
            ("read", "wamid.1", "text"),
            (
                body.GetProperty("status").GetString(), body.GetProperty("message_id").GetString(),
                body.GetProperty("typing_indicator").GetProperty("type").GetString()));
    }

    [Fact]
    public async Task an_old_message_or_one_of_a_group_gets_no_mark()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await WhatsAppGateway.StartAsync(graph.Url);
        var message = await ReadAsync(gateway, "34600111222");
        await gateway.Channel.ShowSeenAsync(message with { ReplyTo = new Address("wa:group:G?on=wamid.1") }, CancellationToken.None);
        gateway.Time.Advance(TimeSpan.FromMinutes(6));
        await gateway.Channel.ShowSeenAsync(message, CancellationToken.None);
        Assert.Equal(0, graph.Seen.Count);
    }

    [Fact]
    public async Task marks_give_way_when_many_are_under_way_and_never_fail()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await WhatsAppGateway.StartAsync(graph.Url);
        graph.AreMarksStuck = true;
        var message = await ReadAsync(gateway, "34600111222");
        var shown = Enumerable.Range(0, 10).Select(_ => gateway.Channel.ShowSeenAsync(message, CancellationToken.None)).ToArray();
        Assert.Equal(6, shown.Count(task => task.IsCompletedSuccessfully));
        await graph.Seen.WaitForAsync(4, Limits.Patience);
        gateway.Time.Advance(TimeSpan.FromSeconds(3));
        await Task.WhenAll(shown).WaitAsync(Limits.Patience);
    }

    private static async Task<InboundMessage> ReadAsync(TestGateway gateway, string from)
    {
        await gateway.PostAsync(MetaWebhook.Text(WhatsAppGateway.PhoneId, from, "wamid.1", "hi", gateway.Time.GetUtcNow()));
        return Assert.Single(gateway.Inbox.Read(gateway.Channel));
    }
}
