using Alfred.Calendars;
using Alfred.Database;
using Alfred.Feeds;
using Alfred.Tests.Calendars;
using Alfred.Tests.Commands;
using Alfred.Tests.Instances;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Alfred.Tests.Database;

public sealed class DatabaseFaultsTests(DatabaseFixture databases)
{
    [Theory]
    [InlineData(PostgresErrorCodes.ReadOnlySqlTransaction)] // A standby answers while the server is being replaced.
    [InlineData(PostgresErrorCodes.InvalidPassword)]
    [InlineData(PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData(PostgresErrorCodes.QueryCanceled)]
    [InlineData(PostgresErrorCodes.AdminShutdown)]
    [InlineData(PostgresErrorCodes.DeadlockDetected)]
    [InlineData(PostgresErrorCodes.DiskFull)]
    public void what_is_wrong_with_the_server_is_never_held_against_a_message(string state) =>
        Assert.True(DatabaseFaults.IsInfrastructure(Error(state)));

    [Theory]
    [InlineData(PostgresErrorCodes.UntranslatableCharacter)]
    [InlineData(PostgresErrorCodes.UniqueViolation)]
    [InlineData(PostgresErrorCodes.ProgramLimitExceeded)]
    public void what_is_wrong_with_the_data_is(string state) => Assert.False(DatabaseFaults.IsInfrastructure(Error(state)));

    [Fact]
    public void what_takes_too_long_in_the_database_is_never_held_against_a_message()
    {
        Exception[] late =
        [
            new NpgsqlException("Exception while reading from stream", new TimeoutException("Timeout during reading attempt")),
            new NpgsqlException("The connection pool has been exhausted", new TimeoutException()),
            new TimeoutException("this activation could not write", new NpgsqlException("away", new TimeoutException())),
        ];

        Assert.All(late, exception => Assert.False(DatabaseFaults.CountsAsTry(exception)));
    }

    [Fact]
    public void what_a_stopping_or_dying_silo_took_with_it_is_never_held_against_a_message() =>
        Assert.False(DatabaseFaults.CountsAsTry(new SiloUnavailableException()));

    // By Orleans' own words, which are what tells it.
    [Fact]
    public async Task a_grain_that_does_not_answer_is_a_try_of_the_message()
    {
        var feed = new HeldCalendarFeed();
        await using var silo = await GrainSilo.StartAsync(calendars: feed, responseTimeout: TimeSpan.FromSeconds(1));
        var url = new CalendarUrl { Value = "https://calendar.example/a.ics" };

        var late = await Record.ExceptionAsync(
            () => silo.Grains.GetGrain<ICalendarFeedGrain>("a").ReadAsync(url, new(2026, 11, 23)));
        feed.MayEnd.SetResult();

        Assert.IsType<TimeoutException>(late);
        Assert.True(DatabaseFaults.CountsAsTry(late));
    }

    // What waits for a table that somebody locked hears it from the database, and behind another that waits for it as well.
    [Fact]
    public async Task whoever_waits_for_the_database_hears_it_long_before_orleans_gives_up()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await using var command = alfred.Database.CreateCommand("select 1");

        var orleans = alfred.Service<IOptions<SiloMessagingOptions>>().Value.ResponseTimeout;

        Assert.InRange(command.CommandTimeout, 1, orleans.TotalSeconds / 3);
    }

    private static PostgresException Error(string state) => new("refused", "ERROR", "ERROR", state);
}
