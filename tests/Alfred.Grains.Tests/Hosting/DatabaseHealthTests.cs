using Alfred.Tests.Instances;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Alfred.Tests.Hosting;

public sealed class DatabaseHealthTests(DatabaseFixture databases)
{
    [Fact]
    public async Task the_owner_of_an_instance_is_ready()
    {
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync());

        Assert.Equal(HealthStatus.Healthy, (await alfred.Service<HealthCheckService>().CheckHealthAsync()).Status);
    }

    [Fact]
    public async Task a_process_that_was_taken_over_is_not_ready()
    {
        var database = await databases.CreateAsync();
        await using var before = await TestInstance.StartAsync(database);
        await using var after = await TestInstance.StartAsync(database);

        Assert.Equal(HealthStatus.Unhealthy, (await before.Service<HealthCheckService>().CheckHealthAsync()).Status);
    }
}
