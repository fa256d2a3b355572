using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using Alfred.Testing.Processes;

namespace Alfred.Faults.Loads;

/// <summary>
/// Messages at a steady rate from many people. What is not answered with 200 is delivered again with the same body, as Meta does; a person
/// says the next thing when the one before has arrived.
/// </summary>
/// <param name="shape">How much.</param>
/// <param name="deliver">Delivers a body; fails as HTTP does.</param>
internal sealed class GroceryLoad(LoadShape shape, Func<byte[], Task<HttpStatusCode>> deliver)
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<int, Ask> _attempted = new();
    private readonly ConcurrentDictionary<int, long> _acknowledged = new();
    private readonly Lock _lock = new();
    private int _repeated;
    private int _allowed = int.MaxValue;
    private TaskCompletionSource _raised = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The messages that were delivered at least once.</summary>
    public ImmutableArray<Ask> Attempted => [.. _attempted.Values.OrderBy(ask => ask.Number)];

    /// <summary>True for a message that was answered with 200.</summary>
    public bool IsAcknowledged(Ask ask) => _acknowledged.ContainsKey(ask.Number);

    /// <summary>When a message was answered with 200, by <see cref="Stopwatch.GetTimestamp"/>.</summary>
    public long AcknowledgedAt(Ask ask) => _acknowledged[ask.Number];

    /// <summary>How many messages were answered with 200.</summary>
    public int Acknowledged => _acknowledged.Count;

    /// <summary>How many deliveries were not answered with 200.</summary>
    public int Repeated => Volatile.Read(ref _repeated);

    /// <summary>How many messages there will be.</summary>
    public int Messages => shape.Messages;

    /// <summary>
    /// Lets the load go on to so many messages and no further until it is allowed more: so that it lasts over all faults, however slow the
    /// machine, and each of them meets it.
    /// </summary>
    public void AllowUpTo(int messages)
    {
        TaskCompletionSource raised;
        lock (_lock)
        {
            _allowed = messages;
            raised = _raised;
            _raised = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        raised.SetResult();
    }

    /// <summary>Delivers everything and returns when all is acknowledged.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = shape.Interval > TimeSpan.Zero ? new PeriodicTimer(shape.Interval) : null;
        var deliveries = new Task[shape.Messages];
        for (var number = 0; number < shape.Messages; number++)
        {
            await AllowedAsync(number, cancellationToken);
            if (timer is not null)
                await timer.WaitForNextTickAsync(cancellationToken);
            var before = number < shape.People ? Task.CompletedTask : deliveries[number - shape.People];
            // While nothing is taken the load waits: it is spread over the whole run, however slow the machine.
            if (timer is not null)
                await before;
            deliveries[number] = SayBehindAsync(before, Ask.Of(number, shape.People), cancellationToken);
        }

        await Task.WhenAll(deliveries);
    }

    /// <summary>Says the message of a number, over and over until it is acknowledged.</summary>
    public Task SayAsync(int number, CancellationToken cancellationToken) =>
        SayBehindAsync(Task.CompletedTask, Ask.Of(number, shape.People), cancellationToken);

    /// <summary>Waits until so many are acknowledged.</summary>
    public Task AcknowledgedAsync(int count) =>
        Eventually.GetAsync(
            () => Task.FromResult(Acknowledged), acknowledged => acknowledged >= Math.Min(count, shape.Messages), Limits.Reconciled);

    private async Task AllowedAsync(int number, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task raised;
            lock (_lock)
            {
                if (number < _allowed)
                    return;
                raised = _raised.Task;
            }

            await raised.WaitAsync(cancellationToken);
        }
    }

    private async Task SayBehindAsync(Task before, Ask ask, CancellationToken cancellationToken)
    {
        await before;
        _attempted[ask.Number] = ask;
        await Task.WhenAll(Enumerable.Range(0, shape.Copies).Select(_ => DeliverAsync(ask, cancellationToken)));
    }

    private async Task DeliverAsync(Ask ask, CancellationToken cancellationToken)
    {
        var body = ask.Body;
        while (!await IsAcceptedAsync(body))
        {
            Interlocked.Increment(ref _repeated);
            await Task.Delay(RetryPause, cancellationToken);
        }

        _acknowledged.TryAdd(ask.Number, Stopwatch.GetTimestamp());
    }

    private async Task<bool> IsAcceptedAsync(byte[] body)
    {
        try
        {
            return await deliver(body) == HttpStatusCode.OK;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            // Down, or killed before it answered.
            return false;
        }
    }
}
