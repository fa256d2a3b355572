using Alfred.Recovery;
using Alfred.Testing;
using Alfred.Tests.Instances;
using NodaTime;

namespace Alfred.Tests.Years;

/// <summary>An instance whose clock jumps from one due moment to the next, and which is now and then stopped and started again.</summary>
internal sealed class RunningYear : IAsyncDisposable
{
    private const int MostNudges = 120;

    private static readonly TimeSpan Nudge = TimeSpan.FromSeconds(1);

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
                one.First.To.Value, Family.ToldBy(one.First.Reply.Text), ToMinute(Instant.FromDateTimeOffset(one.Second))))];
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
            await AreSentAsync(++_answers);
        }

        return Now;
    }

    /// <summary>Lets time pass.</summary>
    /// <param name="end">Until when.</param>
    /// <param name="restarts">
    /// The moments a second before which the instance is stopped and started: what is due next must not come early by that.
    /// </param>
    public async Task PassUntilAsync(Instant end, IReadOnlySet<Instant> restarts)
    {
        while (await NextDueAsync() is { } due && due <= end)
        {
            if (restarts.Contains(due))
            {
                await RestartAsync(due - Duration.FromSeconds(1));
                Restarts++;
            }

            await TellAsync(due, async () =>
            {
                _clock.SetUtcNow(due.ToDateTimeOffset());
                await Instance.Grains.GetGrain<IRecoveryGrain>(IRecoveryGrain.Key).SweepAsync();
            });
        }

        _clock.SetUtcNow(end.ToDateTimeOffset());
    }

    /// <summary>Lets time pass while nothing runs.</summary>
    public Task BeDownUntilAsync(Instant end) => RestartAsync(end);

    public async ValueTask DisposeAsync() => await StopAsync();

    // Everything is due at a whole minute; what is told a second before is told in the wrong one.
    private static Instant ToMinute(Instant at) => Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / 60 * 60);

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

    private Task RestartAsync(Instant at) => TellAsync(at, async () =>
    {
        await StopAsync();
        _clock.SetUtcNow(at.ToDateTimeOffset());
        await StartAsync();
        await Instance.Grains.GetGrain<IRecoveryGrain>(IRecoveryGrain.Key).SweepAsync();
    });

    // All that is due at a moment is told before the clock goes on. Counted before: what notices the new time brings it by itself.
    private async Task TellAsync(Instant at, Func<Task> bring)
    {
        var sent = _letters.Attempts.Count;
        var due = await Instance.QueryAsync<long>("select count(*) from schedule where next_due <= $1", at.ToDateTimeOffset());
        await bring();
        await AreSentAsync(sent + (int)due);
    }

    // Who meets somebody else at a conversation tries again a moment later, which this clock brings only when it is moved. On a busy
    // machine a start alone takes longer than a test waits otherwise.
    private async Task AreSentAsync(int count)
    {
        for (var nudges = 0; _letters.Attempts.Count < count && nudges < MostNudges; nudges++)
        {
            try
            {
                await _letters.WaitForAsync(count).WaitAsync(Nudge);
            }
            catch (TimeoutException)
            {
                _clock.Advance(TimeSpan.FromMilliseconds(100));
            }
        }

        await _letters.WaitForAsync(count);
    }
}
