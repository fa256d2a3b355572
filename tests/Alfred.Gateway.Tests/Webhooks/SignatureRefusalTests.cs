using System.Collections.Immutable;
using System.Net;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Sandbox.Graph;
using Alfred.Sandbox.Slack;

namespace Alfred.Gateway.Tests.Webhooks;

/// <summary>
/// S1: everything but a right signature gets one and the same answer on both channels, leaves no row, and is not looked into.
/// </summary>
public sealed class SignatureRefusalTests
{
    private const string Now = "1531420618";
    private const string Zeros = "0000000000000000000000000000000000000000000000000000000000000000";

    // Signed, it would be quarantined: whoever looks into it leaves a trace.
    private static readonly byte[] Unreadable = "{\"entry\":"u8.ToArray();

    private static string Meta => MetaWebhook.Sign(WhatsAppGateway.Secret, Unreadable);

    private static string Slack => SlackWebhookRequest.Sign(SlackGateway.Secret, Now, Unreadable);

    private static ImmutableArray<string[]> WhatsAppHeaders =>
    [
        [], ["X-Hub-Signature-256:"], ["X-Hub-Signature-256: "], ["X-Hub-Signature-256: sha256="], [$"X-Hub-Signature-256: sha256={Zeros}"],
        [$"X-Hub-Signature-256: {MetaWebhook.Sign("wrong", Unreadable)}"], [$"X-Hub-Signature-256: {MetaWebhook.Sign("", Unreadable)}"],
        [$"X-Hub-Signature-256: {MetaWebhook.Sign(WhatsAppGateway.Secret, "other"u8)}"],
        [$"X-Hub-Signature-256: {Meta}", $"X-Hub-Signature-256: {Meta}"],
        [$"X-Hub-Signature-256: {Meta}", $"X-Hub-Signature-256: sha256={Zeros}"],
        [$"X-Hub-Signature-256: {Meta},{Meta}"], [$"X-Hub-Signature-256: {Meta}, "], [$"X-Hub-Signature-256: {Meta[..^1]}"],
        [$"X-Hub-Signature-256: {Meta}0"],
        [$"X-Hub-Signature-256: {Meta["sha256=".Length..]}"], [$"X-Hub-Signature-256: SHA256={Meta["sha256=".Length..]}"],
        [$"X-Hub-Signature-256: sha1={Meta["sha256=".Length..]}"],
        [$"X-Hub-Signature-256: sha256={Zeros[1..]}g"], [$"X-Hub-Signature-256: sha256={Zeros[1..]}\u00e9"], [$"X-Hub-Signature: {Meta}"],
        [$"X-Slack-Signature: {Slack}", $"X-Slack-Request-Timestamp: {Now}"],
    ];

    private static ImmutableArray<string[]> SlackHeaders =>
    [
        [], [$"X-Slack-Signature: {Slack}"], [$"X-Slack-Request-Timestamp: {Now}"],
        [$"X-Slack-Signature: {Slack}", "X-Slack-Request-Timestamp:"],
        ["X-Slack-Signature:", $"X-Slack-Request-Timestamp: {Now}"], At(Now, "v0="), At(Now, $"v0={Zeros}"),
        At(Now, SlackWebhookRequest.Sign("wrong", Now, Unreadable)), At(Now, SlackWebhookRequest.Sign("", Now, Unreadable)),
        At(Now, SlackWebhookRequest.Sign(SlackGateway.Secret, Now, "other"u8)),
        [.. At(Now, Slack), $"X-Slack-Signature: {Slack}"], [.. At(Now, Slack), $"X-Slack-Signature: v0={Zeros}"],
        [.. At(Now, Slack), $"X-Slack-Request-Timestamp: {Now}"],
        At(Now, $"{Slack},{Slack}"), At(Now, Slack[..^1]), At(Now, $"{Slack}0"), At(Now, $"v1={Slack[3..]}"), At(Now, $"V0={Slack[3..]}"),
        At(Now, Slack[3..]),
        At(Now, $"v0={Zeros[1..]}g"), Signed("1531420917.0"), Signed("1531420317"), Signed("1531420919"), Signed("now"),
        Signed("-1531420618"), Signed("+1531420618"),
        Signed("0x5b479e0a"), Signed("1,531,420,618"), Signed("15314206180"), Signed("99999999999999999999"), Signed("9223372036854775808"),
        Signed("0"),
        At("1531420619", Slack), [$"X-Hub-Signature-256: {Meta}"],
    ];

    [Fact]
    public async Task every_refusal_is_the_same_answer_leaves_no_row_and_reads_nothing()
    {
        await using var gateway = await StartAsync();
        var answers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var headers in WhatsAppHeaders)
            answers.Add(await gateway.PostAsync("/webhook", Unreadable, headers));
        foreach (var headers in SlackHeaders)
            answers.Add(await gateway.PostAsync("/slack/events", Unreadable, headers));
        Assert.Equal(
            "HTTP/1.1 401 Unauthorized\nContent-Length: 18\nConnection: close\nContent-Type: text/plain; " +
            "charset=utf-8\nX-Content-Type-Options: nosniff\n\nsignature refused\n",
            Assert.Single(answers));
        Assert.Empty(gateway.Inbox.Deliveries);
        Assert.DoesNotContain(gateway.Logs.All, line => line.Contains("quarantined", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1531420319")]
    [InlineData("1531420917")]
    public async Task the_right_signature_is_taken_299_seconds_either_way(string timestamp)
    {
        await using var gateway = await StartAsync();
        Assert.StartsWith(
            "HTTP/1.1 200 ", await gateway.PostAsync("/slack/events", Unreadable, Signed(timestamp)), StringComparison.Ordinal);
        Assert.StartsWith(
            "HTTP/1.1 200 ", await gateway.PostAsync("/webhook", Unreadable, $"X-Hub-Signature-256: {Meta}"), StringComparison.Ordinal);
        Assert.Equal(2, gateway.Inbox.Quarantined.Length);
    }

    [Fact]
    public async Task every_flipped_bit_of_a_body_is_a_refusal_over_http()
    {
        await using var gateway = await StartAsync();
        var body = new byte[256];
        new Random(3).NextBytes(body);
        await Parallel.ForAsync(0, 4_096, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, cancellationToken) =>
        {
            var flipped = (byte[])body.Clone();
            flipped[i / 2 / 8] ^= (byte)(1 << (i / 2 % 8));
            using var request = i % 2 == 0
                ? MetaWebhook.Request(new Uri(gateway.Url, "/webhook"), WhatsAppGateway.Secret, body)
                : SlackWebhookRequest.Request(
                    new Uri(gateway.Url, "/slack/events"), SlackGateway.Secret, body, SlackGateway.Json, gateway.Time.GetUtcNow());
            request.Content = new ByteArrayContent(flipped);
            using var response = await gateway.Client.SendAsync(request, cancellationToken);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        });
        Assert.Empty(gateway.Inbox.Deliveries);
    }

    [Fact]
    public async Task raw_bytes_are_verified_and_kept_whatever_characters_they_are()
    {
        await using var gateway = await StartAsync();
        byte[] body = [.. "\uFEFF"u8, .. "{\"a\":\"añadir jalapeños 🌶️ à la carte\\/x ٣\""u8, 0xFF, 0xFE];
        Assert.StartsWith(
            "HTTP/1.1 200 ",
            await gateway.PostAsync("/webhook", body, $"X-Hub-Signature-256: {MetaWebhook.Sign(WhatsAppGateway.Secret, body)}"),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "HTTP/1.1 200 ",
            await gateway.PostAsync("/slack/events", body, At(Now, SlackWebhookRequest.Sign(SlackGateway.Secret, Now, body))),
            StringComparison.Ordinal);
        Assert.All(gateway.Inbox.Quarantined, delivery => Assert.Equal(body, delivery.Body.ToArray()));
        Assert.Equal(2, gateway.Inbox.Quarantined.Length);
    }

    [Fact]
    public async Task during_a_rotation_both_secrets_open_the_door()
    {
        var options = TestGateway.Options(
            WhatsAppGateway.Options() with { AppSecrets = ["new", "old"] },
            SlackGateway.Options() with { SigningSecrets = ["new", "old"] });
        await using var gateway = await TestGateway.StartAsync(options);
        foreach (var (secret, status) in new[] { ("new", "200"), ("old", "200"), ("older", "401") })
        {
            Assert.StartsWith(
                $"HTTP/1.1 {status}",
                await gateway.PostAsync("/webhook", Unreadable, $"X-Hub-Signature-256: {MetaWebhook.Sign(secret, Unreadable)}"),
                StringComparison.Ordinal);
            Assert.StartsWith(
                $"HTTP/1.1 {status}",
                await gateway.PostAsync("/slack/events", Unreadable, At(Now, SlackWebhookRequest.Sign(secret, Now, Unreadable))),
                StringComparison.Ordinal);
        }
    }

    private static Task<TestGateway> StartAsync() =>
        TestGateway.StartAsync(TestGateway.Options(WhatsAppGateway.Options(), SlackGateway.Options()));

    private static string[] At(string timestamp, string signature) =>
        [$"X-Slack-Signature: {signature}", $"X-Slack-Request-Timestamp: {timestamp}"];

    private static string[] Signed(string timestamp) => At(timestamp, SlackWebhookRequest.Sign(SlackGateway.Secret, timestamp, Unreadable));
}
