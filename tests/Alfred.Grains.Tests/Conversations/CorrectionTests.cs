using Alfred.Conversations;
using Alfred.DeadLetters;
using Alfred.Inbox;
using Alfred.Tests.Instances;

namespace Alfred.Tests.Conversations;

/// <summary>Edits and deletions of messages: before, while and after what they correct is handled (R7).</summary>
public sealed class CorrectionTests(DatabaseFixture databases)
{
    [Fact]
    public async Task an_edit_of_what_was_done_is_told_so_and_changes_nothing()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await AcceptAsync(alfred, Letters.Written("1", "add milk"));
        await alfred.Letters.WaitForAsync(1);

        await AcceptAsync(alfred, Letters.Written("2", "add oat milk", edits: "1"));
        await alfred.Letters.WaitForAsync(2);

        Assert.Equal(["added, 1 open", "I had already answered \"add milk\". Say it again with the change."], alfred.Letters.Texts);
        Assert.Equal(["milk"], await alfred.GroceriesAsync());
    }

    [Theory]
    [InlineData("add milk", false)]
    [InlineData(" add  milk\u200B", false)]
    [InlineData("", false)]
    [InlineData("", true)]
    public async Task An_edit_that_changes_no_words_and_a_deletion_of_what_was_done_are_passed_over(string words, bool isDeletion)
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await AcceptAsync(alfred, Letters.Written("1", "add  milk"));
        await alfred.Letters.WaitForAsync(1);

        await AcceptAsync(alfred, isDeletion ? Letters.Written("2", "", deletes: "1") : Letters.Written("2", words, edits: "1"));
        await SayAsync(alfred, "3", "say still here", 2);

        Assert.Equal(["added, 1 open", "still here"], alfred.Letters.Texts);
    }

    [Fact]
    public async Task an_edit_that_comes_before_its_original_is_run_and_the_original_is_a_repetition()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await AcceptAsync(alfred, Letters.Written("2", "add oat milk", edits: "1"));
        await alfred.Letters.WaitForAsync(1);

        var news = await AcceptAsync(alfred, Letters.Written("1", "add milk"));
        await SayAsync(alfred, "3", "say still here", 2);

        Assert.Equal(0, news);
        Assert.Equal(["added, 1 open", "still here"], alfred.Letters.Texts);
        Assert.Equal(["oat milk"], await alfred.GroceriesAsync());
    }

    [Fact]
    public async Task what_was_deleted_before_it_came_is_not_run()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await AcceptAsync(alfred, Letters.Written("2", "", deletes: "1"));
        await SayAsync(alfred, "3", "say still here", 1);

        Assert.Equal(0, await AcceptAsync(alfred, Letters.Written("1", "add milk")));
        await SayAsync(alfred, "4", "say hello", 2);

        Assert.Equal(["still here", "hello"], alfred.Letters.Texts);
        Assert.Empty(await alfred.GroceriesAsync());
    }

    [Theory]
    [InlineData("1 1e")]
    [InlineData("1e 1")]
    [InlineData("1 1e 1e2")]
    [InlineData("1e 1e2 1")]
    [InlineData("1 1e2 1d")]
    [InlineData("1d 1")]
    [InlineData("1 1d")]
    public async Task What_still_waits_is_run_as_it_was_corrected_last(string order)
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await AcceptAsync(alfred, Letters.Written("0", "slow thing"));
        await alfred.Skill.SlowBegun.Task.WaitAsync(Limits.Patience);

        foreach (var id in order.Split(' '))
        {
            await AcceptAsync(alfred, id switch
            {
                "1" => Letters.Written("1", "add milk"),
                "1e" =>
                    Letters.Written("1e", order.Contains("1e2", StringComparison.Ordinal) ? "add soy milk" : "add oat milk", edits: "1"),
                "1e2" => Letters.Written("1e2", "add oat milk", edits: "1"),
                _ => Letters.Written("1d", "", deletes: "1"),
            });
        }

        await AcceptAsync(alfred, Letters.Written("3", "say still here"));
        alfred.Skill.SlowMayEnd.SetResult();
        var isDeleted = order.Contains("1d", StringComparison.Ordinal);
        await alfred.Letters.WaitForAsync(isDeleted ? 2 : 3);

        Assert.Equal(
            isDeleted ? ["thing took long", "still here"] : ["thing took long", "added, 1 open", "still here"], alfred.Letters.Texts);
        Assert.Equal(isDeleted ? [] : ["oat milk"], await alfred.GroceriesAsync());
        Assert.Equal(0, await alfred.QueryAsync<long>("select count(*) from inbox where state <> 'done'"));
    }

    [Fact]
    public async Task a_second_edit_is_told_what_the_first_one_did()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await AcceptAsync(alfred, Letters.Written("2", "add oat milk", edits: "1"));
        await alfred.Letters.WaitForAsync(1);

        await AcceptAsync(alfred, Letters.Written("3", "add soy milk", edits: "1"));
        await alfred.Letters.WaitForAsync(2);

        Assert.Equal(English.EditedTooLate("add oat milk"), alfred.Letters.Texts[1]);
    }

    [Fact]
    public async Task nobody_edits_what_somebody_else_wrote()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await AcceptAsync(alfred, Letters.Written("0", "slow thing", chat: "family"));
        await alfred.Skill.SlowBegun.Task.WaitAsync(Limits.Patience);
        await AcceptAsync(alfred, Letters.Written("1", "add milk", chat: "family"));
        await AcceptAsync(alfred, Letters.Written("2", "add beer", from: "bob", chat: "family", edits: "1"));

        alfred.Skill.SlowMayEnd.SetResult();
        await alfred.Letters.WaitForAsync(3);

        Assert.Equal(["thing took long", "added, 1 open", English.EditedTooLate("add milk")], alfred.Letters.Texts);
    }

    [Fact]
    public async Task what_an_earlier_process_may_have_begun_runs_as_it_was_and_the_edit_is_told_so()
    {
        var database = await databases.CreateAsync();
        var before = await TestInstance.StartAsync(database);
        await AcceptAsync(before, Letters.Written("1", "slow milk"));
        await before.Skill.SlowBegun.Task.WaitAsync(Limits.Patience);
        await AcceptAsync(before, Letters.Written("2", "slow oat milk", edits: "1"));

        await using var after = await TestInstance.StartAsync(database);
        after.Skill.SlowMayEnd.SetResult();
        await after.Letters.WaitForAsync(2);

        Assert.Equal(["milk took long", English.EditedTooLate("slow milk")], after.Letters.Texts);
        before.Skill.SlowMayEnd.SetResult();
        await before.DisposeAsync();
    }

    [Fact]
    public async Task an_edit_that_fails_keeps_the_place_of_its_original_and_can_be_replayed()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await AcceptAsync(alfred, Letters.Written("2", "fail now", edits: "1"));
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 1);
        alfred.Skill.IsMended = true;
        var store = alfred.Service<DeadLetterStore>();

        await store.ReplayAsync((await store.ListAsync()).Single().Id);
        await alfred.FiveSecondsPassUntilAsync(() => alfred.Letters.Attempts.Count == 2);

        Assert.Equal([English.Failed, "mended"], alfred.Letters.Texts);
        Assert.Equal(5, alfred.Skill.Failures);
        Assert.Equal(0, await AcceptAsync(alfred, Letters.Written("1", "add milk")));
    }

    [Fact]
    public async Task an_edit_of_what_was_given_up_is_told_so()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await AcceptAsync(alfred, Letters.Written("1", "fail now"));
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 1);

        await AcceptAsync(alfred, Letters.Written("2", "add milk", edits: "1"));
        await alfred.Letters.WaitForAsync(2);

        Assert.Equal(English.EditedAfterFailure("fail now"), alfred.Letters.Texts[1]);
    }

    [Fact]
    public void a_long_message_is_quoted_by_its_beginning()
    {
        Assert.Equal(
            $"I had already answered \"{new string('a', 59)}…\". Say it again with the change.",
            Corrections.TooLate(new string('a', 61), isDead: false, English.Language));
        // Never inside what a person sees as one character.
        Assert.Contains(
            $"\"{string.Concat(Enumerable.Repeat("👩‍👩‍👧", 7))}…\"",
            Corrections.TooLate(string.Concat(Enumerable.Repeat("👩‍👩‍👧", 70)), isDead: false, English.Language),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task in_any_order_each_message_is_run_once_at_most_in_its_old_or_its_new_words()
    {
        const int People = 60;
        await using var alfred = await TestInstance.StartAsync(databases);
        var random = new Random(20261128);
        var letters = Enumerable.Range(0, People).SelectMany(i => new[]
        {
            Letters.Written($"{i}", $"spend on {i}", chat: $"c{i}"),
            i % 3 == 0
                ? Letters.Written($"{i}d", "", chat: $"c{i}", deletes: $"{i}")
                : Letters.Written($"{i}e", $"spend on new {i}", chat: $"c{i}", edits: $"{i}"),
            Letters.Written($"{i}x", "say hello", chat: $"c{i}"),
        }).ToArray();
        random.Shuffle(letters);

        foreach (var some in letters.Chunk(16))
            await Task.WhenAll(some.Select(letter => AcceptAsync(alfred, letter)));
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<long>("select count(*) from inbox where state = 'waiting'") == 0);

        Assert.Equal(0, await alfred.QueryAsync<long>("select count(*) from inbox where state <> 'done'"));
        var spent = await alfred.QueryAsync<string[]>("select array_agg(note) from expn");
        Assert.All(
            Enumerable.Range(0, People),
            i =>
                Assert.True(
                    spent!.Count(note => note == $"on {i}" || note == $"on new {i}") is var times
                        && (i % 3 == 0 ? times <= 1 : times == 1)));
    }

    private static Task<int> AcceptAsync(TestInstance alfred, Delivery letter) => alfred.Inbox.AcceptAsync(letter, CancellationToken.None);

    private static async Task SayAsync(TestInstance alfred, string id, string text, int expected)
    {
        await AcceptAsync(alfred, Letters.Written(id, text));
        await alfred.Letters.WaitForAsync(expected);
    }
}
