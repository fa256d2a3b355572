using System.Text;
using Alfred.Channels;
using Alfred.Expenses;
using Alfred.Skills.Tests.Doubles;
using NodaTime;

namespace Alfred.Skills.Tests.Behaviours;

/// <summary>Behaviours 21 (attached by hand), 22, 23 and 24: receipts, currencies, export and import, the monthly report.</summary>
public sealed class ExpenseFiles
{
    private readonly Household _team = new() { IsTeam = true };

    private Chat Ada => _team.Of("Ada");

    [Theory]
    [InlineData("export my expenses in November", "November 2026: 2 expenses, €24.50.", "expenses-2026-11.csv")]
    [InlineData("exportiere meine Ausgaben im November", "November 2026: 2 Ausgaben, 24,50 €.", "expenses-2026-11.csv")]
    public async Task an_export_is_plain_csv_that_no_spreadsheet_runs(string said, string answer, string name)
    {
        await Ada.SayAsync("expense 12.50 =2+3");
        await Ada.SayAsync("expense 12 \"big\", lunch;=9+9 @acme");
        Assert.Equal(answer, (await Ada.SayAsync(said)).Replace(' ', ' '));
        var file = Ada.Reply!.File!;
        Assert.Equal((name, "text/csv", true), (file.Name, file.MediaType, Ada.Reply.IsPrivate));
        Assert.Equal(
            "id,date,amount,currency,category,note,client,person,rate,value,value_currency,status\r\n"
                + "1,2026-11-23,12.50,EUR,other,'=2+3,,Ada,,12.50,EUR,ok\r\n"
                + "2,2026-11-23,12.00,EUR,meals,\"\"\"big\"\", lunch;'=9+9\",acme,Ada,,12.00,EUR,ok\r\n",
            Encoding.UTF8.GetString(file.Content.Span[3..]));
    }

    [Theory]
    [InlineData("import expenses", "date;amount;note\n2026-11-02;12.50;lunch\n2026-11-03;7;taxi\n", 12.50)]
    [InlineData("importiere die Ausgaben", "Datum;Betrag;Verwendungszweck;Währung\n02.11.2026;1.234,56;Büromöbel;EUR\n", 1234.56)]
    [InlineData("importe les dépenses", "date;montant;libellé\n02/11/2026;12,50 €;déjeuner\n", 12.50)]
    public async Task semicolons_marks_and_old_code_pages_are_read(string said, string text, double first)
    {
        foreach (var encoding in new[] { Encoding.UTF8, CodePagesEncodingProvider.Instance.GetEncoding(1252)!, Encoding.Unicode })
        {
            var chat = Chat.Biz();
            chat.Files = [new("bank.csv", "text/csv", (byte[])[.. encoding.Preamble, .. encoding.GetBytes(text)])];
            await chat.SayAsync(said);
            Assert.Equal((decimal)first, chat.Grains.Expenses[0].Amount.Amount);
            Assert.DoesNotContain('�', chat.Grains.Expenses[0].Note!);
            var count = chat.Grains.Expenses.Count;
            await chat.SayAsync(said);
            Assert.Equal(count, chat.Grains.Expenses.Count);
        }
    }

    [Fact]
    public async Task lines_that_are_no_expenses_are_named()
    {
        Attach("x.csv", "date,amount,note\n2026-11-02,12.50,lunch\nsoon,5,x\n2026-11-03,much,y\n2026-11-03,0,z\n");
        Assert.Equal(
            "Imported 1 expense: €12.50.\nLeft out, line 3: \"soon\" is no date such as 2026-11-20.\n"
                + "Left out, line 4: \"much\" is no amount such as 12.50.\nLeft out, line 5: \"0\" is no amount such as 12.50.",
            await Ada.SayAsync("import expenses"));
    }

    [Theory]
    [InlineData("{0},5,EUR\n")]
    [InlineData("2026-11-02,{0},EUR\n")]
    [InlineData("2026-11-02,5,{0}\n")]
    public async Task of_a_long_value_that_is_none_only_the_start_is_quoted(string line)
    {
        var lines = string.Concat(Enumerable.Repeat(line.Replace("{0}", new string('x', 90_000), StringComparison.Ordinal), 9));
        Attach("x.csv", $"date,amount,currency\n{lines}");

        var answer = await Ada.SayAsync("import expenses");

        Assert.Contains("xxx…\"", answer, StringComparison.OrdinalIgnoreCase);
        Assert.InRange(answer.Length, 100, 700);
    }

    [Fact]
    public async Task a_file_brings_nothing_over_the_limit_past_the_approvers()
    {
        await Ada.SayAsync("expenses over 500 need approval");
        var bob = _team.Of("Bob");
        bob.Files = [new("x.csv", "text/csv", Encoding.UTF8.GetBytes("date,amount,note\n2026-11-02,9999,yacht\n2026-11-03,5,tea\n"))];
        Assert.EndsWith(
            "1 is over the limit of €500.00 and left out. Log it by itself, so that it can be approved.",
            await bob.SayAsync("import expenses"), StringComparison.Ordinal);
        Assert.Equal("tea", _team.Grains.Expenses.Single().Note);

        Attach("y.csv", "date,amount,note,person\n2026-11-02,9999,yacht,Bob\n2026-11-02,8888,plane,Ada\n");
        await Ada.SayAsync("import expenses");
        Assert.Equal(["tea", "yacht"], _team.Grains.Expenses.Select(expense => expense.Note));
    }

    [Theory]
    [InlineData("", "That is no CSV file that I can read: it needs the columns date and amount.")]
    [InlineData("a,b\n1,2\n", "That is no CSV file that I can read: it needs the columns date and amount.")]
    [InlineData("\0\u0001\u0002", "That is no CSV file that I can read: it needs the columns date and amount.")]
    [InlineData("date,amount\n", "That is no CSV file that I can read: it has no lines.")]
    public async Task what_is_no_csv_is_said_so(string text, string answer)
    {
        Attach("x.csv", text);
        Assert.Equal(answer, await Ada.SayAsync("import expenses"));
        Assert.Empty(_team.Grains.Expenses);
    }

    [Theory]
    [InlineData("import expenses", "Attach the CSV file and write \"import expenses\" with it.")]
    [InlineData("receipt for the last expense", "Attach the photo or the file and write \"receipt for the last expense\" with it.")]
    [InlineData("Beleg für die letzte Ausgabe", "Hänge das Foto oder die Datei an und schreib \"Beleg für die letzte Ausgabe\" dazu.")]
    public async Task without_a_file_it_is_asked_for(string said, string answer) => Assert.Equal(answer, await Ada.SayAsync(said));

    [Theory]
    [InlineData("receipt for the last expense", "Kept the receipt for €12.00 · lunch · Meals.", "show the receipt of expense 1")]
    [InlineData("Beleg für Ausgabe 1", "Beleg aufgehoben für 12,00 € · lunch · Verpflegung.", "zeig den Beleg von Ausgabe 1")]
    public async Task a_receipt_is_kept_as_it_came_and_the_same_one_is_told(string said, string answer, string shown)
    {
        await Ada.SayAsync("expense 12 lunch");
        Attach("bon.jpg", "photo", "image/jpeg");
        Assert.Equal(answer, (await Ada.SayAsync(said)).Replace(' ', ' '));
        Assert.DoesNotContain("12", await Ada.SayAsync(said));
        Ada.Files = [];
        await Ada.SayAsync(shown);
        Assert.Equal(("bon.jpg", "photo"), (Ada.Reply!.File!.Name, Encoding.UTF8.GetString(Ada.Reply.File.Content.Span)));
        await _team.SayAsync("Bob", "show the receipt of expense 1");
        Assert.Null(_team.Of("Bob").Reply!.File);
    }

    [Theory]
    [InlineData("expense 100 USD hotel", "Logged $100.00 (€92.00) · hotel · Lodging")]
    [InlineData("Ausgabe 100 USD Hotel", "Notiert: 100,00 $ (92,00 €) · Hotel · Unterkunft")]
    [InlineData("expense 100 USD hotel at a rate of 0.95", "Logged $100.00 (€95.00) · hotel · Lodging")]
    public async Task another_currency_counts_with_the_day_s_or_a_typed_rate_that_is_kept(string said, string answer)
    {
        _team.Grains.Rates["USD"] = 0.92m;
        Assert.Equal(answer, (await Ada.SayAsync(said)).Replace(' ', ' '));
        _team.Grains.Rates["USD"] = 0.50m;
        Assert.True(ExpenseTotals.Sum(_team.Grains.Expenses, "EUR").Single().Amount > 90m);
    }

    [Theory]
    [InlineData("expense 100 USD hotel", "I have no exchange rate for USD, so it counts in USD for now.")]
    [InlineData("gasto 100 USD hotel", "No tengo el cambio de USD, así que de momento cuenta en USD.")]
    public async Task without_a_rate_it_is_logged_all_the_same_and_counts_in_its_currency(string said, string answer)
    {
        Assert.EndsWith(answer, await Ada.SayAsync(said), StringComparison.Ordinal);
        Assert.Equal([new Money(100m, "USD")], ExpenseTotals.Sum(_team.Grains.Expenses, "EUR"));
    }

    [Theory]
    [InlineData(
        null, "send the expense report every month",
        "Expense report: November 2026\nTotal: €42.50 (2 expenses)\nOctober 2026: €20.00 (+€22.50)\n"
        + "\nBy category:\nTravel: €30.00 (1)\nMeals: €12.50 (1)\n\nBy person:\nBob: €30.00 (1)\nAda: €12.50 (1)\n"
        + "\nBiggest:\n#3 · 23 Nov 2026 · Bob · €30.00 · train · Travel\n#1 · 23 Nov 2026 · Ada · €12.50 · lunch · Meals")]
    [InlineData(
        "de", "schick den Ausgabenbericht jeden Monat",
        "Ausgabenbericht: November 2026\nSumme: 42,50 € (2 Ausgaben)\nOktober 2026: 20,00 € (+22,50 €)\n"
        + "\nNach Kategorie:\nReisen: 30,00 € (1)\nVerpflegung: 12,50 € (1)\n\nNach Person:\nBob: 30,00 € (1)\nAda: 12,50 € (1)\n"
        + "\nDie größten:\n#3 · 23.11.2026 · Bob · 30,00 € · train · Reisen\n#1 · 23.11.2026 · Ada · 12,50 € · lunch · Verpflegung")]
    public async Task the_report_comes_on_the_first_of_the_month_and_equals_its_file(string? language, string said, string report)
    {
        await Ada.SayAsync("expense 12.50 lunch");
        await Ada.SayAsync("expense 20 taxi on 3 October");
        await _team.SayAsync("Bob", "expense 30 train");
        if (language is not null)
            Ada.Language = SkillSet.Languages[language];
        await Ada.SayAsync(said);
        await _team.PassUntilAsync(Instant.FromUtc(2026, 12, 1, 6, 59));
        Assert.Empty(_team.Told);
        await _team.PassUntilAsync(Instant.FromUtc(2026, 12, 1, 7, 1));
        Assert.Equal(report, _team.ToldTo("Ada").Single().Replace(' ', ' '));
        var file = Ada.Reply!.File!;
        Assert.Equal("expenses-2026-11.csv", file.Name);
        Assert.Equal(3, Encoding.UTF8.GetString(file.Content.Span).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        var again = await Ada.SayAsync(language is null ? "expense report for November" : "Ausgabenbericht für November");
        Assert.Equal(report, again.Replace('\u00a0', ' '));
    }

    [Theory]
    [InlineData("expense 31 taxi", "The receipt is kept with it.")]
    [InlineData("31 Euro für Taxi ausgegeben", "Der Beleg ist dabei aufgehoben.")]
    public async Task a_file_that_comes_with_an_expense_is_its_receipt_as_it_came(string said, string answer)
    {
        Attach("taxi.pdf", "%PDF", "application/pdf");

        Assert.EndsWith(answer, await Ada.SayAsync(said), StringComparison.Ordinal);

        var receipt = (await _team.Grains.Ledger.LastReceiptAsync(_team.Grains.Expenses[0].Id))!;
        Assert.Equal(("taxi.pdf", "%PDF"), (receipt.Name, Encoding.UTF8.GetString(receipt.Content.Span)));
    }

    [Fact]
    public async Task a_receipt_that_another_expense_has_is_told_and_stays_there()
    {
        Attach("taxi.pdf", "%PDF", "application/pdf");
        await Ada.SayAsync("expense 31 taxi");

        Assert.EndsWith(
            "I have that receipt already: it belongs to #1.", await Ada.SayAsync("expense 32 taxi"), StringComparison.Ordinal);

        Assert.Null(await _team.Grains.Ledger.LastReceiptAsync(2));
    }

    [Theory]
    [InlineData("expense 31 taxi", 1)]
    [InlineData("receipt for the last expense", 0)]
    public async Task receipts_that_are_too_much_together_are_not_kept_and_said_so(string said, int logged)
    {
        await Ada.SayAsync("expense 30 train");
        Ada.Files =
        [
            .. Enumerable.Range(0, 5).Select(static number => new ReplyFile(
                $"{number}.jpg", "image/jpeg", Enumerable.Repeat((byte)number, ExpenseReceipt.MaxLength - 1).ToArray())),
        ];

        Assert.EndsWith(
            "Together these files are more than 20 MB, so none of them is kept: send them again in parts, each with "
            + "\"receipt for the last expense\" as its text.",
            await Ada.SayAsync(said), StringComparison.Ordinal);

        Assert.Equal(1 + logged, _team.Grains.Expenses.Count);
        Assert.Null(await _team.Grains.Ledger.LastReceiptAsync(1 + logged));
        Ada.Files = Ada.Files[..4];
        Assert.StartsWith("Kept the receipt", await Ada.SayAsync("receipt for the last expense"), StringComparison.Ordinal);
    }

    private void Attach(string name, string text, string type = "text/csv") => Ada.Files = [new(name, type, Encoding.UTF8.GetBytes(text))];
}
