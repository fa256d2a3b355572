using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Conformance.Filters;

public sealed class FilterServiceTests
{
    private readonly Guid _id = Guid.NewGuid();

    [Fact]
    public async Task a_filter_class_gets_its_services()
    {
        var journal = new Journal();
        await using var silo = await TestSilo.StartAsync(builder => builder
            .AddIncomingGrainCallFilter<JournalFilter>()
            .ConfigureServices(services => services.AddSingleton(journal)));
        await silo.Grains.GetGrain<IFilteredGrain>(_id).SayAsync("a", 1);
        Assert.Contains("saw SayAsync", journal.Entries);
    }

    [Fact]
    public async Task an_outgoing_filter_may_change_arguments_and_results()
    {
        await using var silo = await TestSilo.StartAsync(builder => builder.AddOutgoingGrainCallFilter(async context =>
        {
            if (context.InterfaceMethod.Name != nameof(IFilteredGrain.SayAsync)) return;
            context.Request.SetArgument(1, 2);
            await context.Invoke();
            context.Result = $"<{context.Result}>";
        }));
        Assert.Equal("<aa!>", await silo.Grains.GetGrain<IFilteredGrain>(_id).SayAsync("a", 1));
    }

    [Fact]
    public async Task a_filter_adds_to_the_context_of_the_grain()
    {
        await using var silo = await TestSilo.StartAsync(builder => builder.AddIncomingGrainCallFilter(context =>
        {
            RequestContext.Set("user", "u1");
            return context.Invoke();
        }));
        Assert.Equal("u1!", await silo.Grains.GetGrain<IFilteredGrain>(_id).ContextAsync("user"));
        Assert.Null(RequestContext.Get("user"));
    }

    [Fact]
    public async Task a_filter_that_throws_fails_the_call_before_the_grain_sees_it()
    {
        var seen = new ConcurrentQueue<string>();
        await using var silo = await TestSilo.StartAsync(builder => builder
            .AddIncomingGrainCallFilter(_ => throw new UnauthorizedAccessException("who are you"))
            .AddIncomingGrainCallFilter(context =>
            {
                seen.Enqueue("inner");
                return context.Invoke();
            }));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => silo.Grains.GetGrain<IFilteredGrain>(_id).SayAsync("a", 1));
        Assert.Empty(seen);
    }

    public sealed class JournalFilter(Journal journal) : IIncomingGrainCallFilter
    {
        public async Task Invoke(IIncomingGrainCallContext context)
        {
            journal.Add($"saw {context.MethodName}");
            await context.Invoke();
        }
    }
}
