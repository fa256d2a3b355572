using System.Diagnostics;
using Alfred.Conversations;
using Alfred.Groceries;
using Alfred.Hosting;
using Alfred.Inbox;
using Alfred.Instances;
using Alfred.Members;
using Alfred.Ownership;
using Alfred.Skills;
using Alfred.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Npgsql;
using Orleans.Configuration;

namespace Alfred.Tests.Instances;

/// <summary>
/// An instance in the test's process: real engine, real Postgres, the message path as it is, with letters as its channel. Starting a second
/// one on the same database is a restart.
/// </summary>
public sealed class TestInstance : IAsyncDisposable
{
    private readonly IHost _host;

    private TestInstance(IHost host, ManualTimeProvider clock, Letters letters, EchoSkill skill)
    {
        _host = host;
        Clock = clock;
        Letters = letters;
        Skill = skill;
    }

    public ManualTimeProvider Clock { get; }

    public Letters Letters { get; }

    public EchoSkill Skill { get; }

    public IInbox Inbox => Service<IInbox>();

    public IGrainFactory Grains => Service<IGrainFactory>();

    public NpgsqlDataSource Database => Service<NpgsqlDataSource>();

    public static async Task<TestInstance> StartAsync(
        string database, ManualTimeProvider? clock = null, Letters? letters = null, string? redis = null, bool isOpenHouse = true,
        Action<IServiceCollection>? more = null, int senderLimit = 0)
    {
        clock ??= new();
        letters ??= new(clock);
        var skill = new EchoSkill();
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(new Instance
        {
            Kind = InstanceKind.Home,
            IsProduction = false,
            Zone = DateTimeZoneProviders.Tzdb["Europe/Madrid"],
            Currency = "EUR",
            Language = "en",
            IsOpenHouse = isOpenHouse,
        });
        builder.Services.AddSingleton<ISkillCatalog>(new OneSkill(skill));
        builder.Services.AddSingleton(new MemberSeeds([]));
        builder.Services.AddSingleton<Alfred.Channels.IChannel>(letters);
        builder.Services.AddSingleton<IBodyReader>(letters);
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(serviceId: "alfred-test", clusterId: "alfred-test")
            .AddAdoNetGrainStorageAsDefault(options =>
            {
                options.Invariant = "Npgsql";
                options.ConnectionString = database;
            })
            .UseAdoNetReminderService(options =>
            {
                options.Invariant = "Npgsql";
                options.ConnectionString = database;
            })
            .Configure<GrainCollectionOptions>(options => options.CollectionAge = TimeSpan.FromHours(2)));
        builder.Services.AddAlfredGrains(new() { ConnectionString = database, RedisConfiguration = redis, SenderLimit = senderLimit });
        more?.Invoke(builder.Services);
        var host = builder.Build();
        try
        {
            await host.StartAsync();
        }
        catch
        {
            host.Dispose();
            throw;
        }

        return new(host, clock, letters, skill);
    }

    public T Service<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>The key under which the instance knows a conversation; letters name it <c>letters:ada</c>.</summary>
    public ConversationId KeyOf(string address) => Service<ConversationKeys>().Of(new(address));

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

    /// <summary>Lets the clock run, a second at a time, until something has happened.</summary>
    public Task TimePassesUntilAsync(Func<bool> condition) => Eventually.IsTrueAsync(async () =>
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        await CountAsync("inbox");
        return condition();
    });

    /// <summary>
    /// Lets at most five seconds pass, in two steps with all the time in the world to work behind each, and expects that something has happened.
    /// </summary>
    public async Task FiveSecondsPassUntilAsync(Func<bool> condition)
    {
        await OwnerSleepsAsync();
        Clock.Advance(TimeSpan.FromSeconds(2.5));
        var since = Stopwatch.GetTimestamp();
        while (!condition() && Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(5))
            await CountAsync("instance");
        await OwnerSleepsAsync();
        Clock.Advance(TimeSpan.FromSeconds(2.5));
        await Eventually.IsTrueAsync(() => Task.FromResult(condition()));
    }

    // While it looks around no timer of its runs: time that passes then would pass it by.
    private Task OwnerSleepsAsync() => Clock.TimerSetWithinAsync(TimeSpan.FromTicks(1), OwnershipWatch.Interval, Limits.Patience);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private sealed class OneSkill(Skill skill) : ISkillCatalog
    {
        public IReadOnlyList<Skill> Skills { get; } = [skill];

        public SkillAction? Find(ActionName name) =>
            skill.Actions.SingleOrDefault(action => $"{skill.Name}.{action.Name}" == name.Value);
    }
}
