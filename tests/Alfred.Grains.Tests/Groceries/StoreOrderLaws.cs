using System.Collections.Immutable;
using Alfred.Groceries;
using FsCheck;
using FsCheck.Fluent;

namespace Alfred.Tests.Groceries;

/// <summary>How the order of a store is learnt.</summary>
public sealed class StoreOrderLaws
{
    private static readonly string[] Things = ["milk", "bread", "apples", "rice", "cola", "soap", "ham", "tea"];

    [Fact]
    public void the_last_way_through_a_store_is_the_order_of_what_was_ticked_off_on_it() =>
        Prop.ForAll(Ways.ToArbitrary(), ways =>
        {
            ImmutableArray<StoreOrder> stores = [];
            var at = DateTimeOffset.UnixEpoch;
            foreach (var way in ways)
            {
                at = at.AddDays(1);
                foreach (var thing in way)
                    stores = StoreOrders.Learn(stores, "Lidl", [thing], at = at.AddMinutes(1));
            }

            return ways.Length == 0 || ways[^1].Length == 0
                || StoreOrders.Find(stores, "lidl")!.Names.Where(name => ways[^1].Contains(name)).SequenceEqual(ways[^1]);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void nothing_stands_in_an_order_twice() => Prop.ForAll(Ways.ToArbitrary(), ways =>
    {
        var stores = ways.Aggregate(
            ImmutableArray<StoreOrder>.Empty, (all, way) => StoreOrders.Learn(all, "Lidl", way, DateTimeOffset.UnixEpoch));
        return stores.All(store => store.Names.Distinct(StringComparer.Ordinal).Count() == store.Names.Length);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void stores_and_their_things_are_bounded()
    {
        ImmutableArray<StoreOrder> stores = [];
        for (var number = 0; number < StoreOrders.MaxStores + 5; number++)
            stores = StoreOrders.Add(stores, $"store {number}", DateTimeOffset.UnixEpoch.AddDays(number));
        Assert.Equal(StoreOrders.MaxStores, stores.Length);
        Assert.Null(StoreOrders.Find(stores, "store 0"));
        var many = Enumerable.Range(0, StoreOrders.MaxNames + 5).Select(number => $"thing {number}");
        Assert.Equal(
            StoreOrders.MaxNames,
            StoreOrders.Find(StoreOrders.Learn([], "Lidl", many, DateTimeOffset.UnixEpoch), "Lidl")!.Names.Length);
    }

    private static Gen<string[][]> Ways => Gen.Shuffle(Things).SelectMany(
        things => Gen.Choose(0, Things.Length).Select(length => things.Take(length).ToArray())).ArrayOf();
}
