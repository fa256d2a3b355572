using Alfred.Gateway.Outbound;
using Alfred.Silo.Configuration;
using Alfred.Testing.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Alfred.Silo.Doctor;

public sealed class ModelCheckTests : IDisposable
{
    private readonly TemporaryDirectory _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task without_a_key_nothing_is_missing() =>
        Assert.Equal(
            "ok    model      sandbox: a played one (OPENAI_API_KEY is not set)", (await CheckAsync(Settings(null))).ToString());

    [Fact]
    public async Task a_model_that_the_server_offers_is_good()
    {
        await using var server = await FakeModels.StartAsync();

        Assert.Equal(new("model", true, "small-1 at 127.0.0.1"), await CheckAsync(Settings(server.Url)));
    }

    [Fact]
    public async Task a_model_that_it_does_not_offer_is_told_with_those_it_has()
    {
        await using var server = await FakeModels.StartAsync();

        Assert.Equal(
            new("model", false, "127.0.0.1 does not offer small-2. Set OPENAI_MODEL to one of its 2: large-1, small-1"),
            await CheckAsync(Settings(server.Url, ("OPENAI_MODEL", "small-2"))));
    }

    [Fact]
    public async Task a_refused_key_is_told_and_not_shown()
    {
        await using var server = await FakeModels.StartAsync();

        Assert.Equal(
            new("model", false, "the server refuses the key. Check OPENAI_API_KEY."),
            await CheckAsync(Settings(server.Url, ("OPENAI_API_KEY", "hush"))));
    }

    [Theory]
    [InlineData(200, "[]", true)]
    [InlineData(200, """{"data":[1,{"id":2},null]}""", true)]
    [InlineData(404, "no such page", true)]
    [InlineData(200, "<html>", false)]
    [InlineData(200, "", false)]
    [InlineData(502, "{}", false)]
    public async Task any_answer_is_read(int status, string body, bool isGood)
    {
        await using var server = await FakeModels.StartAsync();
        server.Answer = (status, body);

        Assert.Equal(isGood, (await CheckAsync(Settings(server.Url))).IsGood);
    }

    [Fact]
    public async Task a_server_that_is_not_there_is_told() =>
        Assert.Contains("Check OPENAI_BASE_URL", (await CheckAsync(Settings(new("http://127.0.0.1:9")))).Text, StringComparison.Ordinal);

    private static async Task<Finding> CheckAsync(AlfredSettings settings)
    {
        await using var services = DoctorClients.Of(settings).BuildServiceProvider();
        var check = new ModelCheck(services.GetRequiredService<IHttpClientFactory>());
        return Assert.Single(await check.RunAsync(settings, TestContext.Current.CancellationToken));
    }

    private AlfredSettings Settings(Uri? server, params IEnumerable<(string Name, string Value)> others)
    {
        Dictionary<string, string> variables = new() { ["INSTANCE"] = "home" };
        if (server is not null)
        {
            variables["OPENAI_API_KEY"] = FakeModels.Key;
            variables["OPENAI_BASE_URL"] = new Uri(server, "v1").ToString();
            variables["OPENAI_MODEL"] = "small-1";
        }

        foreach (var (name, value) in others)
            variables[name] = value;
        return SettingsReader.Read(Variables.Of(variables), _root.Path);
    }

    /// <summary>The list of models of OpenAI's API, for who has the key.</summary>
    private sealed class FakeModels : FakeServer
    {
        public const string Key = "the-key";

        /// <summary>What it says instead of the list.</summary>
        public (int Status, string Body)? Answer { get; set; }

        public static async Task<FakeModels> StartAsync()
        {
            var models = new FakeModels();
            await models.StartAsync(
                app => app.MapGet("/v1/models", (HttpRequest request) =>
                    models.Answer is { } other ? Results.Text(other.Body, "application/json", statusCode: other.Status)
                    : request.Headers.Authorization == $"Bearer {Key}"
                        ? Results.Json(new { data = new[] { new { id = "small-1" }, new { id = "large-1" } } })
                        : Results.Unauthorized()),
                port: 0);
            return models;
        }
    }
}
