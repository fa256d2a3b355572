using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Alfred.Commands;
using Alfred.Expenses;
using Alfred.Skills.Tests.Doubles;
using Alfred.Skills.Work.Expenses;
using FsCheck;
using FsCheck.Fluent;

namespace Alfred.Skills.Tests.Expenses;

/// <summary>
/// What holds for all expenses: money is never lost, made or rounded twice, however it is grouped, split or written down.
/// </summary>
public sealed class ExpenseLaws
{
    private static readonly ImmutableDictionary<string, decimal?> Rates = new Dictionary<string, decimal?>
    {
        ["EUR"] = null, ["USD"] = 0.91996m, ["JPY"] = 0.006116m, ["KWD"] = 2.9951m, ["CHF"] = null,
    }.ToImmutableDictionary();

    private static readonly string[] Notes =
        ["lunch", "", "=2+3", "+49 30 1234", "-5 kg, \"big\"", "@acme", "'quoted", "a;b\tc", "Überraschung 🎁", "two words", "'=x"];

    private static Gen<Expense> OneExpense =>
        from cents in Gen.Choose(1, 1_000_000)
        from currency in Gen.Elements<string>([.. Rates.Keys.Order(StringComparer.Ordinal)])
        from note in Gen.Elements(Notes)
        from person in Gen.Elements("Ada", "Bob")
        from day in Gen.Choose(0, 300)
        from category in Gen.Elements("travel", "meals", "other")
        from isRefund in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        from approval in Gen.Elements(ApprovalState.NotNeeded, ApprovalState.Waiting, ApprovalState.Approved, ApprovalState.Rejected)
        from isVoid in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        let unit = (decimal)Math.Pow(10, -DecimalPlaces.Of(currency))
        select new Expense(0, new(cents * unit, currency), note.Length == 0 ? null : note, person, new DateOnly(2026, 1, 1).AddDays(day))
        {
            Category = category,
            IsRefund = isRefund,
            Approval = approval,
            IsVoid = isVoid,
            Rate = Rates[currency] is { } rate ? new(rate, "EUR", new(2026, 1, 1), IsTyped: false) : null,
        };

    [Fact]
    public void totals_and_csv_agree_to_the_cent_for_ten_thousand_expenses_in_five_currencies()
    {
        ImmutableArray<Expense> expenses =
            [.. OneExpense.Sample(10_000).Select((expense, at) => expense with { Id = at + 1 })];
        var whole = ExpenseTotals.Sum(expenses, "EUR");
        Assert.True(whole.Length >= 2);

        Func<Expense, string>[] groups = [one => one.By, one => one.Category, one => $"{one.On:yyyy-MM}", one => one.Note ?? ""];
        foreach (var group in groups)
            Assert.Equal(whole, Added(ExpenseTotals.By(expenses, group, "EUR").SelectMany(one => one.Sum)));
        Assert.Equal(whole, ExpenseTotals.Sum(expenses.Reverse(), "EUR"));
        Assert.Equal(whole, Added(OfCsv(CsvText.Write(expenses.Where(expense => expense.Counts), "EUR"))));
    }

    [Fact]
    public void a_split_adds_up_and_its_parts_differ_by_the_smallest_unit_at_most()
    {
        var splits = from cents in Gen.Choose(1, int.MaxValue)
                     from parts in Gen.Choose(1, 50)
                     from currency in Gen.Elements<string>([.. Rates.Keys.Order(StringComparer.Ordinal)])
                     let unit = (decimal)Math.Pow(10, -DecimalPlaces.Of(currency))
                     select (Amount: new Money(cents * unit, currency), Parts: parts, Unit: unit);
        Prop.ForAll(splits.ToArbitrary(), one =>
        {
            var shares = ExpenseTotals.Split(one.Amount, one.Parts).Select(share => share.Amount).ToArray();
            return shares.Length == one.Parts && shares.Sum() == one.Amount.Amount && shares.Max() - shares.Min() <= one.Unit;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));
    }

    [Fact]
    public async Task importing_what_was_exported_changes_nothing_here_and_brings_everything_elsewhere()
    {
        var here = Chat.Biz();
        await here.Grains.Ledger.ImportAsync(
            Command(here, 1_000),
            [.. OneExpense.Sample(500).Select((expense, at) => Entry(expense) with { ImportKey = $"{at}" })],
            isAdmin: true);
        await here.SayAsync("export all expenses of all time");
        var file = here.Reply!.File!;

        var before = here.Grains.Expenses.ToArray();
        here.Files = [file];
        await here.SayAsync("import expenses");
        Assert.Equal(before, here.Grains.Expenses);

        var there = Chat.Biz();
        there.Files = [file];
        await there.SayAsync("import expenses");
        Assert.Equal(ExpenseTotals.Sum(before, "EUR"), ExpenseTotals.Sum(there.Grains.Expenses, "EUR"));
        Assert.Equal(before.Select(Said).Order(), there.Grains.Expenses.Select(Said).Order());
        await there.SayAsync("import expenses");
        Assert.Equal(before.Length, there.Grains.Expenses.Count);

        static string Said(Expense expense) => string.Create(
            CultureInfo.InvariantCulture,
            $"{expense.On:O} {expense.Signed:0.000} {expense.Amount.Currency} {expense.Note} {expense.By}");
    }

    private static Command Command(Chat chat, long message) => 
        new(new(message, 0), "Ada", chat.Now.ToDateTimeOffset()) { Member = TestDirectory.Adult("Ada").Id };

    private static ExpenseEntry Entry(Expense expense) => new()
    {
        Amount = expense.Amount,
        Note = expense.Note?.Replace('\t', ' '),
        On = expense.On,
        Category = expense.Category,
        IsRefund = expense.IsRefund,
        Rate = expense.Rate is { } rate ? rate with { IsTyped = true } : null,
        By = expense.By,
    };

    private static ImmutableArray<Money> Added(IEnumerable<Money> sums)
    {
        var all = sums.GroupBy(sum => sum.Currency).Select(same => new Money(same.Sum(sum => sum.Amount), same.Key)).ToArray();
        return
        [
            .. all.Where(sum => sum.Currency == "EUR"),
            .. all.Where(sum => sum.Currency != "EUR").OrderBy(sum => sum.Currency, StringComparer.Ordinal),
        ];
    }

    // As a spreadsheet adds: the value where there is one, else the amount.
    private static IEnumerable<Money> OfCsv(byte[] file)
    {
        using var csv = CsvHelper.CsvReader.FromText(Encoding.UTF8.GetString(file.AsSpan(3)), new() { Separator = ',' });
        csv.ReadHeader();
        while (csv.Read())
        {
            yield return csv.GetString("value") is { Length: > 0 } value
                ? new(decimal.Parse(value, CultureInfo.InvariantCulture), csv.GetString("value_currency"))
                : new(decimal.Parse(csv.GetString("amount"), CultureInfo.InvariantCulture), csv.GetString("currency"));
        }
    }
}
