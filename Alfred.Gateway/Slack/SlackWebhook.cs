using System.Text;
using System.Text.Json;
using Alfred.Channels;
using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.Slack;

/// <summary>Slack's side of the webhook pipeline: events, slash commands and interactions come to one URL.</summary>
internal sealed partial class SlackWebhook(
    SlackOptions options, SlackInstallation installation, SlackCommandAnswers answers, TimeProvider time, ILogger<SlackWebhook> logger) : IWebhook
{
    private const string TimestampHeader = "X-Slack-Request-Timestamp";

    private readonly SlackSignature _signature = new(options.SigningSecrets, time);

    /// <inheritdoc/>
    public ChannelName Channel => ChannelName.Slack;

    /// <inheritdoc/>
    public int MaxBodyBytes => 1024 * 1024;

    /// <inheritdoc/>
    public bool IsGenuine(IHeaderDictionary headers, ReadOnlySpan<byte> body) =>
        _signature.Matches(headers[TimestampHeader], headers["X-Slack-Signature"], body);

    /// <inheritdoc/>
    public WebhookReading Look(IHeaderDictionary headers, ReadOnlyMemory<byte> body, string contentType)
    {
        if (SlackBody.IsForm(contentType, body.Span))
            return LookAtForm(headers, body, contentType);
        if (!JsonBody.TryParse(body, out var document))
            return WebhookReading.Quarantine(Channel, body, contentType, "not JSON");
        using (document)
            return LookAtEvent(document.RootElement, body, contentType);
    }

    /// <inheritdoc/>
    public Task AnswerAsync(HttpContext context, WebhookReading reading, bool isNew, long receivedAt)
    {
        if (reading.AnsweredInline is { } key)
            return isNew ? answers.AnswerAsync(context, key, receivedAt) : Task.CompletedTask;
        if (reading.Echo is not { } echo)
            return Task.CompletedTask;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(echo, Encoding.UTF8, context.RequestAborted);
    }

    private WebhookReading LookAtEvent(JsonElement root, ReadOnlyMemory<byte> body, string contentType)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return WebhookReading.Quarantine(Channel, body, contentType, "not a JSON object");
        switch (root.At("type"u8).Id())
        {
            case "url_verification":
                return WebhookReading.Nothing with { Echo = root.At("challenge"u8).Text() };
            case "app_rate_limited":
                LogRateLimited();
                return WebhookReading.Nothing;
            case "event_callback":
                Notice(root.At("event"u8));
                return SlackEvent.Read(root) is { } @event && IsForUs(@event)
                    ? WebhookReading.One(Channel, body, contentType, @event.ToItem())
                    : WebhookReading.Nothing;
            default:
                return WebhookReading.Nothing;
        }
    }

    private bool IsForUs(SlackEvent @event) =>
        @event.IsForAssistant(installation.BotUserId) && installation.IsOurs(@event.Team, @event.Enterprise);

    private WebhookReading LookAtForm(IHeaderDictionary headers, ReadOnlyMemory<byte> body, string contentType)
    {
        var form = new FormBody(body.Span);
        // The old certificate check may carry a whole command beside it, which must never run.
        if (form.Bytes("ssl_check"u8) is [(byte)'1'])
            return WebhookReading.Nothing;
        if (form.Bytes("payload"u8) is { } payload)
            return LookAtInteraction(payload, body, contentType);
        if (form.Bytes("command"u8) is null)
            return WebhookReading.Nothing;
        if (SlackCommand.Read(form) is not { } command)
            return WebhookReading.Quarantine(Channel, body, contentType, "a command without user or workspace");
        if (!installation.IsOurs(command.Team, SlackIds.Checked(form.Id("enterprise_id"u8))))
            return WebhookReading.Nothing;
        var item = command.ToItem(body.Span, headers[TimestampHeader]);
        return WebhookReading.One(Channel, body, contentType, item) with { AnsweredInline = item.Key };
    }

    private WebhookReading LookAtInteraction(byte[] payload, ReadOnlyMemory<byte> body, string contentType)
    {
        if (!JsonBody.TryParse(payload, out var document))
            return WebhookReading.Quarantine(Channel, body, contentType, "an interaction that is not JSON");
        using (document)
        {
            return SlackClick.Read(document.RootElement) is { } click
                ? WebhookReading.One(Channel, body, contentType, click.ToItem())
                : WebhookReading.Nothing;
        }
    }

    private void Notice(JsonElement @event)
    {
        if (@event.At("type"u8).Id() is "app_uninstalled" or "tokens_revoked")
            LogUninstalled();
    }
}
