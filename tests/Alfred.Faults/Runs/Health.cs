using Alfred.Testing.Instances;

namespace Alfred.Faults.Runs;

/// <summary>What follows every fault: ten ordinary messages, an end in order, and a start that answers.</summary>
internal static class Health
{
    public static async Task ProveAsync(HomeInstance home)
    {
        for (var i = 0; i < 10; i++)
            Assert.Equal("pong", await home.AskAlfredAsync("ping"));
        Assert.Equal(0, await home.Process.StopAsync());
        await home.StartAsync();
        Assert.Equal("pong", await home.AskAlfredAsync("ping"));
        Assert.Equal(0L, await home.AskAsync<long>("select count(*) from outbox where state = 'dead'"));
    }
}
