using Alfred.Groceries;

namespace Alfred.Tests.Groceries;

public sealed class GroceryMonthRules
{
    private static readonly DateTimeOffset November = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public void a_month_holds_what_left_in_it_and_nothing_of_another()
    {
        var month = new GroceryMonth().Record(Bought("1#0", November)).Month.Record(Bought("2#0", November.AddDays(1))).Month;
        Assert.Equal(["1#0", "2#0"], month.Of(2026, 11).Select(departure => departure.Change));
        Assert.Empty(month.Of(2026, 12));
    }

    [Fact]
    public void the_row_is_used_anew_when_its_month_comes_round()
    {
        var later = November.AddMonths(IGroceryHistoryGrain.Months);
        Assert.Equal(IGroceryHistoryGrain.KeyOf(November.Year, November.Month), IGroceryHistoryGrain.KeyOf(later.Year, later.Month));
        var month = new GroceryMonth().Record(Bought("1#0", November)).Month.Record(Bought("2#0", later)).Month;
        Assert.Equal("2#0", Assert.Single(month.Of(later.Year, later.Month)).Change);
        Assert.Empty(month.Of(2026, 11));
        // What comes late for a month that is gone is not kept.
        Assert.Equal(0, month.Record(Bought("3#0", November)).Outcome.Count);
    }

    [Fact]
    public void months_that_are_remembered_have_rows_of_their_own() => Assert.Equal(
        IGroceryHistoryGrain.Months,
        Enumerable.Range(0, IGroceryHistoryGrain.Months).Select(back => November.AddMonths(-back))
            .Select(month => IGroceryHistoryGrain.KeyOf(month.Year, month.Month)).Distinct().Count());

    [Fact]
    public void the_oldest_go_when_a_month_is_full()
    {
        var month = new GroceryMonth();
        for (var number = 0; number <= IGroceryHistoryGrain.MaxEntries; number++)
            month = month.Record(Bought($"{number}#0", November)).Month;
        Assert.Equal(IGroceryHistoryGrain.MaxEntries, month.Departures.Length);
        Assert.Equal("1#0", month.Departures[0].Change);
    }

    [Fact]
    public void what_was_undone_is_forgotten_and_a_name_is_replaced()
    {
        var month = new GroceryMonth().Record(Bought("1#0", November)).Month.Record(Bought("2#0", November)).Month;
        Assert.Equal("2#0", Assert.Single(month.TakeBack("1#0").Month.Departures).Change);
        var renamed = month.Rename("Ada", "somebody").Month.Departures[0];
        Assert.Equal(("Bob", "somebody"), (renamed.By, renamed.Entries[0].AddedBy));
    }

    private static Departure Bought(string change, DateTimeOffset at) =>
        new(change, GroceryChangeKind.Bought, List: null, Store: "Lidl", "Bob", at, [new(new("milk"), "Ada", at)]);
}
