using Alfred.Channels;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Gateway.WhatsApp.Pace;
using Alfred.Sandbox.Graph;
using Alfred.Testing;
using Alfred.Testing.Graph;
using FsCheck;
using FsCheck.Fluent;

namespace Alfred.Gateway.Tests.WhatsApp;

public sealed class PaceTests
{
    [Fact]
    public async Task a_burst_to_one_person_is_paid_back_and_meta_never_has_to_refuse()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var gateway = await StartAsync(graph);
        graph.Limits = new GraphLimits(gateway.Time);
        graph.Limits.NoteIncoming("34600111222");
        graph.Limits.NoteIncoming("2");
        for (var i = 0; i < 45; i++)
            Assert.IsType<SendResult.Sent>(await gateway.AnswerAsync(new Reply("hi")));
        Assert.Equal("Later 6", Sends.Describe(await gateway.AnswerAsync(new Reply("hi"))));
        Assert.IsType<SendResult.Sent>(await gateway.AnswerAsync(new Reply("hi"), "wa:2"));
        gateway.Time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal("Later 2", Sends.Describe(await gateway.AnswerAsync(new Reply("hi"))));
        gateway.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.IsType<SendResult.Sent>(await gateway.AnswerAsync(new Reply("hi")));
        Assert.Equal(graph.Sent.Count, graph.Calls.Count);
    }

    [Fact]
    public void in_no_time_goes_more_than_the_burst_and_what_the_time_brings() =>
        Prop.ForAll(Gen.Choose(0, 20).NonEmptyListOf().ToArbitrary(), Gen.Choose(1, 5).ToArbitrary(), (waits, burst) =>
        {
            var time = new TestClock();
            var buckets = new PairBuckets(new PairPace(burst, TimeSpan.FromSeconds(6)), time);
            var (start, gone) = (time.GetUtcNow(), 0);
            foreach (var wait in waits)
            {
                time.Advance(TimeSpan.FromSeconds(wait));
                if (buckets.Take("1") is null)
                    gone++;
            }

            return gone <= burst + ((time.GetUtcNow() - start).TotalSeconds / 6);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void whoever_waits_as_long_as_told_may_go()
    {
        var time = new TestClock();
        var buckets = new PairBuckets(new PairPace(2, TimeSpan.FromSeconds(6)), time);
        for (var i = 0; i < 2_500; i++)
        {
            if (buckets.Take($"{i % 7}") is not { } wait)
                continue;
            time.Advance(wait);
            Assert.Null(buckets.Take($"{i % 7}"));
        }
    }

    [Fact]
    public async Task the_number_sends_eighty_a_second_and_half_of_that_after_a_refusal()
    {
        var time = new TestClock();
        var pace = new NumberPace(time);
        var free = Enumerable.Range(0, 80).Select(_ => pace.WaitAsync(CancellationToken.None)).ToArray();
        Assert.All(free, wait => Assert.True(wait.IsCompletedSuccessfully));
        var waiting = pace.WaitAsync(CancellationToken.None);
        Assert.True(pace.IsBusy);
        time.Advance(TimeSpan.FromSeconds(1 / 80d));
        await waiting;

        time.Advance(TimeSpan.FromMinutes(1));
        Assert.False(pace.IsBusy);
        pace.SlowDown();
        var slow = Enumerable.Range(0, 41).Select(_ => pace.WaitAsync(CancellationToken.None)).ToArray();
        Assert.Equal((40, 1), (slow.Count(wait => wait.IsCompleted), slow.Count(wait => !wait.IsCompleted)));
    }

    /// <summary>R19.</summary>
    [Fact]
    public void a_clock_that_is_set_back_lets_nobody_wait_for_that_hour_to_come_again()
    {
        var time = new TestClock();
        var (pace, buckets) = (new NumberPace(time), new PairBuckets(new PairPace(2, TimeSpan.FromSeconds(6)), time));
        Assert.True(pace.WaitAsync(CancellationToken.None).IsCompletedSuccessfully);
        Assert.Null(buckets.Take("1"));

        time.Step(TimeSpan.FromHours(-1));

        Assert.True(pace.WaitAsync(CancellationToken.None).IsCompletedSuccessfully);
        Assert.Null(buckets.Take("1"));
        Assert.Equal(TimeSpan.FromSeconds(6), buckets.Take("1"));
    }

    [Theory]
    [InlineData("45/6", 45, 6)]
    [InlineData("1/0.5", 1, 0.5)]
    public void a_pace_is_burst_and_seconds(string text, int burst, double seconds) =>
        Assert.Equal(new PairPace(burst, TimeSpan.FromSeconds(seconds)), PairPace.Parse(text));

    [Theory]
    [InlineData("45")]
    [InlineData("0/6")]
    [InlineData("45/0")]
    [InlineData("45/-1")]
    [InlineData("none")]
    public void anything_else_is_refused(string text) => Assert.Throws<FormatException>(() => PairPace.Parse(text));

    [Fact]
    public void off_is_no_pace() => Assert.Null(PairPace.Parse("off"));

    private static Task<TestGateway> StartAsync(FakeGraph graph) =>
        TestGateway.StartAsync(TestGateway.Options(WhatsAppGateway.Options(graph.Url) with { PairPace = PairPace.Default }));
}
