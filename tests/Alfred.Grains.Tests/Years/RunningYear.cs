using Alfred.Recovery;
using Alfred.Testing;
using Alfred.Tests.Instances;
using NodaTime;

namespace Alfred.Tests.Years;

/// <summary>An instance whose clock jumps from one due moment to the next, and which is now and then stopped and started again.</summary>
internal sealed class RunningYear : IAsyncDisposable
{
    private readonly string _database;
    private readonly Letters _letters;
    private readonly TestClock _clock;
    private TestInstance? _instance;
    private int _answers;

    private RunningYear(string database, Instant start)
    {
        _database = database;
        _clock = new(start.ToDateTimeOffset());
        _letters = new(_clock) { Zones = Family.Zones };
    }

    /// <summary>How often it was stopped and started.</summary>
    public int Restarts { get; private set; }

    /// <summary>What the schedule has told whom, answers left out.</summary>
    public IReadOnlyList<Telling> Told
    {
        get
        {
            var attempts = _letters.Attempts.Zip(_letters.AttemptedAt).Skip(_answers);
            return [.. attempts.Select(static one => new Telling(
                one.First.To.Value, Family.ToldBy(one.First.Reply.Text), Instant.FromDateTimeOffset(one.Second)))];
        }
    }

    public static async Task<RunningYear> StartAsync(string database, Instant start)
    {
        var year = new RunningYear(database, start);
        await year.StartAsync();
        return year;
    }

    /// <summary>Says what a family asks for, one after the other.</summary>
    /// <returns>When all of it was set.</returns>
    public async Task<Instant> AskAsync(IEnumerable<Series> asked)
    {
        foreach (var series in asked)
        {
            await Instance.Inbox.AcceptAsync(
                Letters.Written($"asked-{_answers}", series.Says, from: series.Name), CancellationToken.None);
            await _letters.WaitForAsync(++_answers);
        }

        return Now;
    }

    /// <summary>Lets time pass.</summary>
    /// <param name="end">Until when.</param>
    /// <param name="restarts">The moments at which the instance is stopped and started before it brings what is due.</param>
    public async Task PassUntilAsync(Instant end, IReadOnlySet<Instant> restarts)
    {
        while (await NextDueAsync() is { } due && due <= end)
        {
            _clock.SetUtcNow((due - Duration.FromSeconds(1)).ToDateTimeOffset());
            if (restarts.Contains(due))
            {
                await StopAsync();
                await StartAsync();
                Restarts++;
            }

            await BringAsync();
            _clock.SetUtcNow(due.ToDateTimeOffset());
            await BringAsync();
        }

        _clock.SetUtcNow(end.ToDateTimeOffset());
    }

    /// <summary>Lets time pass while nothing runs.</summary>
    public async Task BeDownUntilAsync(Instant end)
    {
        await StopAsync();
        _clock.SetUtcNow(end.ToDateTimeOffset());
        await StartAsync();
        await BringAsync();
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private Instant Now => Instant.FromDateTimeOffset(_clock.GetUtcNow());

    private TestInstance Instance => _instance ?? throw new InvalidOperationException("nothing runs");

    private async Task StartAsync() =>
        _instance = await TestInstance.StartAsync(_database, _clock, _letters, more: YearSkills.Load);

    private async Task StopAsync()
    {
        if (_instance is { } running)
            await running.DisposeAsync();
        _instance = null;
    }

    private async Task<Instant?> NextDueAsync() => await Instance.QueryAsync<DateTime>("select min(next_due) from schedule") is var due
        && due != default ? Instant.FromDateTimeUtc(due) : null;

    // Each occurrence that entered the inbox is answered, before the clock goes on.
    private async Task BringAsync()
    {
        await Instance.Grains.GetGrain<IRecoveryGrain>(IRecoveryGrain.Key).SweepAsync();
        await Eventually.IsTrueAsync(async () => await Instance.QueryAsync<long>(
            "select (select count(*) from inbox where state = 'waiting') + (select count(*) from outbox where state <> 'sent')") == 0);
    }
}
