using Alfred.Database;
using Npgsql;

namespace Alfred.Tests.Database;

public sealed class TransientRetryTests
{
    private static readonly NpgsqlException DeadConnection = new("the connection is dead", new IOException());
    private int _tries;

    [Fact]
    public async Task as_many_dead_connections_as_a_pool_holds_are_passed_over()
    {
        Assert.Equal(21, await TransientRetry.RunAsync(() => FailUntilAsync(21, DeadConnection)));
    }

    [Fact]
    public async Task it_gives_up_after_twenty_five_tries_with_what_the_last_met()
    {
        var met = await Assert.ThrowsAsync<NpgsqlException>(
            () => TransientRetry.RunAsync(() => FailUntilAsync(int.MaxValue, DeadConnection)));
        Assert.Same(DeadConnection, met);
        Assert.Equal(25, _tries);
    }

    [Fact]
    public async Task any_other_failure_is_not_tried_again()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => TransientRetry.RunAsync(() => FailUntilAsync(2, new TimeoutException())));
        Assert.Equal(1, _tries);
    }

    private Task<int> FailUntilAsync(int tries, Exception failure) =>
        ++_tries < tries ? Task.FromException<int>(failure) : Task.FromResult(_tries);
}
