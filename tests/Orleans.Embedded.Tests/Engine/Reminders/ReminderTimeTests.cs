using Alfred.Testing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Embedded.Tests.Conformance.Reminders;
using Orleans.Embedded.Tests.Conformance.Storage;
using Orleans.Embedded.Tests.Conformance;
using Orleans.Hosting;

namespace Orleans.Embedded.Tests.Engine.Reminders;

public sealed class ReminderTimeTests(OrleansDatabase database)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ManualTimeProvider _time = new();
    private readonly Ticks _ticks = new();

    [Fact]
    public async Task a_reminder_ticks_when_it_is_due_and_at_each_period()
    {
        await using var silo = await InMemoryAsync();
        var start = _time.GetUtcNow().UtcDateTime;
        await Grain(silo).StartAsync("r", 2 * Minute, 5 * Minute);
        _time.Advance(2 * Minute - TimeSpan.FromTicks(1));
        Assert.True(_ticks.IsEmpty);
        _time.Advance(TimeSpan.FromTicks(1));
        var (name, first) = await _ticks.NextAsync();
        Assert.Equal("r", name);
        Assert.Equal(start + 2 * Minute, first.FirstTickTime);
        Assert.Equal(start + 2 * Minute, first.CurrentTickTime);
        Assert.Equal(5 * Minute, first.Period);
        _time.Advance(5 * Minute);
        Assert.Equal(start + 7 * Minute, (await _ticks.NextAsync()).Status.CurrentTickTime);
    }

    [Fact]
    public async Task a_reminder_that_is_removed_ticks_no_more()
    {
        await using var silo = await InMemoryAsync();
        await Grain(silo).StartAsync("r", Minute, Minute);
        _time.Advance(Minute);
        await _ticks.NextAsync();
        await Grain(silo).StopAsync("r");
        Assert.False(await Grain(silo).HasAsync("r"));
        _time.Advance(10 * Minute);
        Assert.True(_ticks.IsEmpty);
    }

    [Fact]
    public async Task a_reminder_shorter_than_the_minimum_is_refused()
    {
        await using var silo = await InMemoryAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => Grain(silo).StartAsync("r", Minute, TimeSpan.FromSeconds(59)));
    }

    [Fact]
    public async Task a_missed_tick_comes_at_start_and_the_next_one_in_time()
    {
        var connectionString = await database.CreateAsync();
        var start = _time.GetUtcNow().UtcDateTime;
        await using (var first = await PostgresAsync(connectionString)) await Grain(first).StartAsync("r", Minute, 10 * Minute);
        _time.Advance(25 * Minute);
        Assert.True(_ticks.IsEmpty);
        await using var second = await PostgresAsync(connectionString);
        Assert.Equal(start + 25 * Minute, (await _ticks.NextAsync()).Status.CurrentTickTime);
        _time.Advance(6 * Minute);
        Assert.Equal(start + 31 * Minute, (await _ticks.NextAsync()).Status.CurrentTickTime);
        Assert.True(_ticks.IsEmpty);
    }

    [Fact]
    public async Task a_row_has_the_columns_that_the_official_provider_reads()
    {
        var connectionString = await database.CreateAsync();
        await using var silo = await PostgresAsync(connectionString);
        await Grain(silo).StartAsync("r", Minute, 10 * Minute);
        await Grain(silo).StartAsync("r", Minute, 20 * Minute);
        var row = await OrleansDatabase.ReadAsync<string>(
            connectionString, "SELECT concat_ws('|', ServiceId, GrainId, ReminderName, extract(epoch FROM StartTime)::bigint, Period, GrainHash, Version) FROM OrleansRemindersTable");
        var hash = unchecked((int)Orleans.Runtime.GrainId.Parse("test-reminder/reminder:a").GetUniformHashCode());
        Assert.Equal($"dev|test-reminder/reminder:a|r|{_time.GetUtcNow().AddMinutes(1).ToUnixTimeSeconds()}|1200000|{hash}|1", row);
    }

    private static IReminderGrain Grain(TimedSilo silo) => silo.Grains.GetGrain<IReminderGrain>("reminder:a");

    private Task<TimedSilo> InMemoryAsync() => TimedSilo.StartAsync(
        silo => silo.UseInMemoryReminderService().ConfigureServices(services => services.AddSingleton(_ticks)), _time);

    private Task<TimedSilo> PostgresAsync(string connectionString) => TimedSilo.StartAsync(
        silo => silo
            .UseAdoNetReminderService(options =>
            {
                options.Invariant = "Npgsql";
                options.ConnectionString = connectionString;
            })
            .ConfigureServices(services => services.AddSingleton(_ticks)),
        _time);
}
