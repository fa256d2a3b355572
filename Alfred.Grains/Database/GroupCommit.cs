namespace Alfred.Database;

/// <summary>
/// Lets concurrent callers share one database round trip and one commit: whoever arrives while a batch is being written goes into the next
/// one. A lone caller waits for nobody. A batch whose data the database refuses is written again one by one, so that only the culprit
/// fails.
/// </summary>
internal sealed class GroupCommit<TItem, TResult>(GroupCommitOptions<TItem, TResult> options)
{
    private readonly Lock _gate = new();
    private readonly Queue<Entry> _queue = new();
    private bool _isWriting;

    /// <summary>Writes an item with whatever else is waiting and returns its result after the commit.</summary>
    /// <exception cref="BacklogFullException">Too many callers wait already; nothing was written.</exception>
    public Task<TResult> SubmitAsync(TItem item)
    {
        var entry = new Entry(item);
        lock (_gate)
        {
            if (_queue.Count >= options.Capacity)
                throw new BacklogFullException();
            _queue.Enqueue(entry);
            if (_isWriting)
                return entry.Task;
            _isWriting = true;
        }

        // On the pool: the caller may be a grain, whose turn must not carry the writing for everybody else.
        _ = Task.Run(WriteAllAsync);
        return entry.Task;
    }

    private async Task WriteAllAsync()
    {
        var batch = new List<Entry>(options.BatchSize);
        while (TakeBatch(batch))
            await WriteBatchAsync(batch);
    }

    private bool TakeBatch(List<Entry> batch)
    {
        batch.Clear();
        lock (_gate)
        {
            while (batch.Count < options.BatchSize && _queue.TryDequeue(out var entry))
                batch.Add(entry);
            _isWriting = batch.Count > 0;
            return _isWriting;
        }
    }

    private async Task WriteBatchAsync(List<Entry> batch)
    {
        try
        {
            var results = await options.Write([.. batch.Select(entry => entry.Item)]);
            for (var i = 0; i < batch.Count; i++)
                batch[i].SetResult(results[i]);
        }
        catch (Exception exception) when (batch.Count > 1 && options.IsFaultOfItem(exception))
        {
            foreach (var entry in batch)
                await WriteBatchAsync([entry]);
        }
#pragma warning disable CA1031 // Boundary: the exception belongs to the callers, each of whom gets it. Nothing was committed.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            foreach (var entry in batch)
                entry.SetException(exception);
        }
    }

    private sealed class Entry(TItem item) : TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public TItem Item { get; } = item;
    }
}

/// <summary>How a <see cref="GroupCommit{TItem,TResult}"/> writes.</summary>
internal sealed record GroupCommitOptions<TItem, TResult>
{
    /// <summary>Writes a batch in one transaction and returns one result per item, in order.</summary>
    public required Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> Write { get; init; }

    /// <summary>True when the database refused the data, so that other items may still be written.</summary>
    public required Func<Exception, bool> IsFaultOfItem { get; init; }

    /// <summary>How many items one batch holds at most.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>How many callers may wait before the next is refused.</summary>
    public int Capacity { get; init; } = 4_096;
}

/// <summary>The database is slower than what arrives: the caller is refused before memory runs out.</summary>
internal sealed class BacklogFullException() : Exception("too many writes are waiting for the database");
