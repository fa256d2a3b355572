using System.Collections.Immutable;
using System.Diagnostics;
using Alfred.Channels;
using Alfred.Groceries;
using Alfred.Hosting;
using Alfred.Inbox;
using Alfred.Instances;
using Alfred.Languages;
using Alfred.Keys;
using Alfred.Members;
using Alfred.Model;
using Alfred.Recovery;
using Alfred.Skills;
using Alfred.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using Npgsql;
using Orleans.TestingHost;

namespace Alfred.Tests.Instances;

/// <summary>
/// An instance in the test's process: Orleans with the message path as it is, on a real Postgres, with letters as its channel. A second one
/// on the same database is another cluster of one, as in a restart or a deploy that overlaps; one of several silos is one cluster.
/// </summary>
public sealed class TestInstance : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;
    private Func<Task> _giveBack = static () => Task.CompletedTask;

    private TestInstance(InProcessTestCluster cluster, TestClock clock, Letters letters, EchoSkill skill)
    {
        _cluster = cluster;
        Clock = clock;
        Letters = letters;
        Skill = skill;
    }

    public TestClock Clock { get; }

    public Letters Letters { get; }

    public EchoSkill Skill { get; }

    public IInbox Inbox => Service<IInbox>();

    public IGrainFactory Grains => Service<IGrainFactory>();

    public NpgsqlDataSource Database => Service<NpgsqlDataSource>();

    public static async Task<TestInstance> StartAsync(
        string database, TestClock? clock = null, Letters? letters = null, string? redis = null, bool allowUnknownSenders = true,
        Action<IServiceCollection>? more = null, int senderLimit = 0, int silos = 1, string language = "en",
        ModelLimits? model = null, params ImmutableArray<MemberSeed> members)
    {
        clock ??= new();
        letters ??= new(clock);
        var skill = new EchoSkill();
        var cluster = await InMemoryCluster.StartAsync(clock, Configure, silos);
        return new(cluster, clock, letters, skill);

        void Configure(ISiloBuilder silo)
        {
            silo.Services.AddSingleton(new Instance
            {
                Kind = InstanceKind.Home,
                IsProduction = false,
                Zone = DateTimeZoneProviders.Tzdb["Europe/Madrid"],
                Currency = "EUR",
                Language = language,
                AllowUnknownSenders = allowUnknownSenders,
            });
            silo.Services.AddSingleton<ISkillCatalog>(new SkillList(skill));
            silo.Services.AddSingleton<Alfred.Channels.IChannel>(letters);
            silo.Services.AddSingleton<IBodyReader>(letters);
            silo.UseInstanceDatabase();
            silo.Services.AddSingleton(LanguageSet.Of(LanguageSet.Files([typeof(AlfredGrains).Assembly])));
            silo.Services.AddAlfredGrains(new()
            {
                ConnectionString = database, RedisConfiguration = redis, SenderLimit = senderLimit, Members = members, Model = model,
            });
            more?.Invoke(silo.Services);
        }
    }

    /// <summary>The same on a database of its own, which another test may have when this instance is disposed of.</summary>
    public static async Task<TestInstance> StartAsync(
        DatabaseFixture databases, TestClock? clock = null, Letters? letters = null, string? redis = null, bool allowUnknownSenders = true,
        Action<IServiceCollection>? more = null, int senderLimit = 0, int silos = 1, string language = "en",
        ModelLimits? model = null, params ImmutableArray<MemberSeed> members)
    {
        var database = await databases.TakeAsync();
        var instance = await StartAsync(
            database, clock, letters, redis, allowUnknownSenders, more, senderLimit, silos, language, model, members);
        instance._giveBack = () => databases.GiveBackAsync(database);
        return instance;
    }

    public T Service<T>()
        where T : notnull => ServiceOf<T>(silo: 0);

    /// <summary>A service of one of several silos.</summary>
    public T ServiceOf<T>(int silo)
        where T : notnull => _cluster.Silos[silo].ServiceProvider.GetRequiredService<T>();

    /// <summary>The key under which the instance knows a conversation; letters name it <c>letters:ada</c>.</summary>
    public ConversationId KeyOf(string address) => Service<KeySecret>().KeyOf(new(address));

    /// <summary>Stores a delivery and tells nobody, as a process does that is killed at this moment.</summary>
    public async Task StoreOnlyAsync(params Delivery[] deliveries)
    {
        var now = Clock.GetUtcNow();
        await new InboxInsert(Database, Service<KeySecret>())
            .WriteAsync(
                [.. deliveries.Select(delivery => new AcceptedDelivery(delivery, Guid.CreateVersion7(now), now))], now,
                CancellationToken.None);
    }

    /// <summary>A single value from the database.</summary>
    public async Task<T?> QueryAsync<T>(string sql, params object[] values)
    {
#pragma warning disable CA2100 // Texts of tests.
        await using var command = Database.CreateCommand(sql);
#pragma warning restore CA2100
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return await command.ExecuteScalarAsync() is T found ? found : default;
    }

    public Task<long> CountAsync(string table) => QueryAsync<long>($"select count(*) from {table}")!;

    public async Task<IReadOnlyList<string>> GroceriesAsync() =>
        [.. (await Grains.GetGrain<IGroceryGrain>(IGroceryGrain.DefaultKey).ListAsync()).Select(item => item.Name)];

    /// <summary>
    /// Lets the clock run until something has happened: a second at a time, or less where the clock must not outrun real calls that have
    /// a time limit by it.
    /// </summary>
    public Task TimePassesUntilAsync(Func<bool> condition, double seconds = 1) => Eventually.IsTrueAsync(async () =>
    {
        Clock.Advance(TimeSpan.FromSeconds(seconds));
        await CountAsync("inbox");
        return condition();
    });

    /// <summary>
    /// Lets at most five seconds pass, in two steps with all the time in the world to work behind each, and expects that something has
    /// happened.
    /// </summary>
    public async Task FiveSecondsPassUntilAsync(Func<bool> condition)
    {
        await RecoverySleepsAsync();
        Clock.Advance(TimeSpan.FromSeconds(2.5));
        var since = Stopwatch.GetTimestamp();
        while (!condition() && Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(5))
            await CountAsync("instance");
        await RecoverySleepsAsync();
        Clock.Advance(TimeSpan.FromSeconds(2.5));
        await Eventually.IsTrueAsync(() => Task.FromResult(condition()));
    }

    // While it looks around no timer of its runs: time that passes then would pass it by.
    private Task RecoverySleepsAsync() => Clock.TimerSetWithinAsync(TimeSpan.FromTicks(1), RecoveryGrain.Interval, Limits.Patience);

    public async ValueTask DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
        await _giveBack();
    }
}
