using Alfred.Recovery;
using Alfred.Testing;
using Alfred.Tests.Instances;
using NodaTime;

namespace Alfred.Tests.Years;

/// <summary>
/// An instance whose clock jumps from one moment to the next at which something is due or somebody says that they have done it, and which
/// is now and then stopped and started again.
/// </summary>
internal sealed class RunningYear : IAsyncDisposable
{
    // Twice as long each time, so that a busy machine does not use up the minute within which everything has to be told.
    private static readonly TimeSpan FirstPatience = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan MaxPatience = TimeSpan.FromSeconds(2);

    private readonly string _database;
    private readonly Letters _letters;
    private readonly TestClock _clock;
    private readonly HashSet<int> _answers = [];
    private readonly PriorityQueue<(string Name, string Says), Instant> _deeds = new();
    private TestInstance? _instance;
    private int _said;
    private int _looked;

    private RunningYear(string database, Instant start)
    {
        _database = database;
        _clock = new(start.ToDateTimeOffset());
        _letters = new(_clock) { Zones = Family.Zones };
    }

    /// <summary>How often it was stopped and started.</summary>
    public int Restarts { get; private set; }

    /// <summary>What the schedule has told whom, answers left out.</summary>
    public IReadOnlyList<Telling> Told => [.. ToldFrom(0)];

    public static async Task<RunningYear> StartAsync(string database, Instant start)
    {
        var year = new RunningYear(database, start);
        await year.StartAsync();
        return year;
    }

    /// <summary>Says what a family asks for, one after the other.</summary>
    /// <returns>When all of it was set.</returns>
    public async Task<Instant> AskAsync(IEnumerable<(string Name, string Says)> asked)
    {
        foreach (var (name, says) in asked)
            await SayAsync(name, says);
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
            if (_deeds.TryPeek(out var deed, out var at) && at < due)
            {
                _deeds.Dequeue();
                MoveTo(at);
                await SayAsync(deed.Name, deed.Says);
                continue;
            }

            if (restarts.Contains(due))
            {
                await RestartAsync(due - Duration.FromSeconds(1));
                Restarts++;
            }

            MoveTo(due);
            await TellAsync();
        }

        MoveTo(end);
    }

    /// <summary>Lets time pass while nothing runs.</summary>
    public Task BeDownUntilAsync(Instant end) => RestartAsync(end);

    public async ValueTask DisposeAsync() => await StopAsync();

    // Everything is due at a whole minute; what is told a second before is told in the wrong one.
    private static Instant ToMinute(Instant at) => Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / 60 * 60);

    private Instant Now => Instant.FromDateTimeOffset(_clock.GetUtcNow());

    private TestInstance Instance => _instance ?? throw new InvalidOperationException("nothing runs");

    private IEnumerable<Telling> ToldFrom(int first) => _letters.Attempts.Zip(_letters.AttemptedAt).Index().Skip(first)
        .Where(one => !_answers.Contains(one.Index))
        .Select(static one => new Telling(
            one.Item.First.To.Value, Family.ToldBy(one.Item.First.Reply.Text), ToMinute(Instant.FromDateTimeOffset(one.Item.Second))));

    private async Task StartAsync() =>
        _instance = await TestInstance.StartAsync(_database, _clock, _letters, more: HomeSkills.Load);

    private async Task StopAsync()
    {
        if (_instance is { } running)
            await running.DisposeAsync();
        _instance = null;
    }

    private async Task<Instant?> NextDueAsync() => await Instance.QueryAsync<DateTime>("select min(next_due) from schedule") is var due
        && due != default ? Instant.FromDateTimeUtc(due) : null;

    private async Task RestartAsync(Instant at)
    {
        await StopAsync();
        MoveTo(at);
        await StartAsync();
        await TellAsync();
    }

    // Several may say at one moment that they have done it; what the first one waited for has moved the clock a little.
    private void MoveTo(Instant at)
    {
        if (at > Now)
            _clock.SetUtcNow(at.ToDateTimeOffset());
    }

    private async Task SayAsync(string name, string says)
    {
        var first = _letters.Attempts.Count;
        await Instance.Inbox.AcceptAsync(Letters.Written($"said-{_said++}", says, from: name), CancellationToken.None);
        await IsIdleAsync();
        _answers.UnionWith(Enumerable.Range(first, _letters.Attempts.Count - first));
    }

    // All that is due is told before the clock goes on; who was told to do something will say that they did.
    private async Task TellAsync()
    {
        await Instance.Grains.GetGrain<IRecoveryGrain>(IRecoveryGrain.Key).SweepAsync();
        await IsIdleAsync();
        foreach (var told in ToldFrom(_looked).ToArray())
        {
            if (Chores.DoneAfter(told) is { } says)
                _deeds.Enqueue((told.Name, says), told.At + Chores.UntilDone);
        }

        _looked = _letters.Attempts.Count;
    }

    // Who meets somebody else at a conversation tries again a moment later, which this clock brings only when it is moved.
    private async Task IsIdleAsync()
    {
        var (patience, since) = (FirstPatience, TimeProvider.System.GetTimestamp());
        await Eventually.IsTrueAsync(async () =>
        {
            if (await Instance.QueryAsync<bool>(
                """
                select not exists (select from inbox where state = 'waiting') and not exists (select from outbox where is_open)
                    and not exists (select from schedule where next_due <= $1)
                """, _clock.GetUtcNow()))
                return true;
            if (TimeProvider.System.GetElapsedTime(since) > patience)
            {
                _clock.Advance(TimeSpan.FromMilliseconds(100));
                (patience, since) = (patience * 2 < MaxPatience ? patience * 2 : MaxPatience, TimeProvider.System.GetTimestamp());
            }

            return false;
        });
    }
}
