using Alfred.Gateway.Slack.Answers;
using Alfred.Gateway.Slack.Blocks;
using Alfred.Gateway.Slack.Home;
using Alfred.Gateway.Webhooks;
using Alfred.Inbox;

namespace Alfred.Gateway.Slack;

/// <summary>
/// Slack's side of the webhook pipeline: events, slash commands and interactions, which come to one URL or by Socket Mode.
/// </summary>
internal sealed partial class SlackWebhook(
    SlackOptions options, SlackInstallation installation, SlackAnswers answers, GatewayTexts texts, TimeProvider time,
    ILogger<SlackWebhook> logger) : IWebhook
{
    private const string TimestampHeader = "X-Slack-Request-Timestamp";

    private readonly SlackSignature _signature = new(options.SigningSecrets, time);

    public ChannelName Channel => ChannelName.Slack;

    public int MaxBodyBytes => 1024 * 1024;

    public bool VerifySignature(IHeaderDictionary headers, ReadOnlySpan<byte> body) =>
        _signature.Matches(headers[TimestampHeader], headers["X-Slack-Signature"], body);

    public WebhookResult ParseKeys(IHeaderDictionary headers, ReadOnlyMemory<byte> body, string contentType)
    {
        if (SlackBody.IsForm(contentType, body.Span))
            return ParseFormKeys(headers, body, contentType);
        if (!JsonBody.TryParse(body, out var document))
            return WebhookResult.Quarantine(Channel, body, contentType, "not JSON");
        using (document)
            return ParseEventKeys(document.RootElement, body, contentType);
    }

    public async Task AnswerAsync(HttpContext context, WebhookResult reading, bool isNew, long receivedAt)
    {
        if (reading is not SlackWebhookResult ours)
            return;
        var answer = await answers.ComposeAsync(ours, isNew, receivedAt, context.RequestAborted);
        if (answer.Body.Length > 0)
        {
            context.Response.ContentType = answer.ContentType;
            context.Response.ContentLength = answer.Body.Length;
            await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
        }

        if (answer.Afterwards is not { } afterwards)
            return;
        // A client that left makes this throw: an answer that it took stays unconfirmed and goes out by the response URL.
        await context.Response.CompleteAsync();
        await afterwards();
    }

    private WebhookResult ParseEventKeys(JsonElement root, ReadOnlyMemory<byte> body, string contentType)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return WebhookResult.Quarantine(Channel, body, contentType, "not a JSON object");
        switch (root.At("type"u8).Id())
        {
            case "url_verification":
                return new SlackWebhookResult((Delivery?)null) { Echo = root.At("challenge"u8).Text() };
            case "app_rate_limited":
                LogRateLimited();
                return WebhookResult.Nothing;
            case "event_callback" when installation.IsUnknown:
                return WebhookResult.TooEarly;
            case "event_callback":
                Notice(root);
                if (HomeOpening.Read(root) is { } opening)
                    return installation.IsOurs(opening.Team, root.At("enterprise_id"u8).SlackId())
                        ? new SlackWebhookResult((Delivery?)null) { Home = opening }
                        : WebhookResult.Nothing;
                return SlackEvent.Read(root) is { } @event && IsForUs(@event)
                    ? new SlackWebhookResult(WebhookResult.DeliveryOf(Channel, body, contentType, @event.ToItem())) { User = @event.User }
                    : WebhookResult.Nothing;
            default:
                return WebhookResult.Nothing;
        }
    }

    private bool IsForUs(SlackEvent @event) =>
        @event.IsForAssistant(installation.BotUserId) && installation.IsOurs(@event.Team, @event.Enterprise);

    private WebhookResult ParseFormKeys(IHeaderDictionary headers, ReadOnlyMemory<byte> body, string contentType)
    {
        var form = new FormBody(body.Span);
        // The old certificate check may carry a whole command beside it, which must never run.
        if (form.Bytes("ssl_check"u8) is [(byte)'1'])
            return WebhookResult.Nothing;
        if (installation.IsUnknown)
            return WebhookResult.TooEarly;
        if (form.Bytes("payload"u8) is { } payload)
            return ParseInteractionKeys(payload, body, contentType);
        if (form.Bytes("command"u8) is null)
            return WebhookResult.Nothing;
        if (SlackCommand.Read(form) is not { } command)
            return WebhookResult.Quarantine(Channel, body, contentType, "a command without user or workspace");
        if (!installation.IsOurs(command.Team, SlackIds.Checked(form.Id("enterprise_id"u8))))
            return WebhookResult.Nothing;
        var item = command.ToItem(body.Span, headers[TimestampHeader]);
        return new SlackWebhookResult(WebhookResult.DeliveryOf(Channel, body, contentType, item))
        {
            Command = command,
            User = command.User,
        };
    }

    private WebhookResult ParseInteractionKeys(byte[] payload, ReadOnlyMemory<byte> body, string contentType)
    {
        if (!JsonBody.TryParse(payload, out var document))
            return WebhookResult.Quarantine(Channel, body, contentType, "an interaction that is not JSON");
        using (document)
        {
            var root = document.RootElement;
            // A menu that asks us for its entries would show an error; ours never ask.
            if (root.At("type"u8).Is("block_suggestion"u8))
                return new SlackWebhookResult((Delivery?)null) { Json = """{"options":[]}"""u8.ToArray() };
            if (SlackIds.TeamOf(root) is { } team && !installation.IsOurs(team, root.At("enterprise"u8).At("id"u8).SlackId()))
                return WebhookResult.Nothing;
            if (SlackClick.Read(root) is { } click)
                return ParseClickKeys(click, body, contentType);
            return SlackSubmission.Read(root) is { } submission
                ? ParseSubmissionKeys(submission, body, contentType)
                : WebhookResult.Nothing;
        }
    }

    private WebhookResult ParseClickKeys(SlackClick click, ReadOnlyMemory<byte> body, string contentType)
    {
        if (click is { Text: null, Form: null })
            return WebhookResult.Nothing;
        return new SlackWebhookResult(click.Form is null ? WebhookResult.DeliveryOf(Channel, body, contentType, click.ToItem()) : null)
        {
            Click = click,
            User = click.User,
        };
    }

    private SlackWebhookResult ParseSubmissionKeys(SlackSubmission submission, ReadOnlyMemory<byte> body, string contentType) =>
        !submission.Missing.IsEmpty
        ? new SlackWebhookResult((Delivery?)null) { Json = FormState.Complain(submission.Missing, texts) }
        : new SlackWebhookResult(WebhookResult.DeliveryOf(Channel, body, contentType, submission.ToItem())) { User = submission.User };

    // Both may come, in either order. Tokens of people, which we have none of, are revoked without any harm to us.
    private void Notice(JsonElement root)
    {
        var @event = root.At("event"u8);
        var type = @event.At("type"u8).Id();
        var isEnd = type == "app_uninstalled" || (type == "tokens_revoked" && @event.At("tokens"u8).At("bot"u8).First().IsPresent());
        if (!isEnd || (root.At("team_id"u8).SlackId() is { } team && !installation.IsOurs(team, root.At("enterprise_id"u8).SlackId())))
            return;
        LogEnded(type!);
        installation.Stop($"Slack: {type}");
    }

    [LoggerMessage(2111, LogLevel.Error,
        "slack: Slack holds back events of this app: more than 30,000 in an hour. What it holds back is lost")]
    private partial void LogRateLimited();

    [LoggerMessage(2112, LogLevel.Error,
        "slack: the app was removed or its token revoked ({Event}); nothing is sent until it is installed again")]
    private partial void LogEnded(string @event);
}
