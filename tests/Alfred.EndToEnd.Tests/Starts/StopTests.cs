using Alfred.Testing.Instances;
using Npgsql;

namespace Alfred.EndToEnd.Starts;

public sealed class StopTests(SharedPostgres postgres)
{
    [Fact]
    [Trait("Category", "HomeOnly")]
    public async Task a_process_that_is_told_to_stop_before_it_is_up_ends_in_order()
    {
        await using var home = await HomeInstance.PrepareAsync(await postgres.CreateDatabaseAsync());
        await home.MigrateAsync();
        await using var other = new NpgsqlConnection(home.Database);
        await other.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync();
        // What recovery, the last step of a start, looks at.
        await using (var hold = new NpgsqlCommand("lock table schedule", other, transaction))
            await hold.ExecuteNonQueryAsync();
        await home.StartAsync();

        Assert.Equal(0, await home.Process.StopAsync());

        Assert.DoesNotContain("Unhandled", home.Process.Output, StringComparison.Ordinal);
    }
}
