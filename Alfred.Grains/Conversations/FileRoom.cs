using System.Collections.Concurrent;

namespace Alfred.Conversations;

/// <summary>
/// How many messages of this process hold the bytes of files at once, brought or to be sent: each takes up to tens of megabytes, and a
/// small machine has no room for one of each conversation. A member has one place at a time, so that nobody keeps the others out.
/// </summary>
internal sealed class FileRoom : IDisposable
{
    /// <summary>So many at once.</summary>
    public const int Places = 2;

    private readonly SemaphoreSlim _free = new(Places, Places);
    private readonly ConcurrentDictionary<MemberId, SemaphoreSlim> _turns = new();

    /// <summary>Waits for a place.</summary>
    public async Task EnterAsync(MemberId member, CancellationToken cancellationToken)
    {
        var turn = _turns.GetOrAdd(member, static _ => new(1, 1));
        await turn.WaitAsync(cancellationToken);
        try
        {
            await _free.WaitAsync(cancellationToken);
        }
        catch
        {
            turn.Release();
            throw;
        }
    }

    /// <summary>Gives a member's place back.</summary>
    public void Leave(MemberId member)
    {
        _free.Release();
        _turns[member].Release();
    }

    public void Dispose() => _free.Dispose();
}
