namespace Alfred.Silo.Understand;

public sealed class UnderstandTests
{
    [Fact]
    [Trait("Category", "HomeOnly")]
    public async Task a_request_is_said_as_its_commands_with_typed_arguments() => Assert.Equal(
        """
        {"text":"add 2 kg apples","language":"en","commands":[{"action":"groceries.add","arguments":{"items":[{"name":"apples","quantity":2,"unit":"kg"}],"list":"groceries"}}],"asks":null}
        """,
        await PrintedAsync("add 2 kg apples"));

    [Fact]
    [Trait("Category", "HomeOnly")]
    public async Task its_language_is_found_or_given()
    {
        var lines = (await UnderstandRun.OfAsync("", "füge Milch zur Einkaufsliste hinzu", "añade leche a la lista")).Lines;
        Assert.Contains("\"language\":\"de\"", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"language\":\"es\"", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "HomeOnly")]
    public async Task what_is_not_understood_has_no_commands_and_asks_nothing() => Assert.Equal(
        """{"text":"the weather in Madrid","language":"en","commands":[],"asks":null}""", await PrintedAsync("the weather in Madrid"));

    [Fact]
    [Trait("Category", "BizOnly")]
    public async Task another_instance_understands_what_its_skills_do()
    {
        var line = await PrintedAsync("expense 12.50 lunch", "--instance", "biz");
        Assert.Contains("\"action\":\"expenses.log\"", line, StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Category", "BizOnly")]
    [InlineData("expense", "Log an expense")]
    [InlineData("gasto", "Apuntar un gasto", "--language", "es")]
    public async Task an_action_without_its_values_asks_for_them(string text, string asks, params string[] options)
    {
        var line = await PrintedAsync([text, "--instance", "biz", .. options]);
        Assert.EndsWith($"\"commands\":[],\"asks\":\"{asks}\"}}", line, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "HomeOnly")]
    public async Task what_cannot_be_told_is_asked_and_nothing_of_the_message_done()
    {
        var line = await PrintedAsync("add milk\ngot 2");
        Assert.Contains("\"commands\":[],\"asks\":\"", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"text":"€ 1.234,56","amount":"1234.56","currency":"EUR","asks":null}""", "€ 1.234,56")]
    [InlineData("""{"text":"$12","amount":"12","currency":"CAD","asks":null}""", "$12", "--currency", "cad")]
    [InlineData("""{"text":"12","amount":"12","currency":null,"asks":null}""", "12")]
    [InlineData("""{"text":"1.234","amount":null,"currency":null,"asks":"\"1.234\" can mean 1234 or 1.23. Which one?"}""", "1.234")]
    [InlineData("""{"text":"nothing","amount":null,"currency":null,"asks":null}""", "nothing")]
    public async Task an_amount_is_said_with_its_currency(string line, params string[] arguments) =>
        Assert.Equal(line, await PrintedAsync([.. arguments, "--kind", "amount"]));

    [Theory]
    [InlineData("tomorrow at 6 pm", "2026-11-29T18:00:00", "hour")]
    [InlineData("in 20 minutes", "2026-11-28T12:20:00", "second")]
    [InlineData("mañana a las 8", "2026-11-29T08:00:00", "hour")]
    public async Task a_point_in_time_is_local_and_counts_from_the_given_now(string text, string at, string grain) => Assert.Equal(
        $$"""{"text":"{{text}}","at":"{{at}}","grain":"{{grain}}","asks":null}""",
        await PrintedAsync(text, "--kind", "time", "--now", "2026-11-28T12:00:00", "--zone", "Europe/Madrid"));

    [Fact]
    public async Task what_is_no_time_has_none() => Assert.Equal(
        """{"text":"milk","at":null,"grain":null,"asks":null}""", await PrintedAsync("milk", "--kind", "time"));

    [Theory]
    [InlineData(
        "every other friday at 8", "2026-12-04T08:00:00,2026-12-18T08:00:00,2027-01-01T08:00:00,2027-01-15T08:00:00,2027-01-29T08:00:00")]
    [InlineData(
        "jeden Montag um 18 Uhr", "2026-11-30T18:00:00,2026-12-07T18:00:00,2026-12-14T18:00:00,2026-12-21T18:00:00,2026-12-28T18:00:00")]
    [InlineData("monthly on the 31st", "2026-11-30,2026-12-31,2027-01-31,2027-02-28,2027-03-31")]
    public async Task a_recurrence_is_said_with_its_next_five_times(string text, string next)
    {
        var line = await PrintedAsync(text, "--kind", "recurrence", "--now", "2026-11-28T12:00:00", "--zone", "Europe/Madrid");
        Assert.EndsWith($"\"next\":[\"{next.Replace(",", "\",\"", StringComparison.Ordinal)}\"]}}", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task each_line_of_standard_input_is_answered_in_order()
    {
        var run = await UnderstandRun.OfAsync("1 EUR\n2 EUR\n\n3 EUR\n", "--kind", "amount");
        Assert.Equal(["\"1\"", "\"2\"", "null", "\"3\""], run.Lines.Select(line => line.Split("\"amount\":")[1].Split(',')[0]));
    }

    [Theory]
    [InlineData("--kind", "mood", "give it as request, amount, time or recurrence")]
    [InlineData("--instance", "office", "give it as home or biz")]
    [InlineData("--language", "xx", "give it as en, de, es, fr, nl")]
    [InlineData("--now", "noon", "give it as 2026-11-28T12:00:00")]
    [InlineData("--zone", "Europe/Atlantis", "is no IANA time zone such as Europe/Madrid")]
    [InlineData("--currency", "euros", "is no ISO 4217 code of three letters such as EUR")]
    public async Task a_value_that_makes_no_sense_is_refused_with_what_would(string option, string value, string help)
    {
        var run = await UnderstandRun.OfAsync("", "milk", option, value);
        Assert.Equal((64, ""), (run.Code, run.Output));
        Assert.StartsWith(option, run.Error, StringComparison.Ordinal);
        Assert.Contains(help, Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("request")]
    [InlineData("amount")]
    [InlineData("time")]
    public async Task it_needs_no_database_and_leaves_nothing_behind(string kind)
    {
        var run = await UnderstandRun.OfAsync("", "ping", "--kind", kind);
        Assert.Equal((0, "", false), (run.Code, run.Error, run.HasLeftFiles));
    }

    private static async Task<string> PrintedAsync(params IEnumerable<string> arguments)
    {
        var run = await UnderstandRun.OfAsync("", arguments);
        Assert.True(run.Code == 0, run.Error);
        return Assert.Single(run.Lines);
    }
}
