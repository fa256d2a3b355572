using Alfred.Tests.Instances;

namespace Alfred.Tests.Interpretation;

public sealed class QuestionTests(DatabaseFixture databases)
{
    [Fact]
    public async Task what_was_offered_and_a_form_that_is_open_survive_a_restart()
    {
        var database = await databases.CreateAsync();
        await using (var before = await TestInstance.StartAsync(database))
        {
            await SayAsync(before, "choose say", "book");
            await WriteAsync(before, "bob", "choose say");
        }

        await using var after = await TestInstance.StartAsync(database);
        await after.Inbox.AcceptAsync(Letters.Written("b2", "2", from: "bob"), CancellationToken.None);
        await after.Letters.WaitForAsync(1);
        await after.Inbox.AcceptAsync(Letters.Written("a3", "say what?"), CancellationToken.None);
        await after.Letters.WaitForAsync(2);

        Assert.Equal(["blue", "what\nWhat? Say \"cancel\" to stop."], after.Letters.Texts);
    }

    [Fact]
    public async Task a_number_means_what_it_meant_when_it_came_also_in_a_later_try()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await SayAsync(alfred, "choose pick");

        await alfred.Inbox.AcceptAsync(Letters.Written("2", "2"), CancellationToken.None);
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 2);

        Assert.Equal("blue, picked first", alfred.Letters.Texts[1]);
        Assert.Contains(
            "echo.pick", await alfred.QueryAsync<string>("select plan::text from inbox where delivery_key = 'letters:2'"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_form_whose_action_fails_behind_its_effect_runs_it_once()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await SayAsync(alfred, "book");

        await alfred.Inbox.AcceptAsync(Letters.Written("2", "a table"), CancellationToken.None);
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 2);

        Assert.Equal("booked a table", alfred.Letters.Texts[1]);
        Assert.Equal(
            "1 l",
            Assert.Single(
                await alfred.Grains.GetGrain<Alfred.Groceries.IGroceryGrain>(Alfred.Groceries.IGroceryGrain.DefaultKey)
                    .ListAsync()).Quantity?.ToString());
        Assert.Null(await QuestionAsync(alfred));
    }

    [Fact]
    public async Task picking_has_no_more_rights_than_typing()
    {
        await using var alfred = await TestInstance.StartAsync(databases);

        await SayAsync(alfred, "choose burn", "1");

        Assert.Equal("burn (red)\nShall I do it?", alfred.Letters.Texts[1]);
    }

    [Fact]
    public async Task what_has_no_question_writes_no_memory()
    {
        await using var alfred = await TestInstance.StartAsync(databases);

        await SayAsync(alfred, "say hello");

        Assert.Equal(0, await alfred.QueryAsync<long>("select version from conversation"));
    }

    [Fact]
    public async Task choices_travel_to_the_channel()
    {
        await using var alfred = await TestInstance.StartAsync(databases);

        await SayAsync(alfred, "choose say");

        Assert.Equal(["say red", "say blue"], alfred.Letters.Attempts[0].Reply.Choices!.Options.Select(option => option.Says));
    }

    private static Task SayAsync(TestInstance alfred, params string[] texts) => WriteAsync(alfred, "ada", texts);

    private static async Task WriteAsync(TestInstance alfred, string from, params string[] texts)
    {
        foreach (var text in texts)
        {
            var before = alfred.Letters.Attempts.Count;
            await alfred.Inbox.AcceptAsync(Letters.Written($"{from}-{text}", text, from), CancellationToken.None);
            await alfred.Letters.WaitForAsync(before + 1);
        }
    }

    private static Task<string?> QuestionAsync(TestInstance alfred) =>
        alfred.QueryAsync<string>("select memory->>'question' from conversation where address = 'letters:ada'");
}
