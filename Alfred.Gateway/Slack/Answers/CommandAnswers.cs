using Alfred.Gateway.Slack.Outgoing;
using Alfred.Inbox;

namespace Alfred.Gateway.Slack.Answers;

/// <summary>
/// Answers a slash command in its own response when the answer is ready in time, else acknowledges; the answer then follows by the
/// outbox.
/// </summary>
internal sealed class CommandAnswers(
    IInlineReplies replies, SlackChannel channel, SlackUrls urls, GatewayTexts texts, TimeProvider time)
{
    /// <summary>Slack gives 3 s from its side; what the network and the write may take stays in reserve.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Waits for the answer. What was taken is confirmed once it is written.</summary>
    public async Task<SlackAnswer> AnswerAsync(
        SlackCommand command, DeliveryItem item, long receivedAt, CancellationToken cancellationToken)
    {
        if (await TakeAsync(item, receivedAt, cancellationToken) is not { } taken)
        {
            var acknowledgement = new Reply(texts.Say("slack.acknowledged"));
            return SlackAnswer.Json(Text(acknowledgement, new SlackStep.Say(acknowledgement.Text, HasControls: false)));
        }

        var steps = SlackStep.Of(taken.Reply);
        var message = command.ToMessage(urls);
        var outbound = new OutboundMessage(taken.OutboxId, message.Conversation, message.ReplyTo, taken.Reply, time.GetUtcNow());
        return steps switch
        {
            // There is no message of the person's that could be reacted to.
            [SlackStep.Say only, .. var more] when more.All(static step => step is SlackStep.React) =>
                SlackAnswer.Json(Text(taken.Reply, only)) with { Afterwards = () => replies.ConfirmAsync(taken) },
            // Somebody waits at the keyboard: what a response cannot hold follows at once instead of waiting for the outbox.
            [SlackStep.Say first, ..] =>
                SlackAnswer.Json(Text(taken.Reply, first)) with
                {
                    Afterwards = () => ConfirmAsync(taken, () => channel.SendRestAsync(outbound, CancellationToken.None)),
                },
            [SlackStep.React { Emoji: var emoji }] =>
                SlackAnswer.Json(Text(taken.Reply, new SlackStep.Say(emoji, HasControls: false))) with
                {
                    Afterwards = () => replies.ConfirmAsync(taken),
                },
            _ =>
                SlackAnswer.Empty with
                {
                    Afterwards = () => ConfirmAsync(taken, () => channel.SendAsync(outbound, CancellationToken.None)),
                },
        };
    }

    private static ReadOnlyMemory<byte> Text(Reply reply, SlackStep.Say step) => SlackPost.Response(step, reply);

    // Unconfirmed, the row becomes uncertain, and the outbox goes on with the step that failed.
    private async Task ConfirmAsync(InlineReply taken, Func<Task<SendResult>> sendRest)
    {
        if (await sendRest() is SendResult.Sent)
            await replies.ConfirmAsync(taken);
    }

    private async Task<InlineReply?> TakeAsync(DeliveryItem item, long receivedAt, CancellationToken cancellationToken)
    {
        var patience = Patience - time.GetElapsedTime(receivedAt);
        try
        {
            return await replies.TakeAsync(
                item.Conversation, item.Key, patience > TimeSpan.Zero ? patience : TimeSpan.Zero, cancellationToken);
        }
        catch (InboxUnavailableException)
        {
            // The command itself is stored; its answer comes by the response URL once the database is back.
            return null;
        }
    }
}
