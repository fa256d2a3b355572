using Alfred.Gateway.WhatsApp.Messages;
using Alfred.Gateway.WhatsApp.Pace;

namespace Alfred.Gateway.WhatsApp.Window;

/// <summary>
/// The read mark and "is typing". Cosmetic, so it gives way: a few at once, none while messages wait for their turn, none in groups (which
/// have no marks) and none for what lies back so long that nobody looks at the chat.
/// </summary>
internal sealed class SeenMarks(GraphCalls calls, TimeProvider time) : IDisposable
{
    private const int MaxParallel = 4;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _places = new(MaxParallel, MaxParallel);

    /// <summary>No household needs more; under load, each mark would cost as much as an answer.</summary>
    private readonly PairBuckets _pace = new(new PairPace(10, TimeSpan.FromSeconds(0.1)), time);

    /// <summary>Shows them, or not. Never fails.</summary>
    public async Task ShowAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        if (!WhatsAppAddress.TryParse(message.ReplyTo, out var from) || from is { IsGroup: true } or { MessageId: null }
            || time.GetUtcNow() - message.WrittenAt > Recent || calls.IsBusy || _pace.Take("") is not null
                || !await _places.WaitAsync(0, CancellationToken.None))
            return;
        try
        {
            using var limit = new CancellationTokenSource(Limit, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            await calls.ShowAsync(GraphMessage.Seen(from.MessageId!), either.Token);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();
}
