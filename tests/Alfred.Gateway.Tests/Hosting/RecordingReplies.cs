using System.Collections.Concurrent;
using Alfred.Channels;
using Alfred.Inbox;

namespace Alfred.Gateway.Tests.Hosting;

/// <summary>Inline replies in memory: one is ready at once, or none comes.</summary>
internal sealed class RecordingReplies : IInlineReplies
{
    public string? Ready
    {
        set => ReadyReply = value is null ? null : new Reply(value);
    }

    public Reply? ReadyReply { get; set; }

    public ConcurrentQueue<(DeliveryKey Key, TimeSpan Patience)> Asked { get; } = new();

    public ConcurrentQueue<InlineReply> Confirmed { get; } = new();

    public Task<InlineReply?> TakeAsync(
        ConversationId conversation, DeliveryKey key, TimeSpan patience, CancellationToken cancellationToken)
    {
        Asked.Enqueue((key, patience));
        return Task.FromResult(ReadyReply is { } reply ? new InlineReply(7, reply) { Conversation = conversation } : null);
    }

    public Task ConfirmAsync(InlineReply reply)
    {
        Confirmed.Enqueue(reply);
        return Task.CompletedTask;
    }
}
