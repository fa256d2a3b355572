using System.Collections.Concurrent;
using System.Collections.Immutable;
using Alfred.Commands;
using Alfred.Instances;
using Alfred.Keys;
using Alfred.Members;
using Alfred.ReadModels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using Orleans.Runtime.Hosting;
using Orleans.Storage;

namespace Alfred.Tests.Commands;

/// <summary>The domain grains in a silo of their own, with rows that can be looked at.</summary>
public sealed class GrainSilo : IAsyncDisposable, IUnsettledCommands, IReadModel
{
    private readonly IHost _host;

    private GrainSilo(RowStorage rows, MemberSeeds seeds, bool isOpenHouse)
    {
        Rows = rows;
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IUnsettledCommands>(this);
        builder.Services.AddSingleton<IReadModel>(this);
        builder.Services.AddSingleton(seeds);
        builder.Services.AddSingleton(KeySecret.Of([1, 2, 3]));
        builder.Services.AddSingleton<MemberIds>();
        builder.Services.AddSingleton<MemberList>();
        builder.Services.AddSingleton(new Instance
        {
            Kind = InstanceKind.Home,
            IsProduction = false,
            Zone = DateTimeZone.Utc,
            Currency = "EUR",
            Language = "en",
            IsOpenHouse = isOpenHouse,
        });
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering();
            silo.Services.AddGrainStorage<IGrainStorage>("Default", (_, _) => rows);
        });
        _host = builder.Build();
    }

    public RowStorage Rows { get; }

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    /// <summary>The commands whose messages are not settled yet.</summary>
    public ImmutableHashSet<CommandId> Unsettled { get; set; } = [];

    public ConcurrentDictionary<string, string> Published { get; } = new();

    /// <summary>What the read model waits for; nothing when it is there.</summary>
    public Task ReadModelAnswers { get; set; } = Task.CompletedTask;

    public static async Task<GrainSilo> StartAsync(RowStorage? rows = null, MemberSeeds? seeds = null, bool isOpenHouse = false)
    {
        var silo = new GrainSilo(rows ?? new(), seeds ?? new([]), isOpenHouse);
        await silo._host.StartAsync();
        return silo;
    }

    public Task<ImmutableHashSet<CommandId>> WhichAreUnsettledAsync(IReadOnlyCollection<CommandId> commands, CancellationToken cancellationToken) =>
        Task.FromResult(Unsettled.Intersect(commands));

    public Task<string?> GetAsync(string key, CancellationToken cancellationToken) => Task.FromResult(Published.GetValueOrDefault(key));

    public async Task SetAsync(string key, string json)
    {
        await ReadModelAnswers;
        Published[key] = json;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
