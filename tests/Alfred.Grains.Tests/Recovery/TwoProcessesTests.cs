using Alfred.Commands;
using Alfred.Groceries;
using Alfred.Inbox;
using Alfred.Members;
using Alfred.Tests.Instances;

namespace Alfred.Tests.Recovery;

/// <summary>Two clusters of one on one database, as while a deploy overlaps: nobody owns the instance, conditional writes decide.</summary>
public sealed class TwoProcessesTests(DatabaseFixture databases)
{
    [Fact]
    public async Task what_a_killed_process_had_stored_is_answered_by_the_other_within_five_seconds()
    {
        var database = await databases.CreateAsync();
        await using var before = await TestInstance.StartAsync(database);
        await using var after = await TestInstance.StartAsync(database);

        await before.StoreOnlyAsync(Letters.Written("1", "add milk"));
        await after.FiveSecondsPassUntilAsync(() => after.Letters.Attempts.Count == 1);

        Assert.Equal(["added, 1 open"], after.Letters.Texts);
        Assert.Empty(before.Letters.Texts);
    }

    [Fact]
    public async Task who_is_removed_by_one_process_is_a_stranger_to_the_other_ten_seconds_later()
    {
        var database = await databases.CreateAsync();
        await using var one = await TestInstance.StartAsync(database, allowUnknownSenders: false);
        await using var other = await TestInstance.StartAsync(database, allowUnknownSenders: false);
        var members = one.Grains.GetGrain<IMembershipGrain>(IDirectoryGrain.Key);
        await members.InviteAsync(By(1), "Cleo", MemberRole.Adult, "2A3B-4C5D");
        await members.JoinAsync(By(2), new("letters:cleo"), "2A3B-4C5D");
        await members.InviteAsync(By(3), "Dan", MemberRole.Admin, "9Z9Z-9Z9Z");
        await members.JoinAsync(By(4), new("letters:dan"), "9Z9Z-9Z9Z");
        var directory = other.Grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key);
        other.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("Cleo", (await directory.FindAsync(new("letters:cleo"), null))?.Name);

        await members.RemoveAsync(By(5), "Cleo");
        other.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Null(await directory.FindAsync(new("letters:cleo"), null));

        Command By(long message) => new(new(1_000_000 + message, 0), "ada", one.Clock.GetUtcNow());
    }

    /// <summary>
    /// As SIGSTOP does: a process stands still before a command, another one handles the message and forgets the command's outcome, and the
    /// first goes on.
    /// </summary>
    [Fact]
    public async Task a_command_whose_message_another_process_settled_meanwhile_is_not_applied_again()
    {
        var database = await databases.CreateAsync();
        await using var stopped = await TestInstance.StartAsync(database);
        await stopped.GroceriesAsync();
        await using var other = await TestInstance.StartAsync(database);
        await other.Inbox.AcceptAsync(Letters.Written("1", "half milk"), CancellationToken.None);
        await other.Inbox.AcceptAsync(Letters.Written("2", "add eggs", from: "bob"), CancellationToken.None);
        await other.Letters.WaitForAsync(1);
        var message = await other.QueryAsync<long>("select id from inbox where delivery_key = 'letters:2'");
        await other.Inbox.AcceptAsync(Letters.Written("3", "add bread", from: "bob"), CancellationToken.None);
        await other.Letters.WaitForAsync(2);

        await Assert.ThrowsAsync<MessageSettledException>(
            () => List(stopped).AddAsync(Command(stopped, message), [new("eggs", new(6, null))]));

        Assert.DoesNotContain(await List(stopped).ListAsync(), item => item.Quantity is { Amount: 6 });
    }

    [Fact]
    public async Task commands_of_two_processes_that_meet_on_one_list_all_count_once()
    {
        var database = await databases.CreateAsync();
        await using var one = await TestInstance.StartAsync(database);
        await using var two = await TestInstance.StartAsync(database);
        await one.StoreOnlyAsync([.. Enumerable.Range(0, 60).Select(i => Letters.Written($"{i}", "say hello", chat: $"chat{i}"))]);
        var first = await one.QueryAsync<long>("select min(id) from inbox");

        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.WhenAll(
            List(one).AddAsync(Command(one, first + i), [new($"item{i}", new(1, "l"))]),
            List(two).AddAsync(Command(two, first + i), [new($"item{i}", new(1, "l"))]))));

        var items = await List(two).ListAsync();
        Assert.Equal(60, items.Length);
        Assert.All(items, item => Assert.Equal(1, item.Quantity!.Amount));
    }

    [Fact]
    public async Task a_plan_that_was_made_by_what_the_conversation_remembered_before_is_not_kept()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "remember this"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        await alfred.StoreOnlyAsync(Letters.Written("2", "pick that"));
        var inbox = alfred.Service<InboxStore>();
        var message = Assert.Single(await inbox.NextAsync(alfred.KeyOf("letters:ada"), 10, CancellationToken.None));

        await Assert.ThrowsAsync<MessageSettledException>(
            () => inbox.KeepPlanAsync(message, "[]", memoryVersion: 0, CancellationToken.None));
    }

    [Fact]
    public async Task of_two_processes_that_plan_a_message_the_first_plan_counts()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.StoreOnlyAsync(Letters.Written("1", "pick that"));
        var inbox = alfred.Service<InboxStore>();
        var message = Assert.Single(await inbox.NextAsync(alfred.KeyOf("letters:ada"), 10, CancellationToken.None));
        await inbox.KeepPlanAsync(message, "[1]", memoryVersion: 0, CancellationToken.None);

        await Assert.ThrowsAsync<MessageSettledException>(
            () => inbox.KeepPlanAsync(message, "[2]", memoryVersion: 0, CancellationToken.None));
    }

    [Fact]
    public async Task a_failed_try_that_is_noted_late_does_not_count_a_second_time()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.StoreOnlyAsync(Letters.Written("1", "fail now"));
        var inbox = alfred.Service<InboxStore>();
        var message = Assert.Single(await inbox.NextAsync(alfred.KeyOf("letters:ada"), 10, CancellationToken.None));
        await inbox.NoteFailureAsync(message, 1, "first", alfred.Clock.GetUtcNow(), CancellationToken.None);

        await inbox.NoteFailureAsync(message, 4, "late", alfred.Clock.GetUtcNow(), CancellationToken.None);

        Assert.Equal(1, await alfred.QueryAsync<int>("select attempts from inbox"));
    }

    [Fact]
    public async Task two_processes_side_by_side_lose_nothing_and_do_nothing_twice()
    {
        var database = await databases.CreateAsync();
        var instances = new List<TestInstance> { await TestInstance.StartAsync(database), await TestInstance.StartAsync(database) };
        try
        {
            // Both take messages in, others join meanwhile, and every message comes to two of them as a provider's second try does.
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
                return await instances[^1].QueryAsync<long>("select count(*) from outbox where state = 'sent'") == 120;
            });

            // While a write is under way a grain tells what its last one left, which may be older than what another process wrote.
            await Eventually.IsTrueAsync(async () => (await instances[^1].GroceriesAsync()).Distinct().Count() == 120);
            Assert.Equal(120, (await instances[^1].GroceriesAsync()).Count);
            Assert.Equal(120, await instances[^1].CountAsync("journal"));
            Assert.Equal(120, instances.Sum(instance => instance.Letters.Attempts.Count));
        }
        finally
        {
            foreach (var instance in instances)
                await instance.DisposeAsync();
        }
    }

    private static IGroceryGrain List(TestInstance alfred) => alfred.Grains.GetGrain<IGroceryGrain>(IGroceryGrain.DefaultKey);

    private static Command Command(TestInstance alfred, long message) => new(new(message, 0), "Ada", alfred.Clock.GetUtcNow());
}
