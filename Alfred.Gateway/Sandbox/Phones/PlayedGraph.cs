using Alfred.Gateway.Access;
using Alfred.Gateway.Sandbox.Deliveries;
using Alfred.Gateway.Sandbox.Faults;
using Alfred.Gateway.Sandbox.Feeds;
using Alfred.Gateway.Sandbox.Files;
using Alfred.Gateway.Webhooks;
using Alfred.Gateway.WhatsApp;

namespace Alfred.Gateway.Sandbox.Phones;

/// <summary>Plays Meta's Graph API: messages, read marks, and the rules of the 24-hour window.</summary>
internal sealed class PlayedGraph(
    WhatsAppOptions options, PhoneBook book, MetaPost meta, Courier courier, FaultBoard faults, SandboxFiles files, TrafficLog traffic, BodyBudget budget, TimeProvider time)
{
    private const int MaxBody = 256 * 1024;

    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    /// <summary><c>POST /{version}/{phone}/messages</c>.</summary>
    public async Task<IResult> MessagesAsync(HttpRequest request)
    {
        if (Refusal(request, "message") is { } refusal)
            return refusal;
        if (await RequestBody.ReadAsync(request, MaxBody, budget) is not { } body || !JsonBody.TryParse(body, out var document))
            return Answer("message", StatusCodes.Status400BadRequest, 100, "(#100) Invalid parameter");
        using (document)
        {
            var root = document.RootElement;
            return root.At("status"u8).Is("read"u8) ? MarkRead(root) : Send(request.HttpContext, root);
        }
    }

    /// <summary>What every call is refused with at this moment; null for nothing.</summary>
    public IResult? Refusal(HttpRequest request, string what)
    {
        if (!BearerToken.IsCarriedBy(request, options.AccessToken))
            return Answer(what, StatusCodes.Status401Unauthorized, 190, "Invalid OAuth access token.");
        if (faults.Strikes(Fault.Outage))
            return Answer(what, StatusCodes.Status503ServiceUnavailable, 2, "Service temporarily unavailable");
        return faults.Strikes(Fault.Throttle) ? Answer(what, StatusCodes.Status429TooManyRequests, 130429, "(#130429) Rate limit hit") : null;
    }

    /// <summary>An error in Meta's form.</summary>
    public IResult Answer(string what, int status, int code, string message)
    {
        traffic.Add(isFromAlfred: true, what, $"{status}, error {code}");
        return Results.Json(new { error = new { message, type = "OAuthException", code, fbtrace_id = "sandbox" } }, statusCode: status);
    }

    private IResult MarkRead(System.Text.Json.JsonElement root)
    {
        if (root.At("message_id"u8).Id() is not { } id || book.Holding(id) is not { } phone)
            return Answer("read mark", StatusCodes.Status400BadRequest, 131009, "Parameter value is not valid");
        // Reading one message means having read those before it.
        foreach (var message in phone.Messages.TakeWhile(message => message.Id != id).Append(phone.Messages.Find(message => message.Id == id)!).Where(static message => !message.IsFromAlfred))
            book.Advance(phone.Id, message.Id, MessageStatus.Read);
        if (root.At("typing_indicator"u8).IsPresent())
            book.ShowTyping(phone.Id);
        traffic.Add(isFromAlfred: true, "read mark", "200");
        return Results.Json(new { success = true });
    }

    private IResult Send(HttpContext context, System.Text.Json.JsonElement root)
    {
        var to = root.At("to"u8).Id() ?? root.At("recipient"u8).Id();
        if (to is null)
            return Answer("message", StatusCodes.Status400BadRequest, 100, "(#100) Invalid parameter");
        if ((book.Find(to.TrimStart('+')) ?? book.Find($"user:{to}")) is not { } phone)
            return Answer("message", StatusCodes.Status400BadRequest, 131030, "Recipient phone number not in allowed list");
        if (root.At("type"u8).Is("reaction"u8))
            return React(phone, root);
        var id = meta.NextId();
        if (SentMessage.Read(root, new PhoneMessage { Id = id, IsFromAlfred = true, At = time.GetUtcNow(), Status = MessageStatus.Delivered }, files) is not { } message)
            return Answer($"message to {phone.Name}", StatusCodes.Status400BadRequest, 131009, "Parameter value is not valid");
        if (!message.IsTemplate && IsWindowClosed(phone))
            return Answer($"message to {phone.Name}", StatusCodes.Status400BadRequest, 131047, "Re-engagement message");
        Take(phone, message, root.At("biz_opaque_callback_data"u8).Text());
        return Accepted(context, phone, to, id);
    }

    private bool IsWindowClosed(Phone phone) =>
        (book.LastHeard(phone.Id) is { } heard && time.GetUtcNow() - heard >= Window) || faults.Strikes(Fault.ClosedWindow);

    private IResult React(Phone phone, System.Text.Json.JsonElement root)
    {
        var reaction = root.At("reaction"u8);
        var emoji = reaction.At("emoji"u8).Text();
        book.Change(phone.Id, reaction.At("message_id"u8).Id() ?? "", message => message with { AlfredReaction = string.IsNullOrEmpty(emoji) ? null : emoji });
        traffic.Add(isFromAlfred: true, $"reaction to {phone.Name}", "200");
        return Results.Json(new { messaging_product = "whatsapp", messages = new[] { new { id = meta.NextId() } } });
    }

    private void Take(Phone phone, PhoneMessage message, string? opaqueData)
    {
        if (faults.Strikes(Fault.FailedDelivery))
        {
            book.Add(phone.Id, message with { Status = MessageStatus.Failed, Problem = "not delivered (131026)" });
            courier.Send(meta.Status(phone, message.Id, "failed", opaqueData, error: 131026));
            return;
        }

        book.Add(phone.Id, message);
        courier.Send(meta.Status(phone, message.Id, "sent", opaqueData));
        courier.Send(meta.Status(phone, message.Id, "delivered", opaqueData));
    }

    private IResult Accepted(HttpContext context, Phone phone, string to, string id)
    {
        if (faults.Strikes(Fault.CutAnswer))
        {
            traffic.Add(isFromAlfred: true, $"message to {phone.Name}", "taken, then cut");
            context.Abort();
            return Results.Empty;
        }

        traffic.Add(isFromAlfred: true, $"message to {phone.Name}", "200");
        return Results.Json(new { messaging_product = "whatsapp", contacts = new[] { new { input = to, wa_id = phone.Id } }, messages = new[] { new { id } } });
    }
}
