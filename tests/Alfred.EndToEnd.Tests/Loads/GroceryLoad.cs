using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Alfred.EndToEnd.Instances;

namespace Alfred.EndToEnd.Loads;

/// <summary>
/// Messages at a steady rate from many people, each putting one thing on the list that nobody else does. What is not answered with 200 is delivered
/// again under the same id, as Meta does.
/// </summary>
internal sealed class GroceryLoad(HomeInstance home, int messages, int people)
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<string, bool> _acknowledged = new(StringComparer.Ordinal);
    private int _begun;
    private int _repeated;

    /// <summary>The things whose messages were delivered at least once.</summary>
    public ImmutableArray<string> Attempted => [.. Enumerable.Range(0, Volatile.Read(ref _begun)).Select(ItemNames.Of)];

    /// <summary>The things whose messages were answered with 200.</summary>
    public ImmutableArray<string> Acknowledged => [.. _acknowledged.Keys];

    /// <summary>How many deliveries were not answered with 200.</summary>
    public int Repeated => Volatile.Read(ref _repeated);

    /// <summary>Delivers one message an interval, and returns when all are acknowledged.</summary>
    public async Task RunAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(interval);
        var deliveries = new List<Task>(messages);
        for (var number = 0; number < messages; number++)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
            Interlocked.Increment(ref _begun);
            deliveries.Add(DeliverAsync(number, cancellationToken));
        }

        await Task.WhenAll(deliveries);
    }

    /// <summary>Waits until so many are acknowledged.</summary>
    public Task AcknowledgedAsync(int count) =>
        Eventually.GetAsync(() => Task.FromResult(_acknowledged.Count), acknowledged => acknowledged >= Math.Min(count, messages));

    /// <summary>Waits until hardly any delivery is open.</summary>
    public Task CaughtUpAsync() => Eventually.GetAsync(() => Task.FromResult(Volatile.Read(ref _begun) - _acknowledged.Count), static open => open <= 1);

    private async Task DeliverAsync(int number, CancellationToken cancellationToken)
    {
        var item = ItemNames.Of(number);
        var body = HomeInstance.Text($"wamid.LOAD{number.ToString("d6", CultureInfo.InvariantCulture)}", $"add {item}", Person(number % people));
        while (!await IsAcceptedAsync(body))
        {
            Interlocked.Increment(ref _repeated);
            await Task.Delay(RetryPause, cancellationToken);
        }

        _acknowledged[item] = true;
    }

    private async Task<bool> IsAcceptedAsync(byte[] body)
    {
        try
        {
            return await home.DeliverAsync(body) == HttpStatusCode.OK;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            // Down, or killed before it answered.
            return false;
        }
    }

    private static string Person(int number) => $"346001{number.ToString("d5", CultureInfo.InvariantCulture)}";
}
