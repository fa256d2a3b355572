using System.Collections.Immutable;
using System.Net.Http.Headers;
using Alfred.Sandbox.Graph;
using Alfred.Sandbox.Slack;
using Alfred.Testing.Graph;
using Alfred.Testing.Processes;
using Alfred.Testing.Slack;

namespace Alfred.Testing.Instances;

/// <summary>Alfred-Biz with a WhatsApp number beside its Slack: both webhooks in one process.</summary>
public sealed class TwoChannelInstance : RunningInstance
{
    public const string PhoneId = "106540352242922";

    private const string AppSecret = "e2e-app-secret";
    private const string SigningSecret = "e2e-signing-secret";

    private TwoChannelInstance(FakeGraph graph, FakeSlack slack, string database, string? migrationDatabase)
        : base("biz", database, Settings(graph, slack))
    {
        Graph = graph;
        Slack = slack;
        if (migrationDatabase is not null)
            Environment = Environment.SetItem("MIGRATION_DATABASE_URL", migrationDatabase);
    }

    public FakeGraph Graph { get; }

    public FakeSlack Slack { get; }

    /// <summary>A running instance.</summary>
    public static async Task<TwoChannelInstance> StartAsync(string database, string? migrationDatabase = null)
    {
        var instance = new TwoChannelInstance(await FakeGraph.StartAsync(), await FakeSlack.StartAsync(), database, migrationDatabase);
        try
        {
            await instance.StartAsync();
            return instance;
        }
        catch
        {
            await instance.DisposeAsync();
            throw;
        }
    }

    /// <summary>Posts a body to one of the webhooks, signed as its provider would, or wrongly.</summary>
    public async Task<int> PostAsync(bool isSlack, byte[] body, string contentType = "application/json", bool isSigned = true)
    {
        using var request = isSlack
            ? SlackWebhookRequest.Request(
                new(Client.BaseAddress!, "/slack/events"), isSigned ? SigningSecret : "another", body, contentType,
                TimeProvider.System.GetUtcNow())
            : MetaWebhook.Request(new(Client.BaseAddress!, "/webhook"), isSigned ? AppSecret : "another", body);
        request.Content!.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        using var answer = await Client.SendAsync(request);
        return (int)answer.StatusCode;
    }

    /// <summary>Gives <c>/alfred …</c> as a user; the status.</summary>
    public Task<int> CommandAsync(string text, string trigger, string user = "U024BE7LH") =>
        PostAsync(
            isSlack: true, SlackWebhookRequest.Command("T111", user, "/alfred", text, trigger, Slack.ResponseUrl("x")),
            "application/x-www-form-urlencoded");

    protected override async ValueTask DisposeFakesAsync()
    {
        await Graph.DisposeAsync();
        await Slack.DisposeAsync();
    }

    private static ImmutableDictionary<string, string> Settings(FakeGraph graph, FakeSlack slack) =>
        ImmutableDictionary<string, string>.Empty
        .Add("CHANNELS", "slack,whatsapp")
        .Add("META_GRAPH_URL", graph.Url.AbsoluteUri)
        .Add("META_TOKEN", "e2e-meta-token")
        .Add("META_APP_SECRET", AppSecret)
        .Add("VERIFY_TOKEN", "e2e-verify-token")
        .Add("PHONE_ID", PhoneId)
        .Add("SLACK_API_URL", slack.ApiUrl.AbsoluteUri)
        .Add("SLACK_BOT_TOKEN", "xoxb-e2e")
        .Add("SLACK_SIGNING_SECRET", SigningSecret)
        .Add("SENDER_LIMIT", "0")
        .Add("META_PAIR_PACE", "off");
}
