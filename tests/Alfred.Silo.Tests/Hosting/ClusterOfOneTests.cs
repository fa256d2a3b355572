using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Alfred.Silo.Hosting;

public sealed class ClusterOfOneTests
{
    [Fact]
    public async Task cannot_speak_to_the_silo_as_another_user_of_this_machine()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleans(static silo => silo.AddClusterOfOne("alfred-test"));
        using var host = builder.Build();
        await host.StartAsync();
        var silo = host.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress.Endpoint;

        using var stranger = new TcpClient();
        await stranger.ConnectAsync(silo);

        // It would greet another silo with the name of its cluster.
        Assert.Equal(0, await ReadAsync(stranger));
        await host.StopAsync();
    }

    private static async Task<int> ReadAsync(TcpClient client)
    {
        try
        {
            return await client.GetStream().ReadAsync(new byte[100]).AsTask().WaitAsync(TimeSpan.FromSeconds(30));
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
