using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Conformance.Filters;

[GrainType("test-filtered")]
public sealed class FilteredGrain : Grain, IFilteredGrain, IIncomingGrainCallFilter
{
    public Task<string> SayAsync(string text, int count) => Task.FromResult(string.Concat(Enumerable.Repeat(text, count)));

    public Task<string> ForwardAsync(Guid other, string text) => GrainFactory.GetGrain<IFilteredGrain>(other).SayAsync(text, 1);

    public Task FailAsync() => throw new NotSupportedException("grain");

    public Task<string?> ContextAsync(string key) => Task.FromResult(RequestContext.Get(key) as string);

    public Task SetContextAsync(string key, string value)
    {
        RequestContext.Set(key, value);
        return Task.CompletedTask;
    }

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        await context.Invoke();
        if (context.Result is string text) context.Result = text + "!";
    }
}
