using Alfred.Channels;
using Alfred.Conversations;
using Alfred.Gateway.Slack;
using Alfred.Gateway.WhatsApp;
using Alfred.Inbox;
using Alfred.Instances;
using Alfred.Overviews;
using Alfred.ReadModels;
using Alfred.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Alfred.Gateway.Tests.Hosting;

/// <summary>The gateway by itself on a free port: real server, real limits, everything behind it in memory.</summary>
internal sealed class TestGateway : IAsyncDisposable
{
    public const string OperatorToken = "operator-token-of-the-tests";

    private readonly WebApplication _app;

    private TestGateway(WebApplication app, TestClock time, LogLines logs)
    {
        _app = app;
        Time = time;
        Logs = logs;
        // Production listens on all addresses, which are none to connect to.
        Url = new UriBuilder(
            "http", "127.0.0.1", new Uri(app.Urls.First().Replace("[::]", "localhost", StringComparison.Ordinal)).Port).Uri;
        // Redirects are part of what is tested.
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Url };
    }

    public HttpClient Client { get; }

    public Uri Url { get; }

    public TestClock Time { get; }

    public LogLines Logs { get; }

    public IServiceProvider Services => _app.Services;

    public IChannel Channel => _app.Services.GetServices<IChannel>().First();

    public IChannel Slack => _app.Services.GetServices<IChannel>().Single(channel => channel.Name == ChannelName.Slack);

    public RecordingReplies Replies => (RecordingReplies)_app.Services.GetRequiredService<IInlineReplies>();

    public ChannelStateInMemory Notes => (ChannelStateInMemory)_app.Services.GetRequiredService<IChannelStateStore>();

    public IReadModel ReadModel => _app.Services.GetRequiredService<IReadModel>();

    public RecordingInbox Inbox => (RecordingInbox)_app.Services.GetRequiredService<IInbox>();

    public RecordingOverviews Overviews => (RecordingOverviews)_app.Services.GetRequiredService<IOverviews>();

    public RecordingWindow Window => (RecordingWindow)_app.Services.GetRequiredService<ICustomerServiceWindow>();

    /// <summary>Starts one. Its clock is <see cref="Time"/>, which only the test moves, unless another is given.</summary>
    public static async Task<TestGateway> StartAsync(
        GatewayOptions options, HealthStatus health = HealthStatus.Healthy, Action<WebApplication>? alsoMap = null,
            ChannelStateInMemory? notes = null,
        RecordingParts? parts = null, TimeProvider? clock = null,
        Action<IServiceCollection>? alsoAdd = null)
    {
        var logs = new LogLines();
        // The moment at which the published signature of Slack was made.
        var time = new TestClock(DateTimeOffset.FromUnixTimeSeconds(1531420618));
        // As bare as the host's own builder: the gateway must bring whatever it needs.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(logs);
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ConfigureAlfredKestrel(options));
        builder.Services.AddSingleton(clock ?? time);
        builder.Services.AddSingleton<IInbox, RecordingInbox>();
        builder.Services.AddSingleton<IInlineReplies, RecordingReplies>();
        builder.Services.AddSingleton<IOverviews, RecordingOverviews>();
        builder.Services.AddSingleton<IReadModel, RecordingReadModel>();
        builder.Services.AddSingleton<IChannelStateStore>(notes ?? new ChannelStateInMemory());
        builder.Services.AddSingleton<ICustomerServiceWindow, RecordingWindow>();
        builder.Services.AddSingleton<ISendProgress>(parts ?? new RecordingParts());
        builder.Services.AddAlfredGateway(options);
        alsoAdd?.Invoke(builder.Services);
        builder.Services.AddHealthChecks()
            .AddCheck("database", () => new HealthCheckResult(health, "a description with a host name"), ["ready"]);
        var app = builder.Build();
        app.MapAlfredGateway();
        alsoMap?.Invoke(app);
        await app.StartAsync();
        return new TestGateway(app, time, logs);
    }

    public static GatewayOptions Options(WhatsAppOptions? whatsApp = null, SlackOptions? slack = null, bool isProduction = false) => new()
    {
        Instance = new Instance
        {
            Kind = InstanceKind.Home,
            IsProduction = isProduction,
            Zone = DateTimeZone.Utc,
            Currency = "EUR",
            Language = "en",
            AllowUnknownSenders = !isProduction,
        },
        WhatsApp = whatsApp,
        Slack = slack,
        Port = 0,
        OperatorToken = OperatorToken,
    };

    /// <summary>Ends it in order, as SIGTERM does.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
