using System.Text.Json;
using Alfred.Sandbox.Deliveries;
using Alfred.Sandbox.Faults;
using Alfred.Sandbox.Feeds;
using Alfred.Sandbox.Files;
using Alfred.Sandbox.Graph;
using Alfred.Sandbox.Http;

namespace Alfred.Sandbox.Phones;

/// <summary>
/// Brings what Alfred sends by the Graph API onto the phones, with the faults that are switched on, and reports what became of it.
/// </summary>
internal sealed class PhoneDelivery(
    GraphSettings settings,
    PhoneBook book,
    PhoneWebhooks webhooks,
    WebhookSender sender,
    FaultBoard faults,
    SandboxFiles files,
    TrafficLog traffic,
    TimeProvider time) : IGraphBackend
{
    public string AccessToken => settings.AccessToken;

    public TimeSpan Latency => TimeSpan.Zero;

    public FakeAnswer? Decide(GraphCall call)
    {
        if (Outage() is { } outage)
            return outage;
        return faults.IsActive(Fault.CutAnswer) ? new FakeAnswer.AcceptAndCut() : null;
    }

    public FakeAnswer.Respond? Decide(GraphFileMethod method, HttpRequest request) => Outage();

    public FakeAnswer? MarkRead(GraphCall call, JsonElement mark)
    {
        if (Outage() is { } outage)
            return outage;
        if (mark.At("message_id").Id() is not { } id || book.Holding(id) is not { } phone)
            return GraphError.Of(GraphError.BadValue, message: "Parameter value is not valid");
        // Reading one message means having read those before it.
        var read = phone.Messages.FindIndex(message => message.Id == id) + 1;
        foreach (var message in phone.Messages.Take(read).Where(static message => !message.IsFromAlfred))
            book.Advance(phone.Id, message.Id, MessageStatus.Read);
        if (mark.At("typing_indicator").IsPresent())
            book.ShowTyping(phone.Id);
        return null;
    }

    public FakeAnswer.Respond? Refuse(GraphCall call, JsonElement message)
    {
        if (PhoneOf(call) is null)
            return GraphError.Of(GraphError.UnknownRecipient, message: "Recipient phone number not in allowed list");
        if (message.At("type").Text() is "image" or "audio" or "video" or "document" or "sticker"
            && SentMessage.FileOf(message, files) is null)
            return GraphError.Of(GraphError.BadValue, message: "Parameter value is not valid");
        // A reaction opens and needs no window.
        return message.At("reaction").IsPresent() ? null : book.Limits.Check(call, message) ?? ClosedWindow(message);
    }

    public void Accept(GraphCall call, string id, JsonElement message)
    {
        var phone = PhoneOf(call)!;
        if (message.At("type").Is("reaction"))
        {
            React(phone, message.At("reaction"));
            return;
        }

        var empty = new PhoneMessage { Id = id, IsFromAlfred = true, At = time.GetUtcNow(), Status = MessageStatus.Delivered };
        var bubble = SentMessage.Read(message, empty, files);
        if (faults.IsActive(Fault.FailedDelivery))
        {
            book.Add(phone.Id, bubble with { Status = MessageStatus.Failed, Problem = $"not delivered ({GraphError.Undeliverable})" });
            sender.Send(webhooks.Status(phone, id, "failed", call.OpaqueData, GraphError.Undeliverable));
            return;
        }

        book.Add(phone.Id, bubble);
        sender.Send(webhooks.Status(phone, id, "sent", call.OpaqueData));
        sender.Send(webhooks.Status(phone, id, "delivered", call.OpaqueData));
    }

    public void Upload(SandboxFile file, string product, HttpRequest request)
    {
        // Nobody sees a file before a message brings it.
    }

    public GraphFileAddress Describe(GraphFileAddress address) => address;

    public void Trace(string what, GraphCall? call, string status) =>
        traffic.Add(isFromAlfred: true, call is not null && PhoneOf(call) is { } phone ? $"{what} to {phone.Name}" : what, status);

    private void React(Phone phone, JsonElement reaction)
    {
        var emoji = reaction.At("emoji").Id();
        book.Change(phone.Id, reaction.At("message_id").Text() ?? "", message => message with { AlfredReaction = emoji });
    }

    private FakeAnswer.Respond? Outage()
    {
        if (faults.IsActive(Fault.Outage))
            return GraphError.Of(GraphError.Unavailable, 503, "Service temporarily unavailable");
        return faults.IsActive(Fault.Throttle) ? GraphError.Of(GraphError.RateLimited, 429, "Rate limit hit") : null;
    }

    private FakeAnswer.Respond? ClosedWindow(JsonElement message) =>
        !message.At("template").IsPresent() && faults.IsActive(Fault.ClosedWindow)
            ? GraphError.Of(GraphError.ClosedWindow, message: "Re-engagement message")
            : null;

    private Phone? PhoneOf(GraphCall call) => book.Find(call.Person) ?? book.Find(PhoneWebhooks.UserPrefix + call.Person);
}
