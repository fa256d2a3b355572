using System.Collections.Immutable;
using Alfred.Commands;
using Alfred.Groceries;
using Alfred.Languages;
using Alfred.Serialization;
using FsCheck;
using FsCheck.Fluent;

namespace Alfred.Tests.Groceries;

public sealed class GroceryListRules
{
    private static readonly Command Ada = new(new(1, 0), "Ada", DateTimeOffset.UnixEpoch);
    private static readonly Command Bob = new(new(2, 0), "Bob", DateTimeOffset.UnixEpoch.AddHours(1));

    [Theory]
    [InlineData("milk=1 l", "milk=2 l", "milk=3 l")]
    [InlineData("milk", "Milk", "milk")]
    [InlineData("egg=2", "Eggs=3", "egg=5")]
    [InlineData("tomato", "tomatoes=4", "tomato=4")]
    [InlineData("berries=1 kg", "Berry=1 kg", "berries=2 kg")]
    [InlineData("loaf", "loaves=2", "loaf=2")]
    [InlineData("crème fraîche=1", "creme fraiche=1", "crème fraîche=2")]
    [InlineData("flour=500 g", "flour=1 kg", "flour=1.5 kg")]
    [InlineData("milk=500 ml", "milk=2 dl", "milk=700 ml")]
    [InlineData("milk=2 l", "milk", "milk=2 l")]
    [InlineData("milk=1 l", "milk=2 pack", "milk=1 l, milk=2 pack")]
    [InlineData("milk=1 l", "milk=2", "milk=1 l, milk=2")]
    [InlineData("milk=1 l", "oat milk=1 l", "milk=1 l, oat milk=1 l")]
    [InlineData("tap=1", "tape=1", "tap=1, tape=1")]
    [InlineData("glass=1", "gas=1", "glass=1, gas=1")]
    public void Two_additions_give(string first, string second, string list)
    {
        var after = new GroceryList().Add(Ada, [Item(first)]).List.Add(Bob, [Item(second)]).List;
        Assert.Equal(list, Text(after));
    }

    [Fact]
    public void ranges_add_end_by_end()
    {
        Assert.Equal(new(50, "g", 60), Sum(new(30, "g", 40), new(20, "g")));
        Assert.Equal(new(60, "g", 80), Sum(new(30, "g", 40), new(30, "g", 40)));
        Assert.Equal(new(1.03m, "kg", 1.04m), Sum(new(30, "g", 40), new(1, "kg")));
        Assert.Equal("50–60 g", new Quantity(50, "g", 60).ToString());
    }

    [Theory]
    [InlineData("- 40 g ginger, milk", "ginger", "milk")]
    [InlineData("ginger root, milk", "root", "milk")]
    [InlineData("oat milk, soy milk", "milk", "oat milk, soy milk")]
    [InlineData("milk, oat milk", "milk", "oat milk")]
    [InlineData("buttermilk, eggs", "milk", "buttermilk, eggs")]
    [InlineData("oat milk, eggs", "the", "oat milk, eggs")]
    public void A_part_of_a_name_takes_the_only_entry_that_has_it(string list, string name, string left)
    {
        var before = new GroceryList().Add(Ada, [.. list.Split(", ").Select(item => new GroceryItem(item))]).List;
        Assert.Equal(left, Text(before.Remove(Bob, [name]).List));
        Assert.Equal(left, Text(before.Buy(Bob, [name]).List));
    }

    [Fact]
    public void a_name_that_is_known_wins_over_an_amount_in_it()
    {
        var typed = new GroceryItem("Grain crackers", new(7, null), "7 grain crackers");
        Assert.Equal("Grain crackers=7", Text(new GroceryList().Add(Ada, [typed]).List));
        var open = new GroceryList().Add(Ada, [new("7 Grain crackers")]).List;
        Assert.Equal("7 Grain crackers", Text(open.Add(Bob, [typed]).List));
    }

    [Fact]
    public void a_merge_tells_what_stood_there_before()
    {
        var (list, _) = new GroceryList().Add(Ada, [Item("milk=1 l")]);
        var (_, outcome) = list.Add(Bob, [Item("milk=2 l"), Item("eggs")]);
        Assert.Equal([new GroceryMerge("milk", new(1, "l"), new(3, "l"))], outcome.Merged);
        Assert.Equal([Item("milk=3 l"), Item("eggs")], outcome.Changed);
        Assert.Equal(2, outcome.Open);
    }

    [Fact]
    public void the_same_thing_twice_in_one_message_is_one_new_entry()
    {
        var (_, outcome) = new GroceryList().Add(Ada, [Item("milk=1"), Item("milk=2")]);
        Assert.Equal([Item("milk=3")], outcome.Changed);
        Assert.Empty(outcome.Merged);
    }

    [Fact]
    public void a_bought_entry_leaves_with_who_added_it_and_is_not_grown()
    {
        var (list, outcome) = new GroceryList().Add(Ada, [Item("milk=1 l")]).List.Buy(Bob, ["MILK"]);
        Assert.Equal([new OpenEntry(Item("milk=1 l"), "Ada", Ada.At)], outcome.Left);
        Assert.Equal("milk=2 l", Text(list.Add(Ada, [Item("milk=2 l")]).List));
    }

    [Fact]
    public void a_name_takes_every_entry_of_that_name_and_an_entry_only_itself()
    {
        var (list, _) = new GroceryList().Add(Ada, [Item("milk=1 l"), Item("milk=2 pack"), Item("eggs")]);
        Assert.Equal("eggs", Text(list.Remove(Bob, ["milk"]).List));
        Assert.Equal("milk=1 l, eggs", Text(list.Remove(Bob, ["milk (2 pack)"]).List));
    }

    [Fact]
    public void what_is_not_on_the_list_is_told_and_the_rest_is_done()
    {
        var (list, outcome) = new GroceryList().Add(Ada, [Item("milk"), Item("eggs")]).List.Buy(Bob, ["bread", "milk", "milk"]);
        Assert.Equal("eggs", Text(list));
        Assert.Equal(["bread"], outcome.Missing);
        Assert.Equal([Item("milk")], outcome.Changed);
    }

    [Theory]
    [InlineData("milk=2", "milk=3", "milk=3")]
    [InlineData("milk=2 l", "milk=500 ml", "milk=500 ml")]
    [InlineData("milk=2 l", "milk=3", "milk=3")]
    [InlineData("eggs", "milk=3", "eggs, milk=3")]
    public void Setting_gives_another_amount(string first, string second, string list) =>
        Assert.Equal(list, Text(new GroceryList().Add(Ada, [Item(first)]).List.Set(Bob, [Item(second)]).List));

    [Fact]
    public void of_adjacent_entries_the_one_of_the_unit_is_set()
    {
        var list = new GroceryList().Add(Ada, [Item("milk=1 l"), Item("milk=2 pack")]).List;
        Assert.Equal("milk=1 l, milk=5 pack", Text(list.Set(Bob, [Item("milk=5 pack")]).List));
        var (set, _) = list.Set(Bob, [Item("milk=3")]);
        Assert.Equal("milk=3", Text(set));
        Assert.Equal(Text(list), Text(set.Undo(Bob).List));
    }

    [Fact]
    public void things_of_different_stores_stand_side_by_side_and_a_thing_of_none_joins()
    {
        var list = new GroceryList().Add(Ada, [new("milk", new(1, "l"), Store: "Lidl")]).List;
        Assert.Equal("milk=1 l, milk=1 l", Text(list.Add(Bob, [new("milk", new(1, "l"), Store: "Aldi")]).List));
        Assert.Equal("milk=2 l", Text(list.Add(Bob, [new("milk", new(1, "l"), Store: "LIDL")]).List));
        var joined = new GroceryList().Add(Ada, [new("milk")]).List.Add(Bob, [new("milk", new(1, "l"), Store: "Lidl")]).List;
        Assert.Equal(new GroceryItem("milk", new(1, "l"), Store: "Lidl"), Assert.Single(joined.Open).Item);
    }

    [Fact]
    public void a_store_is_cleared_alone()
    {
        var list = new GroceryList().Add(Ada, [new("milk", Store: "Lidl"), new("eggs"), new("ham", Store: "Aldi")]).List;
        var (cleared, outcome) = list.Clear(Bob, "lidl");
        Assert.Equal("eggs, ham", Text(cleared));
        Assert.Equal(["milk"], outcome.Left.Select(entry => entry.Item.Name));
    }

    [Fact]
    public void the_aisle_that_was_said_last_counts()
    {
        var (list, _) = new GroceryList().SetAisle(["Tofu", "milk"], "dairy").List.SetAisle(["tofu"], "frozen");
        Assert.Equal([new AisleChoice("milk", "dairy"), new AisleChoice("tofu", "frozen")], list.Aisles);
    }

    [Fact]
    public void a_staple_is_one_until_it_is_none()
    {
        var (list, _) = new GroceryList().SetStaples(["milk", "eggs"], areStaples: true);
        var (less, outcome) = list.SetStaples(["Milk", "ham"], areStaples: false);
        Assert.Equal(["eggs"], less.Staples);
        Assert.Equal(["ham"], outcome.Missing);
    }

    [Fact]
    public void a_name_is_replaced_wherever_it_stands()
    {
        var list = new GroceryList().Add(Ada, [new("milk")]).List.Add(Bob, [new("eggs")]).List.Rename("Ada", "somebody").List;
        Assert.Equal(["somebody", "Bob"], list.Open.Select(entry => entry.AddedBy));
        Assert.Null(list.Changes.LastAt(Ada));
        Assert.Equal("milk", Text(list.Undo(Bob).List));
    }

    [Fact]
    public void a_row_of_the_longest_list_stays_small()
    {
        var items = Enumerable.Range(0, GroceryList.MaxOpen).Select(number => new GroceryItem($"some thing {number}", new(1.5m, "kg")));
        var (list, _) = new GroceryList().Add(Ada, [.. items]);
        Assert.InRange(new JsonStateSerializer().Serialize(list with { Changes = new() }).ToMemory().Length, 1, 200_000);
    }

    [Fact]
    public void a_full_list_takes_no_new_entry_and_says_which()
    {
        var (list, _) = new GroceryList()
            .Add(Ada, [.. Enumerable.Range(0, GroceryList.MaxOpen).Select(number => new GroceryItem($"thing {number}"))]);
        var (after, outcome) = list.Add(Ada, [new("milk"), new("thing 7")]);
        Assert.Equal(GroceryList.MaxOpen, after.Open.Length);
        Assert.Equal(["milk"], outcome.Missing);
        Assert.Equal([new GroceryItem("thing 7")], outcome.Changed);
    }

    [Fact]
    public void a_sum_that_is_no_quantity_any_more_stands_beside() =>
        Assert.Equal(
            "rice=900000 kg, rice=900000 kg",
            Text(new GroceryList().Add(Ada, [Item("rice=900000 kg")]).List.Add(Ada, [Item("rice=900000 kg")]).List));

    [Fact]
    public void additions_in_any_order_give_the_same_totals()
    {
        Prop.ForAll(Additions.ToArbitrary(), items =>
            Totals(AddAll(items)).SequenceEqual(Totals(AddAll([.. items.Reverse()])))
            && Totals(AddAll(items)).SequenceEqual(Totals(new GroceryList().Add(Ada, items).List))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void additions_of_one_unit_are_associative()
    {
        var amounts = Gen.Choose(1, 5_000).Select(amount => amount / 1_000m);
        var three = from a in amounts from b in amounts from c in amounts select (
            new Quantity(a, "kg"), new Quantity(b, "kg"), new Quantity(c, "kg"));
        Prop.ForAll(three.ToArbitrary(), all => Sum(Sum(all.Item1, all.Item2), all.Item3) == Sum(all.Item1, Sum(all.Item2, all.Item3)))
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void buying_what_was_added_empties_the_list() => Prop.ForAll(Additions.ToArbitrary(), items =>
        AddAll(items).Buy(Bob, [.. items.Select(item => item.Name)]).List.Open.IsEmpty).QuickCheckThrowOnFailure();

    private static Gen<ImmutableArray<GroceryItem>> Additions =>
        (from name in Gen.Elements("milk", "Milk", "eggs", "egg", "café")
         from amount in Gen.Choose(1, 3_000)
         from unit in Gen.Elements("kg", "g", "l", "ml", "pack", "", "none")
         select unit == "none" ? new GroceryItem(name) : new GroceryItem(name, new(amount, unit.Length == 0 ? null : unit)))
        .ListOf().Select(items => items.ToImmutableArray());

    private static GroceryList AddAll(ImmutableArray<GroceryItem> items) =>
        items.Aggregate(new GroceryList(), (list, item) => list.Add(Ada, [item]).List);

    private static Quantity? Sum(Quantity? left, Quantity? right)
    {
        Assert.True(Measure.TryAdd(left, right, out var sum));
        return sum;
    }

    // By thing and dimension, in the smallest unit.
    private static IEnumerable<string> Totals(GroceryList list) => list.Open
        .Select(entry => (Name: FoldedName.Of(entry.Item.Name), entry.Item.Quantity))
        .Select(entry => entry.Quantity switch
        {
            null => $"{entry.Name}",
            { Unit: "kg" } large => $"{entry.Name} {large.Amount * 1_000:0.###} g",
            { Unit: "l" } large => $"{entry.Name} {large.Amount * 1_000:0.###} ml",
            var other => $"{entry.Name} {other}",
        })
        .Order(StringComparer.Ordinal);

    private static GroceryItem Item(string text) => text.Split('=') switch
    {
        [var name, var quantity] when quantity.Split(' ') is [var amount, var unit] =>
            new(name, new(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), unit)),
        [var name, var pieces] => new(name, new(decimal.Parse(pieces, System.Globalization.CultureInfo.InvariantCulture), null)),
        _ => new(text),
    };

    private static string Text(GroceryList list) =>
        string.Join(
            ", ", list.Open.Select(entry => entry.Item.Quantity is null ? entry.Item.Name : $"{entry.Item.Name}={entry.Item.Quantity}"));
}
