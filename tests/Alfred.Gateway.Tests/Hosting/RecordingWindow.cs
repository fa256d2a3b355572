using System.Collections.Concurrent;
using Alfred.Channels;
using Alfred.Conversations;

namespace Alfred.Gateway.Tests.Hosting;

/// <summary>What is known of conversations, in memory, with the rules of the real one: one template for each closed window.</summary>
internal sealed class RecordingWindow : ICustomerServiceWindow
{
    private readonly ConcurrentDictionary<ConversationId, DateTimeOffset> _heard = new();
    private readonly ConcurrentDictionary<ConversationId, bool> _closed = new();
    private int _looks;

    public bool IsAway { get; set; }

    public int Looks => _looks;

    public void PersonWrote(string conversation, DateTimeOffset at)
    {
        _heard[new(conversation)] = at;
        _closed.TryRemove(new(conversation), out _);
    }

    public Task<WindowState?> FindAsync(ConversationId conversation, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _looks);
        DateTimeOffset? heard = _heard.TryGetValue(conversation, out var at) ? at : null;
        return Task.FromResult(IsAway ? null : new WindowState(heard, _closed.ContainsKey(conversation) ? DateTimeOffset.MaxValue : null));
    }

    public Task<bool?> TryClaimTemplateAsync(ConversationId conversation, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var maySend = !_closed.TryGetValue(conversation, out var hasSent) || !hasSent;
        _closed[conversation] = true;
        return Task.FromResult<bool?>(maySend);
    }

    public Task ReleaseTemplateAsync(ConversationId conversation, CancellationToken cancellationToken)
    {
        _closed[conversation] = false;
        return Task.CompletedTask;
    }

    public Task NoteClosedAsync(ConversationId conversation, DateTimeOffset since, CancellationToken cancellationToken)
    {
        _closed.TryAdd(conversation, false);
        return Task.CompletedTask;
    }
}
