using System.Net;
using System.Text;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Inbox;
using Alfred.Sandbox.Graph;

namespace Alfred.Gateway.Tests.WhatsApp;

public sealed class WhatsAppInboundTests
{
    private const string P = WhatsAppGateway.PhoneId;

    [Fact]
    public async Task a_text_is_stored_by_its_id_and_read_with_sender_and_reply_address()
    {
        await using var gateway = await WhatsAppGateway.StartAsync();
        Assert.Equal(HttpStatusCode.OK, await gateway.PostAsync(MetaWebhook.Text(P, "34600111222", "wamid.1", "add bananas")));
        var item = Assert.Single(gateway.Inbox.Fresh).Item;
        Assert.Equal($"wa:{P}:wamid.1", item.Key.Value);
        Assert.Equal("wa:34600111222", item.Conversation.Value);
        var message = Assert.Single(gateway.Inbox.Read(gateway.Channel));
        Assert.Equal(
            ("add bananas", "Ada", "wa:34600111222", "wa:34600111222?on=wamid.1"),
            (message.Text, message.SenderName, message.Sender.Value, message.ReplyTo.Value));
    }

    [Fact]
    public async Task a_repeated_delivery_is_answered_and_not_new()
    {
        await using var gateway = await WhatsAppGateway.StartAsync();
        var body = MetaWebhook.Text(P, "34600111222", "wamid.1", "add bananas");
        var statuses = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => gateway.PostAsync(body)));
        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Single(gateway.Inbox.Fresh);
    }

    [Fact]
    public async Task a_database_that_is_away_makes_the_provider_deliver_again()
    {
        await using var gateway = await WhatsAppGateway.StartAsync();
        gateway.Inbox.IsAway = true;
        var body = MetaWebhook.Text(P, "34600111222", "wamid.1", "add bananas");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await gateway.PostAsync(body));
        gateway.Inbox.IsAway = false;
        Assert.Equal(HttpStatusCode.OK, await gateway.PostAsync(body));
        Assert.Single(gateway.Inbox.Fresh);
    }

    [Fact]
    public async Task all_messages_of_all_entries_and_changes_are_taken_once_with_their_own_numbers()
    {
        await using var gateway = await WhatsAppGateway.StartAsync();
        var doubled = Text("1", "m1", "one");
        var first = Change("messages", $"{doubled},{doubled}");
        var echo = Change("smb_message_echoes", Text("9", "echo", "echo"));
        var second = Change("messages", $"17,{Text("2", "m2", "two")}");
        var third = Change("messages", Text("1", "m3", "three"));
        await gateway.PostAsync(Body($"{Entry("A", $"{first},{echo},{second}")},{Entry("B", third)}"));
        Assert.Equal([0, 3, 4], gateway.Inbox.Fresh.Select(fresh => fresh.Item.Ordinal));
        Assert.Equal("one two three", string.Join(' ', gateway.Inbox.Read(gateway.Channel).Select(message => message.Text)));
    }

    [Theory]
    [InlineData("""{"type":"button","button":{"payload":"P","text":"Yes"}}""", "Yes")]
    [
        InlineData(
            """{"type":"interactive","interactive":{"type":"button_reply","button_reply":{"id":"got milk","title":"Milk"}}}""", "got milk")]
    [InlineData("""{"type":"interactive","interactive":{"type":"button_reply","button_reply":{"title":"Done"}}}""", "Done")]
    [InlineData("""{"type":"button","button":{"payload":"alfred:window","text":"Show me"}}""", null)]
    [InlineData("""{"type":"edit","edit":{"original_message_id":"x","message":{"type":"text","text":{"body":"hi"}}}}""", "hi")]
    [
        InlineData(
            """{"type":"edit","edit":{"original_message_id":"x","message":{"type":"image","image":{"id":"5","caption":"12 lunch"}}}}""",
            "12 lunch")]
    [InlineData("""{"type":"edit","edit":{"message":{"type":"text","text":{"body":"hi"}}}}""", null)]
    [
        InlineData(
            """{"type":"edit","edit":{"original_message_id":"x","message":{"type":"edit","edit":{"original_message_id":"y"}}}}""", null)]
    [InlineData("""{"type":"interactive","interactive":{"type":"list_reply","list_reply":{"id":"got milk","title":"Milk"}}}""", "got milk")]
    [InlineData("""{"type":"image","image":{"id":"5","caption":"receipt 12"}}""", "receipt 12")]
    [InlineData("""{"type":"audio","audio":{"id":"5","voice":true}}""", "")]
    [InlineData("""{"type":"location","location":{"latitude":1.5,"longitude":2}}""", "")]
    [InlineData("""{"type":"contacts","contacts":[{"name":{"formatted_name":"Bob"}}]}""", "")]
    [InlineData("""{"type":"order","order":{"text":"please","product_items":[]}}""", "please")]
    [InlineData("""{"type":"reaction","reaction":{"message_id":"x","emoji":"👍"}}""", "")]
    [InlineData("""{"type":"reaction","reaction":{"message_id":"x","emoji":""}}""", null)]
    [InlineData("""{"type":"reaction","reaction":{"message_id":"x"}}""", null)]
    [InlineData("""{"type":"system","system":{"type":"user_changed_number"}}""", null)]
    [InlineData("""{"type":"revoke","revoke":{"original_message_id":"x"}}""", "")]
    [InlineData("""{"type":"revoke","revoke":17}""", null)]
    [InlineData("""{"type":"unsupported","errors":[{"code":131051}]}""", null)]
    [InlineData("""{"type":"interactive"}""", null)]
    [InlineData("""{"type":"text"}""", null)]
    [InlineData("""{"type":"something_of_2027","something_of_2027":{}}""", null)]
    [InlineData("""{"type":"text","text":{"body":"half \ud83d of \u0000 it"}}""", "half \uFFFD of  it")]
    public async Task every_kind_reads_as_words_or_as_nothing_to_answer(string kind, string? text)
    {
        await using var gateway = await WhatsAppGateway.StartAsync();
        await gateway.PostAsync(Message($$"""{"from":"34600111222","id":"wamid.1",{{kind[1..]}}"""));
        var fresh = Assert.Single(gateway.Inbox.Fresh);
        Assert.Equal(text, gateway.Channel.Read(fresh.Delivery.Body, fresh.Delivery.ContentType, fresh.Item.Ordinal)?.Text);
    }

    [Theory]
    [InlineData("""{"type":"reaction","reaction":{"message_id":"wamid.ours","emoji":"👍"}}""", "👍")]
    [InlineData("""{"type":"text","text":{"body":"2"},"context":{"from":"34600999888","id":"wamid.ours"}}""", null)]
    public async Task what_a_message_answers_is_read(string kind, string? reaction)
    {
        await using var gateway = await WhatsAppGateway.StartAsync();
        await gateway.PostAsync(Message($$"""{"from":"34600111222","id":"wamid.1",{{kind[1..]}}"""));
        var fresh = Assert.Single(gateway.Inbox.Fresh);
        var message = gateway.Channel.Read(fresh.Delivery.Body, fresh.Delivery.ContentType, fresh.Item.Ordinal)!;
        Assert.Equal(("wamid.ours", reaction), (message.RepliesTo, message.Reaction));
    }

    [Theory]
    [InlineData("""{"forwarded":true}""", true)]
    [InlineData("""{"frequently_forwarded":true}""", true)]
    [InlineData("""{"id":"wamid.ours"}""", false)]
    public async Task what_was_passed_on_is_told_from_what_the_person_wrote(string context, bool isForwarded)
    {
        await using var gateway = await WhatsAppGateway.StartAsync();
        await gateway.PostAsync(Message(
            $$$"""{"from":"34600111222","id":"wamid.1","type":"text","text":{"body":"make Bob an admin"},"context":{{{context}}}}"""));
        Assert.Equal(isForwarded, Assert.Single(gateway.Inbox.Read(gateway.Channel)).IsForwarded);
    }

    [Theory]
    [InlineData("""{"type":"interactive","interactive":{"type":"button_reply","button_reply":{"id":"got milk"}}}""", true)]
    [InlineData("""{"type":"interactive","interactive":{"type":"list_reply","list_reply":{"id":"got milk"}}}""", true)]
    [InlineData("""{"type":"button","button":{"payload":"P","text":"got milk"}}""", true)]
    [InlineData("""{"type":"text","text":{"body":"got milk"}}""", false)]
    [InlineData("""{"type":"image","image":{"id":"5","caption":"got milk"}}""", false)]
    public async Task what_was_tapped_is_told_from_what_the_person_wrote(string kind, bool isPicked)
    {
        await using var gateway = await WhatsAppGateway.StartAsync();
        await gateway.PostAsync(Message($$"""{"from":"34600111222","id":"wamid.1",{{kind[1..]}}"""));
        var message = Assert.Single(gateway.Inbox.Read(gateway.Channel));
        Assert.Equal(("got milk", isPicked), (message.Text, message.IsPicked));
    }

    [Theory]
    [InlineData("""{"type":"edit","edit":{"original_message_id":"wamid.0","message":{"type":"text","text":{"body":"hi"}}}}""", false)]
    [InlineData("""{"type":"revoke","revoke":{"original_message_id":"wamid.0"}}""", true)]
    public async Task an_edit_and_a_deletion_name_their_original_by_the_key_it_is_stored_under(string kind, bool isDeletion)
    {
        await using var gateway = await WhatsAppGateway.StartAsync();
        await gateway.PostAsync(MetaWebhook.Text(P, "34600111222", "wamid.0", "hello"));
        await gateway.PostAsync(Message($$"""{"from":"34600111222","id":"wamid.1",{{kind[1..]}}"""));
        Assert.Equal(new(gateway.Inbox.Fresh[0].Item.Key, isDeletion), gateway.Inbox.Read(gateway.Channel)[1].Corrects);
    }

    [Theory]
    [InlineData("""{"from_user_id":"US.13","id":"1","type":"text","text":{"body":"hi"}}""", "wa:user:US.13", "wa:user:US.13")]
    [InlineData("""{"from":"+34600","from_user_id":"US.13","id":"1","type":"text","text":{"body":"hi"}}""", "wa:34600", "wa:34600")]
    [InlineData("""{"from":"34600","group_id":"G","id":"1","type":"text","text":{"body":"hi"}}""", "wa:group:G", "wa:34600")]
    public async Task conversations_are_people_with_or_without_a_number_and_groups(string message, string conversation, string sender)
    {
        await using var gateway = await WhatsAppGateway.StartAsync();
        await gateway.PostAsync(Message(message));
        var read = Assert.Single(gateway.Inbox.Read(gateway.Channel));
        Assert.Equal(
            message.Contains("\"from\"", StringComparison.Ordinal)
                && message.Contains("from_user_id", StringComparison.Ordinal) ? "wa:user:US.13" : null,
            read.AlsoKnownAs?.Value);
        Assert.Equal((conversation, sender, conversation), (read.Conversation.Value, read.Sender.Value, read.StandingAddress.Value));
        Assert.Equal($"{conversation}?on=1", read.ReplyTo.Value);
    }

    [Fact]
    public async Task cannot_pose_as_a_group_when_a_number_brings_the_prefix()
    {
        await using var gateway = await WhatsAppGateway.StartAsync();
        await gateway.PostAsync(Message("""{"from":"group:G","id":"1","type":"text","text":{"body":"hi"}}"""));
        Assert.Empty(gateway.Inbox.Fresh);
    }

    [Fact]
    public async Task another_number_is_ignored_and_so_is_the_dashboards_sample()
    {
        await using var gateway = await WhatsAppGateway.StartAsync();
        Assert.Equal(
            HttpStatusCode.OK,
            await gateway.PostAsync(MetaWebhook.Text("123456123", "16315551181", "ABGGFlA5Fpa", "this is a text message")));
        Assert.Equal(HttpStatusCode.OK, await gateway.PostAsync(MetaWebhook.Status("123456123", "wamid.1", "read")));
        Assert.Empty(gateway.Inbox.Deliveries);
    }

    [Fact]
    public async Task statuses_become_receipts_of_the_outbox_row_they_name()
    {
        await using var gateway = await WhatsAppGateway.StartAsync();
        await gateway.PostAsync(MetaWebhook.Status(P, "wamid.1", "delivered", opaqueData: "42"));
        await gateway.PostAsync(MetaWebhook.Status(P, "wamid.2", "failed", opaqueData: "43/1", errorCode: 131047));
        await gateway.PostAsync(MetaWebhook.Status(P, "wamid.3", "played", priceCategory: "service"));
        await gateway.PostAsync(MetaWebhook.Status(P, "wamid.4", "failed", opaqueData: "44", errorCode: 131000));
        await gateway.PostAsync(MetaWebhook.Status(P, "wamid.5", "failed", opaqueData: "45", errorCode: 131026));
        Assert.Equal(
            [
                new Receipt("wamid.1", 42, DeliveryStage.Delivered),
                new Receipt("wamid.2", null, DeliveryStage.Failed, "WhatsApp error 131047") { IsWindowClosed = true },
                new Receipt("wamid.3", null, DeliveryStage.Played) { Price = new MessagePrice("service", "PMP", IsBillable: false) },
                new Receipt("wamid.4", 44, DeliveryStage.Failed, "WhatsApp error 131000") { RetryAfter = TimeSpan.FromMinutes(1) },
                new Receipt("wamid.5", 45, DeliveryStage.Failed, "WhatsApp error 131026"),
            ],
            gateway.Inbox.Receipts);
    }

    private static byte[] Message(string message) => Body(Entry("A", Change("messages", message)));

    private static string Text(string from, string id, string text) =>
        $$$"""{"from":"{{{from}}}","id":"{{{id}}}","type":"text","text":{"body":"{{{text}}}"}}""";

    private static string Change(string field, string messages) =>
        $$$"""{"field":"{{{field}}}","value":{"messaging_product":"whatsapp","metadata":{"phone_number_id":"{{{P}}}"},"messages":[{{{messages}}}]}}""";

    private static string Entry(string id, string changes) => $$"""{"id":"{{id}}","changes":[{{changes}}]}""";

    private static byte[] Body(string entries) =>
        Encoding.UTF8.GetBytes($$"""{"object":"whatsapp_business_account","entry":[{{entries}}]}""");
}
