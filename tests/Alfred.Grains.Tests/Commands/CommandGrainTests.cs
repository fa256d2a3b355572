using Alfred.Commands;
using Alfred.Groceries;

namespace Alfred.Tests.Commands;

/// <summary>What every command grain keeps, shown on the grocery list.</summary>
public sealed class CommandGrainTests
{
    [Fact]
    public async Task a_repeated_command_returns_the_stored_outcome_and_writes_nothing()
    {
        await using var silo = await GrainSilo.StartAsync();
        var first = await List(silo).AddAsync(Command(1), [new("milk", new(1, "l"))]);
        var again = await List(silo).AddAsync(Command(1), [new("milk", new(1, "l"))]);
        Assert.Equal(first.Changed.AsEnumerable(), again.Changed);
        Assert.Equal(1, silo.Rows.Writes);
        Assert.Equal([new GroceryItem("milk", new(1, "l"))], await List(silo).ListAsync());
    }

    [Fact]
    public async Task a_command_repeated_after_a_restart_returns_the_stored_outcome()
    {
        var rows = new RowStorage();
        await using (var silo = await GrainSilo.StartAsync(rows))
            await List(silo).AddAsync(Command(1), [new("milk", new(1, "l"))]);
        await using var restarted = await GrainSilo.StartAsync(rows);
        restarted.Unsettled = [Command(1).Id];
        var again = await List(restarted).AddAsync(Command(1), [new("milk", new(1, "l"))]);
        Assert.Equal([new GroceryItem("milk", new(1, "l"))], again.Changed);
        Assert.Equal(1, rows.Writes);
    }

    [Fact]
    public async Task a_write_that_is_lost_changes_nothing_and_the_command_can_be_repeated()
    {
        await using var silo = await GrainSilo.StartAsync();
        silo.Rows.Next = NextWrite.IsLost;
        await Assert.ThrowsAnyAsync<Exception>(() => List(silo).AddAsync(Command(1), [new("milk")]));
        Assert.Empty(await List(silo).ListAsync());
        await List(silo).AddAsync(Command(1), [new("milk")]);
        Assert.Equal([new GroceryItem("milk")], await List(silo).ListAsync());
    }

    [Fact]
    public async Task a_write_that_commits_without_an_answer_is_found_by_the_repetition()
    {
        await using var silo = await GrainSilo.StartAsync();
        silo.Unsettled = [Command(1).Id];
        silo.Rows.Next = NextWrite.CommitsWithoutAnswer;
        await Assert.ThrowsAnyAsync<Exception>(() => List(silo).AddAsync(Command(1), [new("milk", new(1, "l"))]));
        var again = await List(silo).AddAsync(Command(1), [new("milk", new(1, "l"))]);
        Assert.Equal([new GroceryItem("milk", new(1, "l"))], again.Changed);
        Assert.Equal(1, silo.Rows.Writes);
    }

    [Fact]
    public async Task settling_writes_nothing_and_the_next_write_leaves_the_outcome_out()
    {
        await using var silo = await GrainSilo.StartAsync();
        await List(silo).AddAsync(Command(1), [new("milk")]);
        await List(silo).SettleAsync([Command(1).Id]);
        Assert.Contains("\"1#0\":", silo.Rows.Json("groceries"));
        await List(silo).AddAsync(Command(2), [new("eggs")]);
        Assert.DoesNotContain("\"1#0\":", silo.Rows.Json("groceries"));
        Assert.Contains("\"2#0\"", silo.Rows.Json("groceries"));
    }

    [Fact]
    public async Task outcomes_whose_settling_was_lost_are_found_at_activation()
    {
        var rows = new RowStorage();
        await using (var silo = await GrainSilo.StartAsync(rows))
        {
            await List(silo).AddAsync(Command(1), [new("milk")]);
            await List(silo).AddAsync(Command(2), [new("eggs")]);
        }

        await using var restarted = await GrainSilo.StartAsync(rows);
        restarted.Unsettled = [Command(2).Id];
        await List(restarted).AddAsync(Command(3), [new("bread")]);
        Assert.DoesNotContain("\"1#0\":", rows.Json("groceries"));
        Assert.Contains("\"2#0\"", rows.Json("groceries"));
    }

    [Fact]
    public async Task commands_that_come_while_a_write_is_under_way_share_the_next_one()
    {
        await using var silo = await GrainSilo.StartAsync();
        var written = silo.Rows.HoldWrites();
        var first = List(silo).AddAsync(Command(1), [new("milk")]);
        await silo.Rows.WriteBegunAsync();

        var others = Enumerable.Range(2, 10).Select(number => List(silo).AddAsync(Command(number), [new($"item{number}")])).ToArray();
        var again = List(silo).AddAsync(Command(5), [new("item5")]);
        Assert.Empty(await List(silo).ListAsync());
        written.SetResult();
        await Task.WhenAll([first, again, .. others]);

        Assert.Equal(2, silo.Rows.Writes);
        Assert.Equal(11, (await List(silo).ListAsync()).Length);
    }

    [Fact]
    public async Task a_write_that_fails_fails_every_command_that_built_on_it()
    {
        await using var silo = await GrainSilo.StartAsync();
        var written = silo.Rows.HoldWrites();
        silo.Rows.Next = NextWrite.IsLost;
        var first = List(silo).AddAsync(Command(1), [new("milk")]);
        await silo.Rows.WriteBegunAsync();
        var second = List(silo).AddAsync(Command(2), [new("eggs")]);
        Assert.Empty(await List(silo).ListAsync());
        written.SetResult();

        await Assert.ThrowsAnyAsync<Exception>(() => first);
        await Assert.ThrowsAnyAsync<Exception>(() => second);
        Assert.Empty(await List(silo).ListAsync());
        await List(silo).AddAsync(Command(2), [new("eggs")]);
        Assert.Equal([new GroceryItem("eggs")], await List(silo).ListAsync());
    }

    private static IGroceryGrain List(GrainSilo silo) => silo.Grains.GetGrain<IGroceryGrain>(IGroceryGrain.DefaultKey);

    private static Command Command(long message) => new(new(message, 0), "Ada", DateTimeOffset.UnixEpoch);
}
