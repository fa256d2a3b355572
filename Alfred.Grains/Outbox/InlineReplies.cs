using Alfred.Conversations;
using Alfred.Inbox;
using Alfred.Keys;
using Alfred.Serialization;

namespace Alfred.Outbox;

/// <summary>
/// Brings the answer of a slash command from its conversation, wherever that lives, to the HTTP request that is still open.
/// </summary>
internal sealed class InlineReplies(IGrainFactory grains, KeySecret keys, OutboxWriter outbox, TimeProvider clock) : IInlineReplies
{
    /// <summary>
    /// Slack ends a command after 3 s, of which the waiting may have taken two: a conversation that needs longer to say that there is
    /// nothing is not waited for.
    /// </summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(0.5);

    public async Task<InlineReply?> TakeAsync(
        ConversationId conversation, DeliveryKey key, TimeSpan patience, CancellationToken cancellationToken)
    {
        var chat = keys.KeyOf(conversation);
        try
        {
            var answer = await grains.GetGrain<IConversationGrain>(chat.Value).TakeAnswerAsync(key, patience)
                .WaitAsync(patience + Margin, clock, cancellationToken);
            return answer is null
                ? null
                : new(answer.OutboxId, JsonSerializer.Deserialize(answer.Reply, RowJson.Default.Reply)!) { Conversation = chat };
        }
        catch (TimeoutException)
        {
            return null;
        }
        catch (Exception exception) when (DatabaseFaults.IsInfrastructure(exception) && !cancellationToken.IsCancellationRequested)
        {
            throw new InboxUnavailableException("the answer cannot be taken at the moment", exception);
        }
    }

    public async Task ConfirmAsync(InlineReply reply)
    {
        // "Sent" counts whoever has the claim.
        var sent = new EndedSend(reply.OutboxId, Claim: default, new SettlementResult.Sent(ProviderId: null));
        // What waits behind it in its conversation can go now.
        if ((await outbox.WriteAsync(new(reply.Conversation, sent, Claim: null))).HasMore)
            await grains.GetGrain<IOutboxGrain>(reply.Conversation.Value).WakeAsync();
    }
}
