using System.Globalization;
using System.Net;
using System.Text;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Sandbox.Graph;

namespace Alfred.Gateway.Tests.WhatsApp;

/// <summary>What the recorded bodies of other projects show, without them: kinds, sizes, mutations.</summary>
public sealed class DeliveryTests
{
    private const string P = WhatsAppGateway.PhoneId;
    private const int Mutations = 20;

    /// <summary>One message of each kind that Meta documents.</summary>
    private static readonly string[] Kinds =
    [
        """{"from":"1","id":"1","timestamp":"1531420618","type":"text","text":{"body":"caf\u00e9 \ud83d\udc4d <a\/b>"},"context":{"forwarded":true}}""",
        """{"from":"1","id":"1","timestamp":1531420618,"type":"image","image":{"id":"5","mime_type":"image/jpeg","sha256":"x=","caption":"bill"}}""",
        """{"from":"1","id":"1","type":"audio","audio":{"id":"5","mime_type":"audio/ogg; codecs=opus","voice":true}}""",
        """{"from":"1","id":"1","type":"document","document":{"id":"5","mime_type":"application/pdf","filename":"a.pdf"}}""",
        """{"from":"1","id":"1","type":"location","location":{"latitude":37.4,"longitude":-122.1,"name":"HQ"}}""",
        """{"from":"1","id":"1","type":"contacts","contacts":[{"name":{"formatted_name":"Bob"},"phones":[{"wa_id":"2"}]}]}""",
        """{"from":"1","id":"1","type":"interactive","interactive":{"type":"button_reply","button_reply":{"id":"yes","title":"Yes"}}}""",
        """{"from":"1","id":"1","type":"interactive","interactive":{"type":"nfm_reply","nfm_reply":{"name":"flow","body":"Sent","response_json":"{\"a\":1}"}}}""",
        """{"from":"1","id":"1","type":"button","button":{"payload":"p","text":"Yes"}}""",
        """{"from":"1","id":"1","type":"reaction","reaction":{"message_id":"x","emoji":"\ud83d\ude2e"}}""",
        """{"from":"1","id":"1","type":"order","order":{"catalog_id":"c","text":"please","product_items":[{"quantity":"2","item_price":1.5,"currency":"EUR"}]}}""",
        """{"from":"1","id":"1","type":"system","system":{"body":"changed","type":"user_changed_number","wa_id":"2"}}""",
        """{"from":"1","id":"1","type":"edit","edit":{"original_message_id":"0","message":{"type":"text","text":{"body":"b"}}}}""",
        """{"from":"1","id":"1","type":"revoke","revoke":{"original_message_id":"0"}}""",
        """{"from":"1","id":"1","type":"unsupported","errors":[{"code":131051,"title":"x"}],"unsupported":{"type":"poll_creation"}}""",
        """{"from_user_id":"US.1","id":"1","type":"text","text":{"body":"hi"}}""",
        """{"from":"1","group_id":"Y2FwaV9ncm91cDo=","id":"1","type":"text","text":{"body":"hi"}}""",
    ];

    [Fact]
    public async Task a_thousand_messages_in_almost_three_megabytes_are_all_taken()
    {
        await using var gateway = await WhatsAppGateway.StartAsync();
        var padding = new string('x', 2_900);
        var messages = Enumerable.Range(0, 1_000)
            .Select(
                i =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $$$"""{"from":"{{{i % 50}}}","id":"m{{{i}}}","type":"text","text":{"body":"{{{i}}} {{{padding}}}"}}"""));
        var body = MetaWebhook.Message(P, string.Join(',', messages));
        Assert.InRange(body.Length, 2_900_000, 3 * 1024 * 1024);
        Assert.Equal(HttpStatusCode.OK, await gateway.PostAsync(body));
        Assert.Equal(HttpStatusCode.OK, await gateway.PostAsync(body));
        Assert.Equal(Enumerable.Range(0, 1_000), gateway.Inbox.Fresh.Select(fresh => fresh.Item.Ordinal));
        Assert.StartsWith("999 x", gateway.Channel.Read(body, "application/json", 999)!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task mutations_of_every_kind_are_refused_unsigned_and_never_fail_signed()
    {
        await using var gateway = await WhatsAppGateway.StartAsync();
        var random = new Random(20261122);
        foreach (var kind in Kinds)
        {
            for (var i = 0; i < Mutations; i++)
            {
                var body = MetaWebhook.Message(P, kind);
                var signature = MetaWebhook.Sign(WhatsAppGateway.Secret, body);
                body[random.Next(body.Length)] ^= (byte)random.Next(1, 256);
                Assert.Equal(HttpStatusCode.Unauthorized, await gateway.PostSignedAsync(body, signature));
                Assert.Equal(HttpStatusCode.OK, await gateway.PostAsync(body));
                ReadAll(gateway);
                gateway.Inbox.Clear();
            }
        }
    }

    [Theory]
    [InlineData("\"1531420618\"", "2018-07-12T18:36:58")]
    [InlineData("1531420618", "2018-07-12T18:36:58")]
    [InlineData("\"99999999999999999\"", null)]
    [InlineData("-1", null)]
    [InlineData("1.5", null)]
    [InlineData("\"soon\"", null)]
    public async Task when_it_was_written_is_taken_from_any_writing_of_it(string timestamp, string? expected)
    {
        await using var gateway = await WhatsAppGateway.StartAsync();
        await gateway.PostAsync(
            MetaWebhook.Message(P, $$$"""{"from":"1","id":"1","timestamp":{{{timestamp}}},"type":"text","text":{"body":"hi"}}"""));
        var written = Assert.Single(gateway.Inbox.Read(gateway.Channel)).WrittenAt;
        Assert.Equal(written, Assert.Single(gateway.Inbox.Fresh).Item.WrittenAt);
        Assert.Equal(expected, written?.UtcDateTime.ToString("s", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task messages_and_statuses_of_one_value_are_both_taken()
    {
        await using var gateway = await WhatsAppGateway.StartAsync();
        var text = Encoding.UTF8.GetString(MetaWebhook.Message(P, Kinds[0]));
        await gateway.PostAsync(
            Encoding.UTF8.GetBytes(
                text.Replace(
                    "\"messages\":", "\"statuses\":[{\"id\":\"s\",\"status\":\"read\"}],\"messages\":", StringComparison.Ordinal)));
        Assert.Single(gateway.Inbox.Fresh);
        Assert.Single(gateway.Inbox.Receipts);
    }

    [Fact]
    public async Task the_business_s_own_echoes_and_the_dashboards_test_are_no_messages()
    {
        await using var gateway = await WhatsAppGateway.StartAsync(isSandbox: true);
        var echo = Encoding.UTF8.GetString(MetaWebhook.Message(P, Kinds[0]))
            .Replace("\"field\":\"messages\"", "\"field\":\"smb_message_echoes\"", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await gateway.PostAsync(Encoding.UTF8.GetBytes(echo)));
        var test = Encoding.UTF8.GetString(MetaWebhook.Text("123456123", "16315551181", "ABGGFlA5Fpa", "this is a text message"))
            .Replace("\"WABA-123456123\"", "\"0\"", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await gateway.PostAsync(Encoding.UTF8.GetBytes(test)));
        Assert.Empty(gateway.Inbox.Deliveries);
    }

    [Fact]
    public async Task a_changed_number_is_followed_and_told_to_the_operator_without_the_number()
    {
        await using var gateway = await WhatsAppGateway.StartAsync();
        await gateway.PostAsync(
            MetaWebhook.Message(
                P, """{"from":"34600111222","id":"1","type":"system","system":{"type":"user_changed_number","wa_id":"34600333444"}}"""));
        var place = Assert.Single(gateway.Inbox.Read(gateway.Channel)).ChangedNumber!;
        Assert.Equal(
            ("wa:34600333444", "wa:34600333444", "wa:34600333444"), (place.Identity.Value, place.Conversation.Value, place.Address.Value));
        Assert.Contains(gateway.Logs.All, line => line.Contains("changed their number", StringComparison.Ordinal));
        Assert.DoesNotContain(gateway.Logs.All, line => line.Contains("34600", StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_changed_number_that_is_told_in_a_group_moves_the_person_and_not_the_group()
    {
        await using var gateway = await WhatsAppGateway.StartAsync();
        await gateway.PostAsync(
            MetaWebhook.Message(
                P,
                """{"from":"34600111222","group_id":"G","id":"1","type":"system","system":{"type":"user_changed_number","wa_id":"34600333444"}}"""));
        var message = Assert.Single(gateway.Inbox.Read(gateway.Channel));
        Assert.Equal(("wa:34600111222", "wa:34600333444"), (message.Conversation.Value, message.ChangedNumber!.Conversation.Value));
    }

    private static void ReadAll(TestGateway gateway)
    {
        foreach (var (delivery, item) in gateway.Inbox.Fresh)
        {
            try
            {
                gateway.Channel.Read(delivery.Body, delivery.ContentType, item.Ordinal);
            }
            catch (FormatException)
            {
                // The row is dead-lettered with this text.
            }
        }
    }
}
