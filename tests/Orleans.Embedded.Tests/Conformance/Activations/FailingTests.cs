namespace Orleans.Embedded.Tests.Conformance.Activations;

public sealed class FailingTests(SharedSilo silo)
{
    [Fact]
    public async Task a_constructor_that_fails_fails_the_call()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => silo.Grains.GetGrain<IFailingGrain>("failing:constructor").ReadAsync());
        Assert.StartsWith("Failed to create an instance of grain type", failure.Message, StringComparison.Ordinal);
        Assert.Equal("cannot be made", failure.GetBaseException().Message);
    }

    [Fact]
    public async Task a_grain_that_fails_to_end_comes_up_again()
    {
        var grain = silo.Grains.GetGrain<IFailingGrain>("failing:end");
        Assert.Equal(1, await grain.ReadAsync());
        await grain.EndAsync();
        await silo.Journal.UntilAsync("failing:end down");
        Assert.Equal(1, await grain.ReadAsync());
    }
}
