using System.Net;
using System.Text;
using Alfred.Testing.Instances;
using Alfred.Testing.Processes;

namespace Alfred.EndToEnd.Home;

[Trait("Category", "HomeOnly")]
public sealed class PlainTextTests(SharedPostgres postgres)
{
    private const string Token = "0123456789abcdef0123456789abcdef";

    [Fact]
    public async Task in_the_sandbox_a_plain_text_is_a_message_of_the_first_member()
    {
        await using var home = await HomeInstance.StartAsync(await postgres.CreateDatabaseAsync());
        Assert.Equal(HttpStatusCode.OK, await PostAsync(home));
        Assert.Equal("Added bananas.", (await home.Graph.Sent.WaitForAsync(1, Limits.Patience))[0].Text);
        await Eventually.EqualsAsync("""["bananas"]""", () => home.GroceriesAsync());
    }

    [Fact]
    public async Task in_production_a_plain_text_is_refused_and_a_signed_one_answered()
    {
        var (migration, runtime) = await postgres.CreateDatabaseForTwoAsync();
        await using var home = await HomeInstance.PrepareAsync(
            runtime, ("MIGRATION_DATABASE_URL", migration), ("ALFRED_ENV", "production"), ("OPERATOR_TOKEN", Token),
            ("MEMBERS", $"Ada=+{HomeInstance.Ada}"));
        await home.MigrateAsync();
        await home.StartAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(home));
        Assert.Equal(0L, await home.AskAsync<long>("select count(*) from inbox"));

        Assert.Equal("Added bananas.", await home.AskAlfredAsync("add bananas"));
        Assert.Null(await home.GroceriesAsync());
        await Eventually.EqualsAsync("""["bananas"]""", () => home.GroceriesAsync(Token));
    }

    // Meta may write already, Alfred not yet: the members are real people.
    [Fact]
    public async Task with_a_real_accounts_credential_plain_text_is_refused()
    {
        await using var home = await HomeInstance.StartAsync(
            await postgres.CreateDatabaseAsync(), ("META_GRAPH_URL", ""), ("META_TOKEN", ""), ("OPERATOR_TOKEN", Token),
            ("MEMBERS", $"Ada=+{HomeInstance.Ada}"));

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(home));
        Assert.Equal(0L, await home.AskAsync<long>("select count(*) from inbox"));
    }

    private static Task<HttpStatusCode> PostAsync(HomeInstance home) =>
        home.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, home.Webhook)
            {
                Content = new StringContent("add bananas", Encoding.UTF8, "text/plain"),
            });
}
