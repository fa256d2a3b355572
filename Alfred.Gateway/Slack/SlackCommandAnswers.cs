using Alfred.Inbox;

namespace Alfred.Gateway.Slack;

/// <summary>
/// Answers a slash command in its own HTTP response when the answer is ready in time, else acknowledges; the answer then follows by the
/// outbox.
/// </summary>
internal sealed class SlackCommandAnswers(IInlineReplies replies, TimeProvider time)
{
    private const string Acknowledgement = "On it… the answer follows here.";

    /// <summary>Slack gives 3 s from its side; what the network and the write may take stays in reserve.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Waits, answers, and confirms what was taken once it is written.</summary>
    public async Task AnswerAsync(HttpContext context, DeliveryKey key, long receivedAt)
    {
        var reply = await TakeAsync(key, receivedAt, context.RequestAborted);
        var body = SlackPost.Ephemeral(reply?.Reply.Text ?? Acknowledgement);
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
        if (reply is null)
            return;
        // A client that left makes this throw: the answer stays unconfirmed and goes out by the response URL.
        await context.Response.CompleteAsync();
        await replies.ConfirmAsync(reply);
    }

    private async Task<InlineReply?> TakeAsync(DeliveryKey key, long receivedAt, CancellationToken cancellationToken)
    {
        var patience = Patience - time.GetElapsedTime(receivedAt);
        try
        {
            return await replies.TakeAsync(key, patience > TimeSpan.Zero ? patience : TimeSpan.Zero, cancellationToken);
        }
        catch (InboxUnavailableException)
        {
            // The command itself is stored; its answer comes by the response URL once the database is back.
            return null;
        }
    }
}
