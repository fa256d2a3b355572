using Alfred.Commands;
using Alfred.Groceries;
using FsCheck;
using FsCheck.Fluent;

namespace Alfred.Tests.Groceries;

public sealed class UndoRules
{
    private static readonly Command Ada = new(new(1, 0), "Ada", DateTimeOffset.UnixEpoch);
    private static readonly Command Bob = Ada with { By = "Bob" };

    [Fact]
    public void what_was_taken_stands_where_it_stood()
    {
        var list = new GroceryList().Add(Ada, [new("milk"), new("eggs"), new("bread")]).List;
        var (undone, outcome) = list.Remove(Ada, ["milk", "bread"]).List.Undo(Ada);
        Assert.Equal(list.Open, undone.Open);
        Assert.Equal((GroceryChangeKind.Removed, 3), (outcome.Undone, outcome.Open));
    }

    [Fact]
    public void what_was_bought_is_bought_no_more()
    {
        var (undone, outcome) = new GroceryList().Add(Ada, [new("milk")]).List.Buy(Ada, ["milk"]).List.Undo(Ada);
        Assert.Equal(["milk"], undone.Open.Select(entry => entry.Item.Name));
        Assert.Equal((GroceryChangeKind.Bought, Ada.Id.ToString(), Ada.At), (outcome.Undone, outcome.UndoneChange, outcome.UndoneAt));
    }

    [Fact]
    public void anyway_takes_back_the_own_part_and_leaves_the_other()
    {
        var grown = new GroceryList().Add(Ada, [new("milk", new(1, "l"))]).List.Add(Bob, [new("milk", new(500, "ml"))]).List;
        Assert.Equal(new(0.5m, "l"), Assert.Single(grown.Undo(Ada, isAnyway: true).List.Open).Item.Quantity);
        var bought = new GroceryList().Add(Ada, [new("milk"), new("eggs")]).List.Buy(Bob, ["milk"]).List;
        Assert.Empty(bought.Undo(Ada, isAnyway: true).List.Open);
        var again = new GroceryList().Add(Ada, [new("milk", new(1, "l"))]).List.Remove(Ada, ["milk"]).List
            .Add(Bob, [new("milk", new(2, "l"))]).List;
        Assert.Equal(new(3, "l"), Assert.Single(again.Undo(Ada, isAnyway: true).List.Open).Item.Quantity);
    }

    [Fact]
    public void a_command_that_took_something_back_says_so_for_good()
    {
        var undo = Ada with { Id = new(9, 0) };
        var list = new GroceryList().Add(Ada, [new("milk")]).List;
        Assert.Equal(Ada.At, list.Changes.LastAt(undo));
        Assert.Equal(DateTimeOffset.MaxValue, list.Undo(undo).List.Add(Bob, [new("eggs")]).List.Changes.LastAt(undo));
    }

    [Fact]
    public void what_left_the_list_as_it_was_is_no_change()
    {
        var list = new GroceryList().Add(Ada, [new("milk")]).List.Add(Ada, [new("milk")]).List.Remove(Ada, ["bread"]).List;
        Assert.Equal(GroceryChangeKind.Added, list.Undo(Ada).Outcome.Undone);
    }

    [Fact]
    public void the_same_entry_changed_by_another_stays_and_the_other_is_named()
    {
        var list = new GroceryList().Add(Ada, [new("milk"), new("eggs")]).List.Buy(Bob, ["Milk"]).List;
        var (undone, outcome) = list.Undo(Ada);
        Assert.Equal(list.Open, undone.Open);
        Assert.Equal((null, "Bob"), (outcome.Undone, outcome.ChangedBy));
        Assert.Equal(["milk"], outcome.Changed.Select(item => item.Name));
    }

    [Fact]
    public void once_the_other_took_their_change_back_it_is_no_obstacle()
    {
        var list = new GroceryList().Add(Ada, [new("milk")]).List.Buy(Bob, ["milk"]).List.Undo(Bob).List;
        Assert.Empty(list.Undo(Ada).List.Open);
    }

    [Fact]
    public void a_change_of_a_day_ago_can_not_be_taken_back()
    {
        var list = new GroceryList().Add(Ada, [new("milk")]).List;
        Assert.Null(list.Undo(Ada with { At = Ada.At + GroceryChanges.Lifetime }).Outcome.Undone);
    }

    [Fact]
    public void the_changes_that_are_kept_stay_few()
    {
        var list = new GroceryList();
        for (var number = 0; number < 100; number++)
            list = list.Add(Ada, [.. Enumerable.Range(0, 50).Select(item => new GroceryItem($"thing {item}"))]).List.Clear(Ada).List;
        Assert.InRange(list.Changes.All.Length, 2, GroceryChanges.MaxChanges);
        Assert.InRange(list.Changes.All.Sum(change => change.Entries.Length), 1, GroceryChanges.MaxEntries);
    }

    [Fact]
    public void undoing_everything_gives_the_list_before_it()
    {
        var steps = (from kind in Gen.Choose(0, 3)
                     from name in Gen.Elements("milk", "eggs", "oat milk", "bread")
                     from amount in Gen.Choose(0, 3)
                     select (Kind: kind, Item: new GroceryItem(name, amount == 0 ? null : new(amount, "kg")))).ListOf();
        Prop.ForAll(steps.ToArbitrary(), steps =>
        {
            var start = new GroceryList().Add(Bob, [new("milk", new(1, "kg")), new("salt")]).List;
            var lists = new List<GroceryList> { start };
            foreach (var (kind, item) in steps.Take(GroceryChanges.MaxChanges - 1))
            {
                var next = kind switch
                {
                    0 => lists[^1].Buy(Ada, [item.Name]).List,
                    1 => lists[^1].Remove(Ada, [item.Name]).List,
                    2 when lists.Count % 5 == 0 => lists[^1].Clear(Ada).List,
                    _ => lists[^1].Add(Ada, [item]).List,
                };
                if (!next.Open.SequenceEqual(lists[^1].Open))
                    lists.Add(next);
            }

            var last = lists[^1];
            for (var at = lists.Count - 2; at >= 0; at--)
            {
                last = last.Undo(Ada).List;
                if (!last.Open.SequenceEqual(lists[at].Open))
                    return false;
            }

            return true;
        }).QuickCheckThrowOnFailure();
    }
}
