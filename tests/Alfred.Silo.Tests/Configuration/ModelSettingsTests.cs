using Alfred.Model;

namespace Alfred.Silo.Configuration;

public sealed class ModelSettingsTests : IDisposable
{
    private readonly TemporaryDirectory _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void without_a_key_the_sandbox_plays_one_and_says_so()
    {
        var settings = Read(new() { ["INSTANCE"] = "home" });

        Assert.True(settings.Model!.IsSandbox);
        Assert.Equal("/sandbox/model/v1", settings.Gateway.Model!.BaseUrl.AbsolutePath);
    }

    [Fact]
    public void with_a_key_it_is_the_real_one_by_default_openais()
    {
        var settings = Read(new() { ["INSTANCE"] = "home", ["OPENAI_API_KEY"] = "sk-hush" });

        Assert.False(settings.Model!.IsSandbox);
        Assert.Equal(
            ("https://api.openai.com/v1", "gpt-4.1-mini"), (settings.Gateway.Model!.BaseUrl.ToString(), settings.Gateway.Model.Name));
        Assert.DoesNotContain("hush", settings.Gateway.Model.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void another_servers_address_name_prices_and_budgets_are_taken()
    {
        var settings = Read(new()
        {
            ["INSTANCE"] = "biz", ["OPENAI_API_KEY"] = "any",
            ["OPENAI_BASE_URL"] = "https://models.example/api/v1", ["OPENAI_MODEL"] = "small-1",
            ["MODEL_PRICE"] = "0.40/1.60", ["MODEL_BUDGET_DAY"] = "0.50", ["MODEL_BUDGET_MONTH"] = "5", ["MODEL_BUDGET_MEMBER"] = "0.10",
        });

        Assert.Equal(
            ("https://models.example/api/v1", "small-1"), (settings.Gateway.Model!.BaseUrl.ToString(), settings.Gateway.Model.Name));
        Assert.Equal(
            (0.40m, 1.60m, 0.50m, 5m, 0.10m),
            (settings.Model!.InputPrice, settings.Model.OutputPrice, settings.Model.BudgetDay!.Value, settings.Model.BudgetMonth!.Value,
                settings.Model.BudgetMemberDay!.Value));
    }

    [Theory]
    [InlineData("MODEL_PRICE", "cheap")]
    [InlineData("MODEL_PRICE", "1")]
    [InlineData("MODEL_BUDGET_DAY", "-1")]
    [InlineData("MODEL_BUDGET_MONTH", "much")]
    [InlineData("OPENAI_BASE_URL", "models.example")]
    public void what_makes_no_sense_is_refused_by_name(string name, string value)
    {
        var refused = Assert.Throws<SettingsRefusedException>(
            () => Read(new() { ["INSTANCE"] = "home", ["OPENAI_API_KEY"] = "sk-1", [name] = value }));
        Assert.Contains(refused.Problems, problem => problem.Subject == name);
    }

    [Fact]
    public void a_cost_is_that_of_the_tokens_read_and_written() => Assert.Equal(
        0.0036m, new ModelLimits { Name = "x", InputPrice = 0.4m, OutputPrice = 1.6m }.CostOf(5_000, 1_000));

    private AlfredSettings Read(Dictionary<string, string> variables) => SettingsReader.Read(Variables.Of(variables), _root.Path);
}
