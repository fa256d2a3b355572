using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Alfred.Sandbox.Graph;
using Alfred.Testing.Instances;
using Alfred.Testing.Model;
using Alfred.Testing.Processes;
using Microsoft.Playwright;

namespace Alfred.EndToEnd.Console;

/// <summary>An instance with an operator, for the tests of a class: each test has a person of its own in it.</summary>
public sealed class ConsoleInstance(SharedPostgres postgres) : IAsyncLifetime
{
    public const string Token = "operator-token-of-the-tests-0123456789";
    public const string ReadToken = "reader-token-of-the-tests-0123456789";

    private HomeInstance? _home;
    private FakeModel? _model;
    private int _people;

    public HomeInstance Home => _home ?? throw new InvalidOperationException("the instance is not started");

    /// <summary>The instance's model: has nothing to say unless it is told what.</summary>
    public FakeModel Model => _model ?? throw new InvalidOperationException("the instance is not started");

    public string Address => $"{Home.Client.BaseAddress}dashboard";

    public async ValueTask InitializeAsync()
    {
        _model = await FakeModel.StartAsync();
        _home = await HomeInstance.StartAsync(
            await postgres.CreateDatabaseAsync(), ("OPERATOR_TOKEN", Token), ("OPERATOR_READ_TOKEN", ReadToken),
            ("OPENAI_API_KEY", "any"), ("OPENAI_BASE_URL", _model.BaseUrl.AbsoluteUri));
    }

    public async ValueTask DisposeAsync()
    {
        if (_home is not null)
            await _home.DisposeAsync();
        if (_model is not null)
            await _model.DisposeAsync();
    }

    /// <summary>Somebody who has not written yet, with that name in WhatsApp.</summary>
    public Person Meet(string name) =>
        new(this, name, (34600700000 + Interlocked.Increment(ref _people)).ToString(CultureInfo.InvariantCulture));

    /// <summary>Opens a page as somebody who signs in.</summary>
    public async Task<IPage> OpenAsync(Browser.Chromium chromium, string path = "", string token = Token)
    {
        var page = await chromium.OpenAsync($"{Address}/sign-in");
        var field = page.GetByLabel("Operator token");
        await field.FillAsync(token);
        await field.PressAsync("Enter");
        // Not WaitForURLAsync: it misses a navigation that ends between its look at the address and its listening.
        await Assertions.Expect(page).ToHaveURLAsync(Address);
        if (path.Length > 0)
            await page.GotoAsync($"{Address}{path}");
        return page;
    }

    /// <summary>One of the instance's people.</summary>
    public sealed class Person(ConsoleInstance instance, string name, string number)
    {
        public string Name => name;

        /// <summary>Writes, and returns when it is stored.</summary>
        public async Task WriteAsync(string text)
        {
            var body = MetaWebhook.Message(
                HomeInstance.PhoneId, new(number, name), instance.Home.NextId(), "text", new JsonObject { ["body"] = text },
                TimeProvider.System.GetUtcNow());
            Assert.Equal(HttpStatusCode.OK, await instance.Home.DeliverAsync(body));
        }

        /// <summary>What was sent to them, in order.</summary>
        public IReadOnlyList<string?> Received =>
            [.. instance.Home.Graph.Sent.All.Where(call => call.To?.TrimStart('+') == number).Select(call => call.Text)];

        /// <summary>Waits until they have received so many answers.</summary>
        public Task ReceivesAsync(int count) => Eventually.GetAsync(() => Task.FromResult(Received.Count), received => received >= count);

        /// <summary>Writes, and waits for the next answer.</summary>
        public async Task<string?> AskAsync(string text)
        {
            var before = Received.Count;
            await WriteAsync(text);
            await ReceivesAsync(before + 1);
            return Received[before];
        }

        /// <summary>Writes something whose answer WhatsApp refuses to deliver, and waits until that is a dead letter.</summary>
        public async Task WriteInVainAsync(string text)
        {
            var before = await instance.DeadAsync();
            instance.Home.Graph.AnswerNext(GraphError.Of(131026, message: "Message undeliverable"));
            await WriteAsync(text);
            await Eventually.GetAsync(instance.DeadAsync, dead => dead > before);
        }
    }

    /// <summary>How many replies were given up.</summary>
    public Task<long> DeadAsync() => Home.AskAsync<long>("select count(*) from outbox where state = 'dead'");
}
