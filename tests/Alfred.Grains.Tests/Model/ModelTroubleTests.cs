using Alfred.Model;
using Alfred.Sandbox.Http;
using Alfred.Sandbox.Model;
using Alfred.Tests.Instances;

namespace Alfred.Tests.Model;

/// <summary>
/// A model that is down, slow, astray or too expensive takes nothing from anybody: each message is answered, plain ones work as ever.
/// </summary>
public sealed class ModelTroubleTests(DatabaseFixture databases)
{
    private const string OverBudget =
        "The language model's budget is used up for now, so I understand plain requests only. Everything else works as always.";

    public static TheoryData<string, string> Troubles => new()
    {
        { "busy", "does not answer" }, { "down", "does not answer" }, { "cut", "does not answer" }, { "garbage", "does not answer" },
        { "page", "does not answer" }, { "hang", "took too long" },
    };

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task a_message_that_needs_the_model_is_answered_and_plain_ones_work(string trouble, string apology)
    {
        await using var instance = await ModelInstance.StartAsync(databases);
        instance.Model.Otherwise = trouble switch
        {
            "busy" => ModelFailures.Busy,
            "down" => ModelFailures.Down,
            "cut" => new FakeAnswer.Cut(),
            "garbage" => ModelFailures.Garbage,
            "page" => ModelFailures.Page,
            _ => new FakeAnswer.Hang(),
        };

        var (since, asked) = (instance.Alfred.Clock.GetUtcNow(), instance.SayAndWaitAsync("what shall we eat tonight"));

        Assert.Contains(apology, await asked, StringComparison.Ordinal);
        Assert.InRange(instance.Alfred.Clock.GetUtcNow() - since, TimeSpan.Zero, TimeSpan.FromMinutes(2));
        Assert.InRange(instance.Model.Requests.Count, 1, 3);
        Assert.Equal("added milk, 1 open", await instance.SayAsync("add milk"));
    }

    /// <summary>R17.</summary>
    [Fact]
    public async Task while_three_calls_in_ten_fail_each_message_is_answered_within_two_minutes()
    {
        const int Messages = 60;
        FakeAnswer[] ways =
        [
            ModelFailures.Busy, ModelFailures.Down, ModelFailures.Garbage, ModelFailures.Page, new FakeAnswer.Cut(), new FakeAnswer.Hang(),
        ];
        await using var instance = await ModelInstance.StartAsync(databases);
        var calls = 0;
        instance.Model.Always = static _ => new("Pancakes.");
        instance.Model.Fails = _ => Interlocked.Increment(ref calls) is var call && call % 10 < 3 ? ways[call / 10 % ways.Length] : null;
        var since = instance.Alfred.Clock.GetUtcNow();

        // Each from somebody else: nobody waits for anybody.
        for (var person = 0; person < Messages; person++)
            await instance.WriteAsync("what shall we eat tonight", from: $"person{person}");
        await instance.TimePassesUntilAsync(() => instance.Alfred.Letters.Attempts.Count >= Messages);

        Assert.Equal(Messages, instance.Alfred.Letters.Texts.Count);
        Assert.All(instance.Alfred.Letters.Texts, static text => Assert.True(
            text.StartsWith("Pancakes.", StringComparison.Ordinal) || text.Contains("does not answer", StringComparison.Ordinal)
            || text.Contains("took too long", StringComparison.Ordinal), text));
        Assert.Contains(instance.Alfred.Letters.Texts, static text => text.StartsWith("Pancakes.", StringComparison.Ordinal));
        Assert.All(instance.Alfred.Letters.AttemptedAt, at => Assert.InRange(at - since, TimeSpan.Zero, TimeSpan.FromMinutes(2)));
        Assert.InRange(instance.Model.Requests.Count, Messages, 3 * Messages);
    }

    [Fact]
    public async Task the_plain_part_of_a_mixed_message_is_done_although_the_model_is_down()
    {
        await using var instance = await ModelInstance.StartAsync(databases);
        instance.Model.Otherwise = ModelFailures.Down;

        Assert.StartsWith(
            "added milk, 1 open\nI did not understand the rest.", await instance.SayAndWaitAsync("add milk and what can I cook with it?"),
            StringComparison.Ordinal);
        Assert.Equal(["milk"], await instance.Alfred.GroceriesAsync());
    }

    [Fact]
    public async Task a_slow_model_holds_up_nobody_elses_conversation()
    {
        await using var instance = await ModelInstance.StartAsync(databases);
        instance.Model.Otherwise = new FakeAnswer.Hang();
        await instance.WriteAsync("what shall we eat tonight");
        await instance.Model.Requests.WaitForAsync(1, Limits.Patience);

        await instance.WriteAsync("add milk", from: "bob");
        await instance.Alfred.Letters.WaitForAsync(1);

        Assert.Equal(["added milk, 1 open"], instance.Alfred.Letters.Texts);
    }

    [Fact]
    public async Task at_the_limit_the_model_is_not_asked_people_are_told_once_and_the_grammar_goes_on()
    {
        await using var instance = await ModelInstance.StartAsync(
            databases, new() { Name = "test", InputPrice = 1, OutputPrice = 1, BudgetDay = 0.000_001m });
        instance.Model.Say("Pancakes.");
        await instance.SayAsync("what shall we eat tonight");

        Assert.EndsWith(OverBudget, await instance.SayAsync("and tomorrow"), StringComparison.Ordinal);
        Assert.DoesNotContain(OverBudget, await instance.SayAsync("and the day after"), StringComparison.Ordinal);
        Assert.Equal("added milk, 1 open", await instance.SayAsync("add milk"));
        Assert.Equal(1, instance.Model.Requests.Count);
    }

    [Theory]
    [InlineData("ada", true)]
    [InlineData("bob", false)]
    public async Task one_members_limit_is_not_anothers(string asker, bool isRefused)
    {
        await using var instance = await ModelInstance.StartAsync(
            databases, new() { Name = "test", InputPrice = 1, OutputPrice = 1, BudgetMemberDay = 0.000_001m });
        instance.Model.Always = static _ => new("Pancakes.");
        await instance.SayAsync("what shall we eat tonight");

        var answer = await instance.SayAsync("and tomorrow", from: asker);

        Assert.Equal(isRefused, answer.EndsWith(OverBudget, StringComparison.Ordinal));
    }

    [Fact]
    public Task the_model_is_asked_about_what_a_members_limit_pays_and_others_are_answered() => FloodAsync(100);

    /// <summary>L3.</summary>
    [Fact]
    [Trait("Category", "Full")]
    public Task of_a_thousand_messages_the_model_is_asked_about_what_a_members_limit_pays() => FloodAsync(1_000);

    [Fact]
    public async Task what_it_cost_is_kept_by_day_and_member()
    {
        await using var instance = await ModelInstance.StartAsync(
            databases, new() { Name = "test", InputPrice = 1_000_000, OutputPrice = 0, BudgetMonth = 1_000_000 });
        instance.Model.Say("Pancakes.");
        await instance.SayAsync("what shall we eat tonight");

        var usage = await instance.Alfred.Grains.GetGrain<IModelUsageGrain>(IModelUsageGrain.Key).ReadAsync();
        var spent = Assert.Single(usage!.Members);
        Assert.Equal((1, instance.Model.Requests.All[0].Tokens), (spent.Calls, spent.Today));
        Assert.Equal((spent.Today, 1_000_000), (spent.Month, usage.BudgetMonth));
    }

    private async Task FloodAsync(int messages)
    {
        const int Limit = 10_000;
        await using var instance = await ModelInstance.StartAsync(
            databases, new() { Name = "test", InputPrice = 1_000_000, OutputPrice = 0, BudgetMemberDay = Limit });
        instance.Model.Always = static _ => new("Pancakes.");

        await Task.WhenAll(Enumerable.Range(0, messages).Select(_ => instance.WriteAsync("what shall we eat tonight")));
        await instance.Alfred.Letters.WaitForAsync(messages);

        var usage = await instance.Alfred.Grains.GetGrain<IModelUsageGrain>(IModelUsageGrain.Key).ReadAsync();
        var spent = Assert.Single(usage!.Members);
        Assert.Equal(instance.Model.Requests.Count, spent.Calls);
        Assert.InRange(spent.Calls, 2, messages / 2);
        // What the limit did not pay was not asked: without the last call it was not reached.
        Assert.InRange(spent.Today - instance.Model.Requests.All[^1].Tokens, 0, Limit - 1);
        Assert.StartsWith("Pancakes.", await instance.SayAsync("what shall we eat tonight", from: "bob"), StringComparison.Ordinal);
    }
}
