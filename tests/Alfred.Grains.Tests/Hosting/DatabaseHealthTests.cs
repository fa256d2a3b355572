using Alfred.Tests.Instances;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Alfred.Tests.Hosting;

public sealed class DatabaseHealthTests(DatabaseFixture databases)
{
    [Fact]
    public async Task an_instance_whose_database_answers_is_ready()
    {
        await using var alfred = await TestInstance.StartAsync(databases);

        Assert.Equal(HealthStatus.Healthy, (await alfred.Service<HealthCheckService>().CheckHealthAsync()).Status);
    }
}
