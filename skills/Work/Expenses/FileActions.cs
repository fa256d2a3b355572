using System.Text.Json;
using Alfred.Expenses;

namespace Alfred.Skills.Work.Expenses;

/// <summary>Expenses as files, both ways, and receipts.</summary>
internal static class FileActions
{
    private const int MaxCsvLength = 5_000_000;
    private const int MaxProblems = 5;
    private const int MaxNameLength = 100;

    public static async Task<Outcome> ExportAsync(ActionContext context, Arguments arguments, CancellationToken cancellationToken)
    {
        var language = context.Language;
        await context.WaitForRoomAsync(cancellationToken);
        var selection = await ViewActions.SelectAsync(context, arguments);
        if (selection.Problem is { } problem)
            return problem;
        if (selection.Expenses.IsEmpty)
            return Private(new(language.Say("expenses.none", ("title", selection.Title))));
        var file = FileOf(selection.Expenses, context, arguments.Find("period"));
        if (selection.Expenses.Length >= ExpenseQuery.MaxFound || file.Content.Length > MaxCsvLength)
            return Private(new(language.Say("expenses.too-many", ("most", selection.Expenses.Length - 1))));
        var sum = ExpenseTotals.Sum(selection.Expenses, context.Instance.Currency);
        return Private(new(language.Say(
            "expenses.exported", ("title", selection.Title), ("count", selection.Expenses.Length),
            ("sum", ExpenseText.Show(sum, language, context.Instance.Currency))))
        {
            File = file,
        });
    }

    public static async Task<Outcome> ImportAsync(ActionContext context, Arguments arguments, CancellationToken cancellationToken)
    {
        var language = context.Language;
        if (context.Files.FirstOrDefault() is not { } file)
            return Outcome.Say(language.Say("expenses.no-file"));
        if (await context.FetchAsync(file, MaxCsvLength, cancellationToken) is not { } content)
            return Outcome.Say(language.Say("expenses.file-gone"));
        var members = await context.Grain<IDirectoryGrain>(IDirectoryGrain.Key).MembersAsync();
        var reading = CsvResult.Read(content.Span, context, members);
        if (reading.Problem is { } problem)
            return Outcome.Say(language.Say("expenses.no-csv", ("problem", problem)));
        var lines = await NewAsync(context, reading);
        var outcome = await Ledger.Of(context).ImportAsync(context.Command, lines, Ledger.IsAdmin(context));
        if (outcome.Result is not (ExpenseResult.Done or ExpenseResult.Unchanged))
            return Ledger.Refused(context, outcome);
        var known = outcome.Known + reading.Lines.Length - lines.Length;
        var said = new List<string>();
        if (outcome.Expenses.IsEmpty && known > 0)
        {
            said.Add(language.Say("expenses.imported-nothing", ("count", known)));
        }
        else
        {
            var sum = ExpenseTotals.Sum(outcome.Expenses, context.Instance.Currency);
            said.Add(language.Say(
                "expenses.imported", ("count", outcome.Expenses.Length),
                ("sum", ExpenseText.Show(sum, language, context.Instance.Currency))));
            if (known > 0)
                said.Add(language.Say("expenses.imported-known", ("count", known)));
        }

        if (outcome.OverLimit > 0)
        {
            said.Add(language.Say(
                "expenses.imported-over-limit", ("count", outcome.OverLimit),
                ("limit", AmountText.Show(outcome.Policy.Limit!, language))));
        }

        said.AddRange(reading.LeftOut.Take(MaxProblems)
            .Select(line => language.Say("expenses.left-out", ("line", line.Line), ("problem", line.Problem))));
        if (reading.LeftOut.Length > MaxProblems)
            said.Add(language.Say("expenses.left-out-more", ("count", reading.LeftOut.Length - MaxProblems)));
        return new()
        {
            Reply = new(string.Join('\n', said)) { IsPrivate = true },
            Journal = outcome.Expenses.IsEmpty ? null : new(
                string.Create(CultureInfo.InvariantCulture, $"imported {outcome.Expenses.Length} expenses"),
                JsonSerializer.Serialize(outcome.Expenses.Select(expense => expense.Id), JsonSerializerOptions.Web)),
        };
    }

    /// <summary>Keeps what is attached as receipts of an expense.</summary>
    public static async Task<Outcome> ReceiptAsync(ActionContext context, Arguments arguments, CancellationToken cancellationToken)
    {
        var language = context.Language;
        if (context.Files.IsEmpty)
            return Outcome.Say(language.Say("expenses.no-photo"));
        var (receipts, isTooMuch) = await FetchAsync(context, context.Files, cancellationToken);
        if (receipts.IsEmpty)
            return Outcome.Say(isTooMuch ? TooMuch(language) : language.Say("expenses.file-gone"));
        var outcome = await Ledger.Of(context).AddReceiptsAsync(
            context.Command, ExpenseParameters.NumberOf(arguments), receipts, Ledger.IsAdmin(context));
        if (outcome.Result != ExpenseResult.Done)
            return Ledger.Refused(context, outcome);
        return new()
        {
            Reply = new(language.Say(
                "expenses.receipt-added", ("expense", ExpenseText.Show(outcome.Expense, language, context.Now.Date)))),
            Journal = new(string.Create(CultureInfo.InvariantCulture, $"attached a receipt to expense {outcome.Expense.Id}")),
        };
    }

    /// <summary>Keeps the pictures and documents that came with an expense as its receipts.</summary>
    /// <returns>What to say of it; null where none came.</returns>
    public static async Task<string?> KeepAsync(ActionContext context, Expense expense, CancellationToken cancellationToken)
    {
        var language = context.Language;
        var files = context.Files.RemoveAll(static file => file.Kind is not (FileKind.Photo or FileKind.Document));
        if (files.IsEmpty)
            return context.Files.IsEmpty ? null : language.Say("expenses.file-not-kept");
        var (receipts, isTooMuch) = await FetchAsync(context, files, cancellationToken);
        if (receipts.IsEmpty)
            return isTooMuch ? TooMuch(language) : language.Say("expenses.file-not-kept");
        return await Ledger.Of(context).KeepReceiptsAsync(context.Command, expense.Id, receipts) is { } other
            ? language.Say("expenses.receipt-known", ("number", other))
            : language.Say("expenses.receipt-kept");
    }

    // All of them, or none: half of an album would look like the whole.
    private static async Task<(ImmutableArray<ExpenseReceipt> Receipts, bool IsTooMuch)> FetchAsync(
        ActionContext context, ImmutableArray<InboundFile> files, CancellationToken cancellationToken)
    {
        var receipts = ImmutableArray.CreateBuilder<ExpenseReceipt>();
        var left = ExpenseReceipt.MaxTogether;
        foreach (var file in files)
        {
            if (await context.FetchAsync(file, ExpenseReceipt.MaxLength, cancellationToken) is not { } content)
                return ([], IsTooMuch: false);
            left -= content.Length;
            if (left < 0)
                return ([], IsTooMuch: true);
            receipts.Add(new(ShortText.Of(file.Name ?? "receipt", MaxNameLength), file.MediaType, content));
        }

        return (receipts.ToImmutable(), IsTooMuch: false);
    }

    private static string TooMuch(Language language) =>
        language.Say("expenses.files-too-much", ("most", ExpenseReceipt.MaxTogether / 1_000_000));

    /// <summary>Sends the last receipt of an expense as it came.</summary>
    public static async Task<Outcome> ReceiptsAsync(ActionContext context, Arguments arguments, CancellationToken cancellationToken)
    {
        var (ledger, language) = (Ledger.Of(context), context.Language);
        var number = ExpenseParameters.NumberOf(arguments) ?? 0;
        var expense = await ledger.GetAsync(number);
        if (expense is null || !Approvals.MaySee(context, expense, await ledger.PolicyAsync()))
            return Private(new(language.Say("expenses.not-found")));
        await context.WaitForRoomAsync(cancellationToken);
        return Private(await ledger.LastReceiptAsync(number) is not { } receipt
            ? new(language.Say("expenses.no-receipt", ("number", number)))
            : new(language.Say("expenses.receipts-of", ("number", number)))
            {
                File = new(receipt.Name, receipt.MediaType, receipt.Content),
            });
    }

    /// <summary>A file of expenses, named after their period.</summary>
    public static ReplyFile FileOf(IReadOnlyCollection<Expense> expenses, ActionContext context, string? period)
    {
        var days = PeriodText.Parse(period ?? "/");
        var name = days is null ? "all"
            : days == PeriodText.MonthOf(days.Start) ? days.Start.ToString("yyyy-MM", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{days.Start:yyyy-MM-dd}-{days.End:yyyy-MM-dd}");
        return new($"expenses-{name}.csv", "text/csv", CsvText.Write(expenses, context.Instance.Currency));
    }

    // A line with the number of an expense that says the same is that expense, whatever else was corrected in the ledger since.
    private static async Task<ImmutableArray<ExpenseEntry>> NewAsync(ActionContext context, CsvResult reading)
    {
        if (reading.Ids.All(id => id is null))
            return reading.Lines;
        var there = (await Ledger.Of(context).FindAsync(new()
        {
            From = reading.Lines.Min(line => line.On),
            To = reading.Lines.Max(line => line.On),
            IncludesUncounted = true,
        })).ToDictionary(expense => expense.Id);
        return
        [
            .. reading.Lines.Where((line, at) => !(reading.Ids[at] is { } id && there.TryGetValue(id, out var expense)
                && expense.Amount == line.Amount && expense.On == line.On && expense.By == line.By && expense.IsRefund == line.IsRefund)),
        ];
    }

    private static Outcome Private(Reply reply) => new() { Reply = reply with { IsPrivate = true } };
}
