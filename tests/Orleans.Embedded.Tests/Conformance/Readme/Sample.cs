using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Conformance.Readme;

public interface ITallyGrain : IGrainWithStringKey
{
    Task<int> AddAsync(int by);
}

[GenerateSerializer]
public sealed class Tally
{
    [Id(0)] public int Sum { get; set; }
}

[GrainType("tally")]
public sealed class TallyGrain([PersistentState("tally")] IPersistentState<Tally> tally) : Grain, ITallyGrain
{
    public async Task<int> AddAsync(int by)
    {
        tally.State.Sum += by;
        await tally.WriteStateAsync();
        return tally.State.Sum;
    }
}

public static class Sample
{
    public static async Task<int> RunAsync()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.UseOrleans(silo => silo.UseLocalhostClustering().AddMemoryGrainStorageAsDefault());
        using var host = builder.Build();
        await host.StartAsync();
        var grain = host.Services.GetRequiredService<IGrainFactory>().GetGrain<ITallyGrain>("tally:votes");
        await grain.AddAsync(1);
        var sum = await grain.AddAsync(1);
        await host.StopAsync();
        return sum;
    }
}
