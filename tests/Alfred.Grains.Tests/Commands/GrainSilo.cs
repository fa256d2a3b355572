using System.Collections.Concurrent;
using System.Collections.Immutable;
using Alfred.Commands;
using Alfred.Feeds;
using Alfred.Instances;
using Alfred.Keys;
using Alfred.Mailboxes;
using Alfred.Members;
using Alfred.ReadModels;
using Alfred.Tests.Instances;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orleans.Configuration;
using Orleans.Runtime.Hosting;
using Orleans.Storage;
using Orleans.TestingHost;

namespace Alfred.Tests.Commands;

/// <summary>The domain grains in a silo of their own, with rows that can be looked at.</summary>
public sealed class GrainSilo : IAsyncDisposable, ISettledCommands, IReadModel, IPersonalRows
{
    private InProcessTestCluster? _cluster;

    private GrainSilo(RowStorage rows) => Rows = rows;

    public RowStorage Rows { get; }

    public IGrainFactory Grains => _cluster!.Silos[0].ServiceProvider.GetRequiredService<IGrainFactory>();

    /// <summary>The commands whose messages are not settled yet.</summary>
    public ImmutableHashSet<CommandId> Unsettled { get; set; } = [];

    public ConcurrentDictionary<string, string> Published { get; } = new();

    /// <summary>What the read model waits for; nothing when it is there.</summary>
    public Task ReadModelAnswers { get; set; } = Task.CompletedTask;

    public static async Task<GrainSilo> StartAsync(
        RowStorage? rows = null, ImmutableArray<MemberSeed>? seeds = null, bool allowUnknownSenders = false,
        IMailReader? mail = null, ICalendarFeed? calendars = null, TimeSpan? responseTimeout = null)
    {
        var silo = new GrainSilo(rows ?? new());
        silo._cluster = await InMemoryCluster.StartAsync(TimeProvider.System, builder =>
        {
            builder.Services.AddSingleton<ISettledCommands>(silo);
            builder.Services.AddSingleton<IReadModel>(silo);
            builder.Services.AddSingleton<IPersonalRows>(silo);
            if (mail is not null)
                builder.Services.AddSingleton(mail);
            if (calendars is not null)
                builder.Services.AddSingleton(calendars);
            if (responseTimeout is { } patience)
                builder.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = patience);
            builder.Services.AddSingleton(KeySecret.Of([1, 2, 3]));
            builder.Services.AddSingleton<MemberIds>();
            builder.Services.AddSingleton(provider => new MemberList(seeds ?? [], provider.GetRequiredService<MemberIds>()));
            builder.Services.AddSingleton(new Instance
            {
                Kind = InstanceKind.Home,
                IsProduction = false,
                Zone = DateTimeZone.Utc,
                Currency = "EUR",
                Language = "en",
                AllowUnknownSenders = allowUnknownSenders,
            });
            builder.Services.AddGrainStorage<IGrainStorage>("Default", (_, _) => silo.Rows);
        });
        return silo;
    }

    /// <summary>The last message that anybody can have handled.</summary>
    public long LastMessage { get; set; }

    public Task<SettledView> FindUnsettledAsync(IReadOnlyCollection<CommandId> commands, CancellationToken cancellationToken) =>
        Task.FromResult(new SettledView(Unsettled.Intersect(commands), LastMessage));

    public Task<string?> GetAsync(string key, CancellationToken cancellationToken) => Task.FromResult(Published.GetValueOrDefault(key));

    public async Task SetAsync(string key, string json)
    {
        await ReadModelAnswers;
        Published[key] = json;
    }

    /// <summary>Whose schedules were ended.</summary>
    public ConcurrentBag<Erasure> Ended { get; } = [];

    public Task EndSchedulesAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        Ended.Add(erasure);
        return Task.CompletedTask;
    }

    public Task<bool> EraseAsync(Erasure erasure, CancellationToken cancellationToken) => Task.FromResult(true);

    public async ValueTask DisposeAsync()
    {
        await _cluster!.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }
}
