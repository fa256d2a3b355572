using System.Collections.Concurrent;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Conformance.Filters;

public sealed class FilterTests
{
    private readonly ConcurrentQueue<string> _seen = new();
    private readonly Guid _id = Guid.NewGuid();

    [Fact]
    public async Task filters_see_a_call_in_the_order_of_their_registration()
    {
        await using var silo = await TestSilo.StartAsync(builder => builder
            .AddIncomingGrainCallFilter(async context =>
            {
                _seen.Enqueue($"first {context.InterfaceMethod.Name} {context.Request.GetArgument(0)} {context.TargetId.Type} {context.ImplementationMethod.DeclaringType!.Name}");
                await context.Invoke();
                _seen.Enqueue($"first {context.Result}");
            })
            .AddIncomingGrainCallFilter(async context =>
            {
                _seen.Enqueue("second");
                await context.Invoke();
            }));
        Assert.Equal("aa!", await Grain(silo).SayAsync("a", 2));
        Assert.Equal(["first SayAsync a test-filtered FilteredGrain", "second", "first aa!"], _seen);
    }

    [Fact]
    public async Task a_filter_may_change_arguments_and_results()
    {
        await using var silo = await TestSilo.StartAsync(builder => builder.AddIncomingGrainCallFilter(async context =>
        {
            context.Request.SetArgument(1, 3);
            await context.Invoke();
            context.Result = $"<{context.Result}>";
        }));
        Assert.Equal("<aaa!>", await Grain(silo).SayAsync("a", 1));
    }

    [Fact]
    public async Task a_filter_may_answer_instead_of_the_grain()
    {
        await using var silo = await TestSilo.StartAsync(builder => builder.AddIncomingGrainCallFilter(context =>
        {
            context.Result = "no";
            return Task.CompletedTask;
        }));
        Assert.Equal("no", await Grain(silo).SayAsync("a", 1));
    }

    [Fact]
    public async Task a_filter_may_replace_a_failure()
    {
        await using var silo = await TestSilo.StartAsync(builder => builder.AddIncomingGrainCallFilter(async context =>
        {
            try
            {
                await context.Invoke();
            }
            catch (NotSupportedException exception)
            {
                throw new InvalidOperationException("filter", exception);
            }
        }));
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Grain(silo).FailAsync());
        Assert.IsType<NotSupportedException>(failure.InnerException);
    }

    [Fact]
    public async Task an_outgoing_filter_sees_calls_of_clients_and_of_grains()
    {
        await using var silo = await TestSilo.StartAsync(builder => builder.AddOutgoingGrainCallFilter(async context =>
        {
            await context.Invoke();
            _seen.Enqueue($"{context.SourceId?.Type.ToString() ?? "client"} {context.MethodName} {context.Result}");
        }));
        Assert.Equal("a!!", await Grain(silo).ForwardAsync(Guid.NewGuid(), "a"));
        Assert.Equal(["test-filtered SayAsync a!", "client ForwardAsync a!!"], _seen);
    }

    [Fact]
    public async Task the_request_context_travels_to_the_grain_and_not_back()
    {
        await using var silo = await TestSilo.StartAsync();
        RequestContext.Set("trace", "t1");
        Assert.Equal("t1!", await Grain(silo).ContextAsync("trace"));
        await Grain(silo).SetContextAsync("back", "b");
        Assert.Null(RequestContext.Get("back"));
        Assert.Null(await Grain(silo).ContextAsync("back"));
        RequestContext.Clear();
        Assert.Null(await Grain(silo).ContextAsync("trace"));
    }

    private IFilteredGrain Grain(TestSilo silo) => silo.Grains.GetGrain<IFilteredGrain>(_id);
}
