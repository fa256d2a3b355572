using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;

namespace Alfred.Sandbox.Feeds;

/// <summary>
/// Brings what changes to every open page. Each page begins with the whole state, so that one that was away needs no history; what it then
/// hears replaces what it has by id, so that hearing something twice does no harm.
/// </summary>
internal sealed class SandboxFeed(TimeProvider time)
{
    private const int MaxPages = 40;

    /// <summary>A page that is farther behind is let go: it reconnects and begins anew.</summary>
    private const int MaxBehind = 500;

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private readonly Lock _gate = new();
    private readonly List<Channel<SseItem<string>>> _pages = [];

    /// <summary>Tells every page.</summary>
    public void Publish<T>(string name, T data)
    {
        lock (_gate)
        {
            if (_pages.Count == 0)
                return;
            var item = new SseItem<string>(JsonSerializer.Serialize(data, SandboxJson.Page), name);
            foreach (var page in _pages.Where(page => !page.Writer.TryWrite(item)))
                page.Writer.TryComplete();
        }
    }

    /// <summary>What one page hears until it leaves: first the state, then every change, and a beat while nothing happens.</summary>
    public async IAsyncEnumerable<SseItem<string>> ListenAsync(
        Func<object> state, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var page = Channel.CreateBounded<SseItem<string>>(MaxBehind);
        lock (_gate)
        {
            if (_pages.Count == MaxPages)
            {
                _pages[0].Writer.TryComplete();
                _pages.RemoveAt(0);
            }

            _pages.Add(page);
        }

        try
        {
            yield return new(JsonSerializer.Serialize(state(), SandboxJson.Page), "state");
            while (await NextAsync(page.Reader, cancellationToken) is { } item)
                yield return item;
        }
        finally
        {
            lock (_gate)
                _pages.Remove(page);
        }
    }

    private async Task<SseItem<string>?> NextAsync(ChannelReader<SseItem<string>> page, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Heartbeat, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await page.ReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            return cancellationToken.IsCancellationRequested ? null : new SseItem<string>("{}", "beat");
        }
        catch (ChannelClosedException)
        {
            return null;
        }
    }
}
