using Alfred.Gateway.Slack.WebApi;
using Alfred.Testing;

namespace Alfred.Gateway.Tests.Slack;

public sealed class MethodPausesTests
{
    /// <summary>R19.</summary>
    [Fact]
    public void a_clock_that_is_set_back_does_not_lengthen_the_rest_of_a_method()
    {
        var time = new TestClock();
        var pauses = new MethodPauses(time);
        pauses.Pause("chat.postMessage", TimeSpan.FromSeconds(30));
        time.Step(TimeSpan.FromHours(-1));

        time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(TimeSpan.FromSeconds(10), pauses.LeftOf("chat.postMessage"));

        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Null(pauses.LeftOf("chat.postMessage"));
    }

    [Fact]
    public void a_shorter_rest_does_not_end_a_longer_one()
    {
        var pauses = new MethodPauses(new TestClock());
        pauses.Pause("chat.postMessage", TimeSpan.FromSeconds(30));

        pauses.Pause("chat.postMessage", TimeSpan.FromSeconds(2));

        Assert.Equal(TimeSpan.FromSeconds(30), pauses.LeftOf("chat.postMessage"));
    }
}
