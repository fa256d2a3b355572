using System.Net;
using System.Text;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Sandbox.Graph;

namespace Alfred.Gateway.Tests.Webhooks;

/// <summary>Signed but hostile: quarantined or ignored with 200, never 5xx, because providers deliver those again for days.</summary>
public sealed class MalformedBodyTests
{
    private const string P = WhatsAppGateway.PhoneId;

    public static TheoryData<string, byte[]> Bodies => new()
    {
        { "empty", [] },
        { "null", "null"u8.ToArray() },
        { "array", "[]"u8.ToArray() },
        { "number", "17"u8.ToArray() },
        { "truncated", """{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"va"""u8.ToArray() },
        { "only a byte order mark", [0xEF, 0xBB, 0xBF] },
        { "not JSON", "hello"u8.ToArray() },
        { "entry is an object", """{"object":"whatsapp_business_account","entry":{"id":1}}"""u8.ToArray() },
        { "deep", Encoding.ASCII.GetBytes(new string('[', 100_000)) },
        { "deep inside", Encoding.ASCII.GetBytes($$"""{"object":"whatsapp_business_account","entry":{{new string('[', 1_000)}}""") },
        { "empty id", Message("""{"from":"1","id":"","type":"text"}""") },
        { "id with a control character", Message("""{"from":"1","id":"a\u0000b","type":"text"}""") },
        { "id is half a character", Message("""{"from":"1","id":"\ud83d","type":"text"}""") },
        { "id is a number", Message("""{"from":"1","id":17,"type":"text"}""") },
        { "id of a thousand characters", Message($$"""{"from":"1","id":"{{new string('x', 1_000)}}","type":"text"}""") },
        { "sender is an object", Message("""{"from":{"a":1},"id":"1","type":"text"}""") },
        { "message is null", Message("null") },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task a_signed_body_that_cannot_be_read_is_quarantined_and_answered_200(string name, byte[] body)
    {
        await using var gateway = await WhatsAppGateway.StartAsync();
        Assert.Equal((name, HttpStatusCode.OK), (name, await gateway.PostAsync(body)));
        Assert.Empty(gateway.Inbox.Fresh);
        Assert.Equal(body, Assert.Single(gateway.Inbox.Quarantined).Body.ToArray());
    }

    [Theory]
    [InlineData("another product", """{"object":"instagram","entry":[{"id":"1"}]}""")]
    [InlineData("no entries", """{"object":"whatsapp_business_account","entry":[]}""")]
    [InlineData("changes is a string", """{"object":"whatsapp_business_account","entry":[{"id":"1","changes":"x"}]}""")]
    [
        InlineData(
            "value is null",
            """{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":null}]}]}""")]
    [InlineData("half a character as a name", """{"object":"whatsapp_business_account","entry":[{"\ud83d":1}]}""")]
    public async Task a_signed_body_of_no_interest_is_answered_200_and_not_kept(string name, string body)
    {
        await using var gateway = await WhatsAppGateway.StartAsync();
        Assert.Equal((name, HttpStatusCode.OK), (name, await gateway.PostAsync(Encoding.UTF8.GetBytes(body))));
        Assert.Empty(gateway.Inbox.Deliveries);
    }

    [Fact]
    public async Task broken_characters_and_repeated_keys_do_not_cost_the_message()
    {
        await using var gateway = await WhatsAppGateway.StartAsync();
        var body = Message("""{"from":"0","from":"1","id":"m1","type":"text","text":{"body":"a#b"}}""");
        body[Array.IndexOf(body, (byte)'#')] = 0xFF;
        Assert.Equal(HttpStatusCode.OK, await gateway.PostAsync([0xEF, 0xBB, 0xBF, .. body]));
        var message = Assert.Single(gateway.Inbox.Read(gateway.Channel));
        Assert.Equal(("a\uFFFDb", "wa:1"), (message.Text, message.Sender.Value));
    }

    [Fact]
    public async Task a_thousand_mutations_of_a_signed_body_never_fail()
    {
        await using var gateway = await WhatsAppGateway.StartAsync();
        var original = MetaWebhook.Text(P, "34600111222", "wamid.1", "add 2 kg of jalapeños 🌶");
        var random = new Random(7);
        for (var i = 0; i < 1_000; i++)
        {
            var body = (byte[])original.Clone();
            for (var flips = random.Next(1, 6); flips > 0; flips--)
                body[random.Next(body.Length)] = (byte)random.Next(256);
            Assert.Equal((i, HttpStatusCode.OK), (i, await gateway.PostAsync(body)));
        }

        Assert.DoesNotContain(gateway.Logs.All, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task an_unsigned_body_is_refused_before_it_is_read()
    {
        await using var gateway = await WhatsAppGateway.StartAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await gateway.PostAsync("null"u8.ToArray(), secret: "other"));
        Assert.Empty(gateway.Inbox.Deliveries);
    }

    private static byte[] Message(string message) => Encoding.UTF8.GetBytes($$$"""
        {"object":"whatsapp_business_account","entry":[{"id":"A","changes":[{"field":"messages","value":{"metadata":{"phone_number_id":"{{{P}}}"},"messages":[{{{message}}}]}}]}]}
        """.Trim());
}
