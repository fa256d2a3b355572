using System.Collections.Immutable;
using Alfred.Testing.Instances;
using Alfred.Testing.Processes;

namespace Alfred.EndToEnd.Starts;

public sealed class RefusalTests(SharedPostgres postgres)
{
    // EX_CONFIG: what has to be mended is a setting.
    private const int Configuration = 78;

    [Fact]
    public async Task a_database_of_biz_is_refused_by_home()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using (var biz = await BizInstance.PrepareAsync(database))
            await biz.MigrateAsync();
        await using var home = await HomeInstance.PrepareAsync(database);

        var (code, output) = await AlfredProgram.RunAsync(home.Environment, "run");

        Assert.Equal(Configuration, code);
        Assert.Contains("this database belongs to alfred-biz, and this process is alfred-home", output, StringComparison.Ordinal);
        Assert.Equal("biz", await home.AskAsync<string>("select name from instance"));
    }

    [Theory]
    [Trait("Category", "HomeOnly")]
    [InlineData("home", "DATABASE_URL OPERATOR_TOKEN MEMBERS META_TOKEN PHONE_ID VERIFY_TOKEN META_APP_SECRET")]
    public Task home_in_production_names_every_missing_secret_at_once(string instance, string names) => RefusesAsync(instance, names);

    [Theory]
    [Trait("Category", "BizOnly")]
    [InlineData("biz", "DATABASE_URL OPERATOR_TOKEN MEMBERS SLACK_BOT_TOKEN SLACK_SIGNING_SECRET")]
    public Task biz_in_production_names_every_missing_secret_at_once(string instance, string names) => RefusesAsync(instance, names);

    private static async Task RefusesAsync(string instance, string names)
    {
        await using var folder = new InstanceFolder(instance);
        var settings = ImmutableDictionary<string, string>.Empty.Add("INSTANCE", instance).Add("ALFRED_ENV", "production")
            .Add("ALFRED_ROOT", folder.Root);

        var (code, output) = await AlfredProgram.RunAsync(settings, "run");

        Assert.Equal(Configuration, code);
        Assert.All(names.Split(' '), name => Assert.Contains(name, output, StringComparison.Ordinal));
        Assert.False(Directory.Exists(folder.Data));
    }
}
