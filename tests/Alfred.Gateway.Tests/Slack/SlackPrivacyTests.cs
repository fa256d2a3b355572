using Alfred.Channels;
using Alfred.Gateway.Slack;
using Alfred.Gateway.Tests.Hosting;

namespace Alfred.Gateway.Tests.Slack;

/// <summary>What somebody says where nobody else reads along is theirs alone, whichever way they said it.</summary>
public sealed class SlackPrivacyTests
{
    [Theory]
    [InlineData("slack:T1:U1", true)]
    [InlineData("slack:T1:D1", true)]
    [InlineData("slack:T1:D1:1700000000.000100", true)]
    [InlineData("slack:T1:C1:1700000000.000100", false)]
    [InlineData("slack:T1:G1:1700000000.000100", false)]
    public void a_conversation_with_one_person_is_private_and_so_is_a_thread_of_it(string conversation, bool isPrivate) =>
        Assert.Equal(isPrivate, SlackIds.IsPrivate(new ConversationId(conversation)));

    [Theory]
    [InlineData("D111", "im", ",\"thread_ts\":\"1700000000.000050\"", false, true)]
    [InlineData("D111", "im", "", true, true)]
    [InlineData("C111", "channel", "", false, false)]
    public async Task a_thread_of_direct_messages_is_private_although_nothing_is_told_there_later(
        string channel, string kind, string thread, bool isDirect, bool isPrivate)
    {
        await using var gateway = await SlackGateway.StartAsync();
        await gateway.EventAsync(SlackGateway.Event(
            $$"""
            {"type":"message","channel_type":"{{kind}}","user":"W222","text":"<@W111> hi","ts":"1700000000.000100",
             "channel":"{{channel}}"{{thread}}}
            """,
            "EvA"));
        var message = Assert.Single(gateway.Inbox.Read(gateway.Channel));
        Assert.Equal((isDirect, isPrivate), (message.IsDirect, message.IsPrivate));
    }
}
