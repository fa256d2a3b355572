using Alfred.Inbox;
using Alfred.Ownership;
using Alfred.Schedules;
using Alfred.Testing;
using Alfred.Tests.Instances;
using Npgsql;

namespace Alfred.Tests.Ownership;

public sealed class OwnershipTests(DatabaseFixture databases)
{
    [Fact]
    public async Task a_message_that_a_replaced_process_stored_is_answered_by_the_owner_within_five_seconds()
    {
        var database = await databases.CreateAsync();
        await using var before = await TestInstance.StartAsync(database);
        await using var after = await TestInstance.StartAsync(database);
        // It has noticed: from now on it only stores.
        Assert.False(await before.Service<Owner>().VerifyAsync(CancellationToken.None));

        await before.Inbox.AcceptAsync(Letters.Written("1", "add milk"), CancellationToken.None);
        await after.FiveSecondsPassUntilAsync(() => after.Letters.Attempts.Count == 1);

        Assert.Equal(["added, 1 open"], after.Letters.Texts);
        Assert.Empty(before.Letters.Texts);
    }

    [Fact]
    public async Task after_a_pause_a_process_looks_before_it_gives_a_command()
    {
        var database = await databases.CreateAsync();
        await using var before = await TestInstance.StartAsync(database);
        await using var after = await TestInstance.StartAsync(database);
        var owner = before.Service<Owner>();
        Assert.True(await owner.IsOursAsync(CancellationToken.None));

        // As SIGSTOP and SIGCONT do: time passed, and not a line of it ran.
        before.Clock.Advance(Owner.Freshness + TimeSpan.FromSeconds(1));

        Assert.False(await owner.IsOursAsync(CancellationToken.None));
        await Assert.ThrowsAsync<OwnershipLostException>(() => owner.RequireAsync(CancellationToken.None).AsTask());
    }

    [Fact]
    public async Task a_replaced_process_writes_no_state_of_any_grain_and_brings_no_schedule()
    {
        var database = await databases.CreateAsync();
        await using var before = await TestInstance.StartAsync(database);
        await before.Inbox.AcceptAsync(Letters.Written("1", "daily 07:00"), CancellationToken.None);
        await before.Letters.WaitForAsync(1);
        // Somebody else took over and is not heard of since.
        await before.QueryAsync<long>("update instance set epoch = epoch + 1 returning epoch");
        await before.Service<Owner>().VerifyAsync(CancellationToken.None);
        var rows = await before.CountAsync("orleansstorage");

        await before.Inbox.AcceptAsync(Letters.Written("2", "add milk"), CancellationToken.None);
        before.Clock.SetUtcNow(before.Clock.GetUtcNow().AddDays(2));
        var brought = await before.Grains.GetGrain<ISchedulerGrain>(ISchedulerGrain.Key).SweepAsync();

        Assert.Equal((0, rows), (brought, await before.CountAsync("orleansstorage")));
        Assert.Equal(1, await before.QueryAsync<long>("select count(*) from inbox where state = 'waiting'"));
        Assert.Equal(0, await before.QueryAsync<long>("select count(*) from inbox where channel = 'schedule'"));
    }

    [Fact]
    public async Task a_plan_of_a_replaced_process_does_not_overwrite_the_owners()
    {
        var database = await databases.CreateAsync();
        await using var before = await TestInstance.StartAsync(database);
        await using var after = await TestInstance.StartAsync(database);

        await Assert.ThrowsAsync<OwnershipLostException>(() => before.Service<InboxStore>().KeepPlanAsync(1, "[]", CancellationToken.None));
    }

    [Fact]
    public async Task a_failure_in_a_replaced_process_does_not_count_as_a_try_of_the_owner()
    {
        var database = await databases.CreateAsync();
        await using var before = await TestInstance.StartAsync(database);
        await before.Inbox.AcceptAsync(Letters.Written("1", "fail now"), CancellationToken.None);
        await Eventually.IsTrueAsync(async () => await before.QueryAsync<int>("select attempts from inbox") == 1);
        await before.QueryAsync<long>("update instance set epoch = epoch + 1 returning epoch");

        await before.Service<InboxStore>().NoteFailureAsync(1, 4, "late", before.Clock.GetUtcNow(), CancellationToken.None);

        Assert.Equal(1, await before.QueryAsync<int>("select attempts from inbox"));
    }

    /// <summary>
    /// A completion whose statement began before the take-over does not see the new epoch. Were its row read as waiting by the new owner, what the
    /// old one forgets behind the completion (the outcomes of its commands) would be missing when the new one runs them.
    /// </summary>
    [Fact]
    public async Task a_take_over_lets_a_completion_end_that_is_under_way()
    {
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync());
        await using var connection = await alfred.Database.OpenConnectionAsync();
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "slow work"), CancellationToken.None);
        await alfred.Skill.SlowBegun.Task.WaitAsync(Limits.Patience);
        await using (var holding = await connection.BeginTransactionAsync())
        {
            await using (var command = new NpgsqlCommand("select from inbox for update", connection, holding))
                await command.ExecuteNonQueryAsync();
            alfred.Skill.SlowMayEnd.SetResult();
            await WaitersAsync(alfred, "update inbox");

            var taking = new Owner(alfred.Database, alfred.Clock).TakeOverAsync(CancellationToken.None);
            await WaitersAsync(alfred, "lock table inbox");
            await holding.CommitAsync();
            await taking;
        }

        Assert.Equal("2 done", await alfred.QueryAsync<string>("select (select epoch from instance) || ' ' || state from inbox"));
    }

    [Fact]
    public async Task a_take_over_does_not_wait_for_ever()
    {
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync());
        await using var connection = await alfred.Database.OpenConnectionAsync();
        await using var hanging = await connection.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("lock table inbox in row exclusive mode", connection, hanging))
            await command.ExecuteNonQueryAsync();

        await new Owner(alfred.Database, alfred.Clock).TakeOverAsync(CancellationToken.None).WaitAsync(Limits.Patience);

        Assert.Equal(2, await alfred.QueryAsync<long>("select epoch from instance"));
    }

    private static Task WaitersAsync(TestInstance alfred, string statement) => Eventually.IsTrueAsync(async () => await alfred.QueryAsync<long>(
        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and strpos(query, $1) > 0", statement) > 0);

    [Fact]
    public async Task two_processes_side_by_side_lose_nothing_and_do_nothing_twice()
    {
        var database = await databases.CreateAsync();
        var instances = new List<TestInstance> { await TestInstance.StartAsync(database), await TestInstance.StartAsync(database) };
        try
        {
            // Both take messages in, the owner changes twice meanwhile, and every message comes to both as a provider's second try does.
            for (var i = 0; i < 120; i++)
            {
                if (i is 40 or 80)
                    instances.Add(await TestInstance.StartAsync(database));
                var letter = Letters.Written($"{i}", $"add item{i}", chat: $"chat{i % 10}");
                await Task.WhenAll(instances.TakeLast(2).Select(instance => instance.Inbox.AcceptAsync(letter, CancellationToken.None)));
            }

            await Eventually.IsTrueAsync(async () =>
            {
                foreach (var instance in instances)
                    instance.Clock.Advance(TimeSpan.FromSeconds(1));
                return await instances[^1].QueryAsync<long>("select count(*) from inbox where state = 'done'") == 120;
            });

            var items = (await instances[^1].GroceriesAsync()).ToArray();
            Assert.Equal(120, items.Length);
            Assert.Equal(120, items.Distinct().Count());
            Assert.Equal(120, await instances[^1].CountAsync("journal"));
            Assert.Equal(120, await instances[^1].CountAsync("outbox"));
        }
        finally
        {
            foreach (var instance in instances)
                await instance.DisposeAsync();
        }
    }
}
