using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Alfred.Sandbox.Graph;
using Alfred.Testing.Graph;
using Alfred.Testing.Processes;

namespace Alfred.Testing.Instances;

/// <summary>Alfred-Home with a Graph API of its own.</summary>
public sealed class HomeInstance : RunningInstance
{
    /// <summary>A person's number.</summary>
    public const string Ada = "34600111222";

    /// <summary>The business's number.</summary>
    public const string PhoneId = "106540352242922";

    private const string AppSecret = "e2e-app-secret";

    private int _messages;

    private HomeInstance(FakeGraph graph, string? database)
        : base("home", database, Settings(graph)) => Graph = graph;

    public FakeGraph Graph { get; }

    public Uri Webhook => new(Client.BaseAddress!, "/webhook");

    /// <summary>An instance that does not run yet.</summary>
    public static async Task<HomeInstance> PrepareAsync(string? database, params (string Name, string Value)[] settings)
    {
        var instance = new HomeInstance(await FakeGraph.StartAsync(), database);
        foreach (var (name, value) in settings)
            instance.Environment = instance.Environment.SetItem(name, value);
        return instance;
    }

    /// <summary>A running instance.</summary>
    public static async Task<HomeInstance> StartAsync(string? database, params (string Name, string Value)[] settings)
    {
        var instance = await PrepareAsync(database, settings);
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

    /// <summary>An id that Meta might give to a message.</summary>
    public string NextId() => $"wamid.E2E{Interlocked.Increment(ref _messages).ToString("d8", CultureInfo.InvariantCulture)}";

    /// <summary>The body of a message.</summary>
    public static byte[] Text(string id, string text, string from = Ada) => MetaWebhook.Text(PhoneId, from, id, text);

    /// <summary>Delivers a signed body.</summary>
    public Task<HttpStatusCode> DeliverAsync(byte[] body, string secret = AppSecret) =>
        SendAsync(MetaWebhook.Request(Webhook, secret, body));

    /// <summary>Delivers a signed body to another process of this instance.</summary>
    public static Task<HttpStatusCode> DeliverAsync(byte[] body, HttpClient other) =>
        SendAsync(MetaWebhook.Request(new(other.BaseAddress!, "/webhook"), AppSecret, body), other);

    /// <summary>Delivers a signed text, again while it is refused, as Meta does.</summary>
    public Task SayAsync(string text, string from = Ada)
    {
        var body = Text(NextId(), text, from);
        return Eventually.EqualsAsync(HttpStatusCode.OK, () => DeliverAsync(body));
    }

    /// <summary>Delivers a signed text and returns the next reply that arrives.</summary>
    public async Task<string?> AskAlfredAsync(string text, string from = Ada)
    {
        var before = Graph.Sent.Count;
        await SayAsync(text, from);
        return (await Graph.Sent.WaitForAsync(before + 1, Limits.Patience))[before].Text;
    }

    /// <summary>Waits until nothing that was sent is still to be noted: a kill would make it uncertain.</summary>
    public Task SettledAsync() => Eventually.EqualsAsync(0L, () => AskAsync<long>("select count(*) from outbox where state <> 'sent'"));

    /// <summary>The grocery list as the operator reads it; null when there is none.</summary>
    public async Task<string?> GroceriesAsync(string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/redis/grocery");
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        using var answer = await Client.SendAsync(request);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : null;
    }

    /// <summary>The items of the grocery list as the operator reads it.</summary>
    public async Task<ImmutableArray<string>> ItemsAsync() =>
        await GroceriesAsync() is { } json ? JsonSerializer.Deserialize<ImmutableArray<string>>(json) : [];

    /// <summary>From now on the stages of what is sent come back, as from Meta. Off, uncertain sends have no news.</summary>
    /// <param name="deliver">Delivers a body; null for this instance's webhook.</param>
    public void ReportStatuses(Func<byte[], Task<HttpStatusCode>>? deliver = null) =>
        Graph.Reports = new(PhoneId, deliver ?? (body => DeliverAsync(body)));

    protected override async ValueTask DisposeFakesAsync()
    {
        if (Graph.Reports is { } reports)
            await reports.DisposeAsync();
        await Graph.DisposeAsync();
    }

    private static ImmutableDictionary<string, string> Settings(FakeGraph graph) => ImmutableDictionary<string, string>.Empty
        .Add("META_GRAPH_URL", graph.Url.AbsoluteUri)
        .Add("META_TOKEN", "e2e-meta-token")
        .Add("META_APP_SECRET", AppSecret)
        .Add("VERIFY_TOKEN", "e2e-verify-token")
        .Add("PHONE_ID", PhoneId)
        // The tests speak faster than people, and the fake has no limits of Meta's.
        .Add("SENDER_LIMIT", "0")
        .Add("META_PAIR_PACE", "off");
}
