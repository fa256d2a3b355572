using Microsoft.Extensions.DependencyInjection;
using Orleans.Embedded.Tests.Conformance.Storage;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Conformance.Reminders;

/// <summary>Reminders in real time with short periods; exact times are tested with a clock that stands still (Engine/Reminders).</summary>
public sealed class ReminderTests(OrleansDatabase database)
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(200);

    private readonly Ticks _ticks = new();

    [Fact]
    public async Task a_reminder_ticks_when_it_is_due_and_at_each_period()
    {
        await using var silo = await InMemoryAsync();
        await Grain(silo).StartAsync("r", Soon, Soon);
        var (name, first) = await _ticks.NextAsync();
        var (_, second) = await _ticks.NextAsync();
        Assert.Equal("r", name);
        Assert.Equal(Soon, first.Period);
        Assert.Equal(first.FirstTickTime, second.FirstTickTime);
        Assert.True(second.CurrentTickTime > first.CurrentTickTime);
        Assert.Equal(DateTimeKind.Utc, first.FirstTickTime.Kind);
    }

    [Fact]
    public async Task a_reminder_brings_its_grain_up()
    {
        await using var silo = await InMemoryAsync();
        await Grain(silo).StartAsync("r", 5 * Soon, 5 * Soon);
        await silo.Cluster.DeactivateAsync(Grain(silo));
        await _ticks.NextAsync();
        Assert.True(silo.Cluster.TryGetGrainContext(Grain(silo).GetGrainId(), out _));
    }

    [Fact]
    public async Task a_reminder_is_found_until_it_is_removed()
    {
        await using var silo = await InMemoryAsync();
        Assert.False(await Grain(silo).HasAsync("r"));
        await Grain(silo).StartAsync("r", TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        Assert.True(await Grain(silo).HasAsync("r"));
        await Grain(silo).StopAsync("r");
        Assert.False(await Grain(silo).HasAsync("r"));
    }

    [Fact]
    public async Task a_grain_lists_its_own_reminders()
    {
        await using var silo = await InMemoryAsync();
        await Grain(silo).StartAsync("one", TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        await Grain(silo).StartAsync("two", TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        await silo.Grains.GetGrain<IReminderGrain>("reminder:b").StartAsync("three", TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        Assert.Equal(["one", "two"], (await Grain(silo).NamesAsync()).Order());
    }

    [Fact]
    public async Task a_reminder_that_is_registered_again_has_its_new_times()
    {
        await using var silo = await InMemoryAsync();
        await Grain(silo).StartAsync("r", TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        await Grain(silo).StartAsync("r", Soon, 2 * Soon);
        Assert.Equal(2 * Soon, (await _ticks.NextAsync()).Status.Period);
        Assert.Equal(["r"], await Grain(silo).NamesAsync());
    }

    [Theory]
    [InlineData(1000, 99)]
    [InlineData(-1, 1000)]
    [InlineData(1000, -1)]
    public async Task impossible_times_are_refused(int due, int period)
    {
        await using var silo = await InMemoryAsync();
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Grain(silo).StartAsync("r", TimeSpan.FromMilliseconds(due), TimeSpan.FromMilliseconds(period)));
        Assert.False(await Grain(silo).HasAsync("r"));
    }

    [Fact]
    public async Task a_name_is_needed()
    {
        await using var silo = await InMemoryAsync();
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Grain(silo).StartAsync("", TimeSpan.FromHours(1), TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task a_grain_that_cannot_receive_reminders_may_not_have_any()
    {
        await using var silo = await InMemoryAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => silo.Grains.GetGrain<IDeafGrain>("deaf:a").StartAsync());
    }

    [Fact]
    public async Task a_tick_that_fails_is_followed_by_the_next()
    {
        await using var silo = await InMemoryAsync();
        await Grain(silo).StartAsync("fails", Soon, Soon);
        await _ticks.NextAsync();
        await _ticks.NextAsync();
    }

    [Fact]
    public async Task a_reminder_in_the_database_survives_the_silo()
    {
        var connectionString = await database.CreateAsync();
        await using (var first = await PostgresAsync(connectionString)) await Grain(first).StartAsync("r", TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        await using var second = await PostgresAsync(connectionString);
        Assert.True(await Grain(second).HasAsync("r"));
        await Grain(second).StartAsync("r", Soon, Soon);
        await _ticks.NextAsync();
        await Grain(second).StopAsync("r");
        Assert.Equal(0L, await OrleansDatabase.ReadAsync<long>(connectionString, "SELECT count(*) FROM OrleansRemindersTable"));
    }

    private static IReminderGrain Grain(TestSilo silo) => silo.Grains.GetGrain<IReminderGrain>("reminder:a");

    private Task<TestSilo> InMemoryAsync() => StartAsync(silo => silo.UseInMemoryReminderService());

    private Task<TestSilo> PostgresAsync(string connectionString) => StartAsync(silo => silo.UseAdoNetReminderService(options =>
    {
        options.Invariant = "Npgsql";
        options.ConnectionString = connectionString;
    }));

    private Task<TestSilo> StartAsync(Action<ISiloBuilder> configure) => TestSilo.StartAsync(silo =>
    {
        configure(silo);
        silo.Configure<ReminderOptions>(options => options.MinimumReminderPeriod = TimeSpan.FromMilliseconds(100));
        silo.Services.AddSingleton(_ticks);
    });
}
