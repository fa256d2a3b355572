using Alfred.Testing.Instances;

namespace Alfred.EndToEnd.Starts;

public sealed class LoadedSkillTests(SharedPostgres postgres)
{
    [Fact]
    [Trait("Category", "HomeOnly")]
    public async Task home_never_loads_the_skills_of_work()
    {
        await using var home = await HomeInstance.StartAsync(await postgres.CreateDatabaseAsync());
        Assert.DoesNotContain("pong", await home.AskAlfredAsync("expense 123.45"), StringComparison.Ordinal);
        var loaded = await home.Process.AssembliesAsync();
        Assert.Contains("Alfred.Skills.Home.dll", loaded);
        Assert.DoesNotContain("Alfred.Skills.Work.dll", loaded);
        Assert.Equal(0L, await home.AskAsync<long>("select count(*) from expn"));
    }

    [Fact]
    [Trait("Category", "BizOnly")]
    public async Task biz_never_loads_the_skills_of_home()
    {
        await using var biz = await BizInstance.StartAsync(await postgres.CreateDatabaseAsync());
        Assert.DoesNotContain("Added", await biz.AnswerAsync("add bananas"), StringComparison.Ordinal);
        var loaded = await biz.Process.AssembliesAsync();
        Assert.Contains("Alfred.Skills.Work.dll", loaded);
        Assert.DoesNotContain("Alfred.Skills.Home.dll", loaded);
    }
}
