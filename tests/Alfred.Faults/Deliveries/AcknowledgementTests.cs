using System.Collections.Concurrent;
using System.Net;
using Alfred.Faults.Runs;
using Alfred.Testing.Instances;

namespace Alfred.Faults.Deliveries;

[Trait("Category", "HomeOnly")]
public sealed class AcknowledgementTests(SharedPostgres postgres)
{
    private const int Senders = 30;

    private readonly ConcurrentDictionary<string, bool> _acknowledged = new();
    private volatile TaskCompletionSource _isUp = new();
    private int _attempted;

    [Fact]
    public Task what_was_answered_200_is_stored_whenever_the_process_is_killed() => RunAsync(deliveries: 900, kills: 3);

    [Theory]
    [Trait("Category", "Full")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public Task what_was_answered_200_is_stored_among_ten_thousand(int round)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"round {round}");
        return RunAsync(deliveries: 10_000, kills: 10);
    }

    private async Task RunAsync(int deliveries, int kills)
    {
        await using var run = await FaultRun.StartAsync(await postgres.CreateDatabaseAsync());
        run.Home.ReportStatuses();
        var sending = Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => SendAsync(run.Home, sender, deliveries)));
        for (var kill = 1; kill <= kills; kill++)
        {
            // Not to the round number: a kill falls between two acknowledgements as often as between an insert and its answer.
            var share = deliveries / (kills + 1);
            await AttemptedAsync((kill * share) - run.Random.Next(share / 2));
            Assert.False(sending.IsCompleted);
            _isUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
            await run.KillAndStartAsync();
            _isUp.SetResult();
        }

        await sending;
        var stored = (await run.Home.AskAsync<string>("select coalesce(string_agg(delivery_key, ' '), '') from inbox"))
            .Split(' ').Select(key => key[key.IndexOf("wamid", StringComparison.Ordinal)..]).ToHashSet();
        run.Note("deliveries", deliveries);
        run.Note("acknowledged", _acknowledged.Count);
        run.Note("stored", stored.Count);
        Assert.Empty(_acknowledged.Keys.Except(stored));
        Assert.InRange(_acknowledged.Count, 1, deliveries - 1);
        await run.QuietAsync();
        await run.ProveHealthAsync();
    }

    // Each delivered once, acknowledged or not.
    private async Task SendAsync(HomeInstance home, int sender, int deliveries)
    {
        while (Interlocked.Increment(ref _attempted) is var number && number <= deliveries)
        {
            var id = $"wamid.ACK{number:d6}";
            try
            {
                if (await home.DeliverAsync(HomeInstance.Text(id, "ping", $"3460013{sender:d4}")) == HttpStatusCode.OK)
                    _acknowledged[id] = true;
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
            {
                // Killed while it answered, or refused because nothing listens: this one is not repeated, the next one waits for the next
                // process.
                await _isUp.Task;
            }
        }
    }

    private Task AttemptedAsync(int count) =>
        Testing.Processes.Eventually.GetAsync(() => Task.FromResult(Volatile.Read(ref _attempted)), attempted => attempted >= count);
}
