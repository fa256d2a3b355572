using Alfred.Commands;
using Alfred.Groceries;
using Alfred.Tests.Commands;

namespace Alfred.Tests.Groceries;

public sealed class GroceryGrainTests
{
    private static readonly string Month = IGroceryHistoryGrain.KeyOf(1970, 1);
    private static readonly Command Command = new(new(1, 0), "Ada", DateTimeOffset.UnixEpoch);

    [Fact]
    public async Task the_names_of_open_entries_are_published()
    {
        await using var silo = await GrainSilo.StartAsync();
        var list = silo.Grains.GetGrain<IGroceryGrain>(IGroceryGrain.DefaultKey);
        await list.AddAsync(Command, [new("bananas"), new("milk", new(2, "l"))]);
        await list.PublishAsync();
        Assert.Equal("""["bananas","milk"]""", silo.Published["grocery"]);
    }

    [Fact]
    public async Task another_list_is_published_under_its_own_key()
    {
        await using var silo = await GrainSilo.StartAsync();
        var list = silo.Grains.GetGrain<IGroceryGrain>("named-1f");
        await list.AddAsync(Command, [new("ice")]);
        await list.PublishAsync();
        Assert.Equal("""["ice"]""", silo.Published["grocery:named-1f"]);
        Assert.DoesNotContain("grocery", silo.Published.Keys);
    }

    [Fact]
    public async Task a_read_model_that_hangs_delays_no_command_and_gets_the_last_state_when_it_is_back()
    {
        await using var silo = await GrainSilo.StartAsync();
        var back = new TaskCompletionSource();
        silo.ReadModelAnswers = back.Task;
        var list = silo.Grains.GetGrain<IGroceryGrain>(IGroceryGrain.DefaultKey);
        await list.AddAsync(Command, [new("milk")]);
        await list.AddAsync(Command with { Id = new(2, 0) }, [new("eggs")]);
        Assert.Empty(silo.Published);
        back.SetResult();
        await list.PublishAsync();
        Assert.Equal("""["milk","eggs"]""", silo.Published["grocery"]);
    }

    [Fact]
    public async Task the_list_with_its_history_survives_a_restart()
    {
        var rows = new RowStorage();
        await using (var silo = await GrainSilo.StartAsync(rows))
        {
            var list = silo.Grains.GetGrain<IGroceryGrain>(IGroceryGrain.DefaultKey);
            await list.AddAsync(Command, [new("milk", new(1.5m, "l")), new("eggs")]);
            var buy = Command with { Id = new(2, 0), By = "Bob" };
            var outcome = await list.BuyAsync(buy, ["eggs"]);
            await silo.Grains.GetGrain<IGroceryHistoryGrain>(Month).RecordAsync(
                buy, new("2#0", GroceryChangeKind.Bought, List: null, Store: "Lidl", buy.By, buy.At, outcome.Left));
        }

        await using var restarted = await GrainSilo.StartAsync(rows);
        Assert.Equal(
            [new GroceryItem("milk", new(1.5m, "l"))],
            await restarted.Grains.GetGrain<IGroceryGrain>(IGroceryGrain.DefaultKey).ListAsync());
        Assert.Equal("Bob", Assert.Single(await restarted.Grains.GetGrain<IGroceryHistoryGrain>(Month).ReadAsync(1970, 1)).By);
        Assert.Contains("\"kind\":\"bought\"", rows.Json("grocery-history"));
    }

    [Fact]
    public async Task a_change_can_be_taken_back_after_a_restart_and_only_once_by_one_command()
    {
        var rows = new RowStorage();
        await using (var silo = await GrainSilo.StartAsync(rows))
        {
            var list = silo.Grains.GetGrain<IGroceryGrain>(IGroceryGrain.DefaultKey);
            await list.AddAsync(Command, [new("milk"), new("eggs")]);
            await list.ClearAsync(Command with { Id = new(2, 0) });
        }

        await using var restarted = await GrainSilo.StartAsync(rows);
        restarted.Unsettled = [new(3, 0)];
        var again = restarted.Grains.GetGrain<IGroceryGrain>(IGroceryGrain.DefaultKey);
        var undo = Command with { Id = new(3, 0) };
        Assert.Equal(GroceryChangeKind.Cleared, (await again.UndoAsync(undo)).Undone);
        Assert.Equal(GroceryChangeKind.Cleared, (await again.UndoAsync(undo)).Undone);
        Assert.Equal(["milk", "eggs"], (await again.ListAsync()).Select(item => item.Name));
        Assert.Contains("\"kind\":\"added\"", rows.Json("groceries"));
    }
}
