using Alfred.EndToEnd.Instances;

namespace Alfred.EndToEnd.Loads;

/// <summary>What follows every fault: ten ordinary messages, and an end in order.</summary>
internal static class Health
{
    public static async Task ProveAsync(HomeInstance home)
    {
        for (var i = 0; i < 10; i++)
            Assert.Equal("pong", await home.AskAlfredAsync("ping"));
        Assert.Equal(0, await home.Process.StopAsync());
    }
}
