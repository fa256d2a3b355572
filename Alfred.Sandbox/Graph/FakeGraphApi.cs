using Alfred.Sandbox.Deliveries;
using Alfred.Sandbox.Faults;
using Alfred.Sandbox.Feeds;
using Alfred.Sandbox.Files;
using Alfred.Sandbox.Http;
using Alfred.Sandbox.Phones;

namespace Alfred.Sandbox.Graph;

/// <summary>Plays Meta's Graph API: messages, read marks, and the rules of the 24-hour window.</summary>
internal sealed class FakeGraphApi(
    GraphSettings settings, PhoneBook book, MetaWebhooks meta, WebhookSender sender, FaultBoard faults, SandboxFiles files, TrafficLog traffic,
    TimeProvider time)
{
    private const int MaxBody = 256 * 1024;

    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    /// <summary><c>POST /{version}/{phone}/messages</c>.</summary>
    public async Task<IResult> MessagesAsync(HttpRequest request)
    {
        if (Refusal(request, "message") is { } refusal)
            return refusal;
        if (await request.ReadBodyAsync(MaxBody) is not { } body || !JsonReading.TryParse(body, out var document))
            return Answer("message", StatusCodes.Status400BadRequest, 100, "(#100) Invalid parameter");
        using (document)
        {
            var root = document.RootElement;
            return root.At("status").Is("read") ? MarkRead(root) : Send(request.HttpContext, root);
        }
    }

    /// <summary>What every call is refused with at this moment; null for nothing.</summary>
    public IResult? Refusal(HttpRequest request, string what)
    {
        if (!request.CarriesToken(settings.AccessToken))
            return Answer(what, StatusCodes.Status401Unauthorized, 190, "Invalid OAuth access token.");
        if (faults.IsActive(Fault.Outage))
            return Answer(what, StatusCodes.Status503ServiceUnavailable, 2, "Service temporarily unavailable");
        return faults.IsActive(Fault.Throttle) ? Answer(what, StatusCodes.Status429TooManyRequests, 130429, "(#130429) Rate limit hit") : null;
    }

    /// <summary>An error in Meta's form.</summary>
    public IResult Answer(string what, int status, int code, string message)
    {
        traffic.Add(isFromAlfred: true, what, $"{status}, error {code}");
        return Results.Json(new { error = new { message, type = "OAuthException", code, fbtrace_id = "sandbox" } }, statusCode: status);
    }

    private IResult MarkRead(System.Text.Json.JsonElement root)
    {
        if (root.At("message_id").Id() is not { } id || book.Holding(id) is not { } phone)
            return Answer("read mark", StatusCodes.Status400BadRequest, 131009, "Parameter value is not valid");
        // Reading one message means having read those before it.
        foreach (var message in phone.Messages.TakeWhile(message => message.Id != id).Append(phone.Messages.Find(message => message.Id == id)!).Where(static message => !message.IsFromAlfred))
            book.Advance(phone.Id, message.Id, MessageStatus.Read);
        if (root.At("typing_indicator").IsPresent())
            book.ShowTyping(phone.Id);
        traffic.Add(isFromAlfred: true, "read mark", "200");
        return Results.Json(new { success = true });
    }

    private IResult Send(HttpContext context, System.Text.Json.JsonElement root)
    {
        var to = root.At("to").Id() ?? root.At("recipient").Id();
        if (to is null)
            return Answer("message", StatusCodes.Status400BadRequest, 100, "(#100) Invalid parameter");
        if ((book.Find(to.TrimStart('+')) ?? book.Find($"user:{to}")) is not { } phone)
            return Answer("message", StatusCodes.Status400BadRequest, 131030, "Recipient phone number not in allowed list");
        if (root.At("type").Is("reaction"))
            return React(phone, root);
        var id = meta.NextId();
        if (SentMessage.Read(root, new PhoneMessage { Id = id, IsFromAlfred = true, At = time.GetUtcNow(), Status = MessageStatus.Delivered }, files) is not { } message)
            return Answer($"message to {phone.Name}", StatusCodes.Status400BadRequest, 131009, "Parameter value is not valid");
        if (!message.IsTemplate && IsWindowClosed(phone))
            return Answer($"message to {phone.Name}", StatusCodes.Status400BadRequest, 131047, "Re-engagement message");
        Take(phone, message, root.At("biz_opaque_callback_data").Text());
        return Accepted(context, phone, to, id);
    }

    private bool IsWindowClosed(Phone phone) =>
        (book.LastHeard(phone.Id) is { } heard && time.GetUtcNow() - heard >= Window) || faults.IsActive(Fault.ClosedWindow);

    private IResult React(Phone phone, System.Text.Json.JsonElement root)
    {
        var reaction = root.At("reaction");
        var emoji = reaction.At("emoji").Text();
        book.Change(phone.Id, reaction.At("message_id").Id() ?? "", message => message with { AlfredReaction = string.IsNullOrEmpty(emoji) ? null : emoji });
        traffic.Add(isFromAlfred: true, $"reaction to {phone.Name}", "200");
        return Results.Json(new { messaging_product = "whatsapp", messages = new[] { new { id = meta.NextId() } } });
    }

    private void Take(Phone phone, PhoneMessage message, string? opaqueData)
    {
        if (faults.IsActive(Fault.FailedDelivery))
        {
            book.Add(phone.Id, message with { Status = MessageStatus.Failed, Problem = "not delivered (131026)" });
            sender.Send(meta.Status(phone, message.Id, "failed", opaqueData, error: 131026));
            return;
        }

        book.Add(phone.Id, message);
        sender.Send(meta.Status(phone, message.Id, "sent", opaqueData));
        sender.Send(meta.Status(phone, message.Id, "delivered", opaqueData));
    }

    private IResult Accepted(HttpContext context, Phone phone, string to, string id)
    {
        if (faults.IsActive(Fault.CutAnswer))
        {
            traffic.Add(isFromAlfred: true, $"message to {phone.Name}", "taken, then cut");
            context.Abort();
            return Results.Empty;
        }

        traffic.Add(isFromAlfred: true, $"message to {phone.Name}", "200");
        return Results.Json(new { messaging_product = "whatsapp", contacts = new[] { new { input = to, wa_id = phone.Id } }, messages = new[] { new { id } } });
    }
}
