using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Alfred.Sandbox.Deliveries;
using Alfred.Sandbox.Files;
using Alfred.Sandbox.Graph;

namespace Alfred.Sandbox.Phones;

/// <summary>What a person does on a phone: each becomes a bubble and a webhook.</summary>
internal sealed class PhoneActions(PhoneBook book, PhoneWebhooks webhooks, WebhookSender sender, SandboxFiles files, TimeProvider time)
{
    /// <summary>Writes a text, perhaps as an answer to a message.</summary>
    public void Say(Phone phone, string text, string? quotedId) =>
        Send(phone, "text", new JsonObject { ["body"] = text }, message => message with { Text = text, QuotedId = quotedId });

    /// <summary>Picks a button or a row of a list; false for one that the message has not.</summary>
    public bool Pick(Phone phone, string messageId, string optionId)
    {
        var asked = phone.Messages.Find(message => message.Id == messageId);
        if (asked?.Options.FirstOrDefault(option => option.Id == optionId) is not { } option)
            return false;
        var (type, content) = asked switch
        {
            { IsTemplate: true } => ("button", new JsonObject { ["payload"] = option.Id, ["text"] = option.Title }),
            { ListLabel: null } => ("interactive", MetaWebhook.Interactive("button_reply", option.Id, option.Title)),
            _ => ("interactive", MetaWebhook.Interactive("list_reply", option.Id, option.Title, option.Description)),
        };
        Send(phone, type, content, message => message with { Text = option.Title, QuotedId = messageId });
        return true;
    }

    /// <summary>Puts an emoji on a message of Alfred's; an empty one takes it away.</summary>
    public void React(Phone phone, string messageId, string emoji)
    {
        book.Change(phone.Id, messageId, message => message with { PersonReaction = emoji.Length == 0 ? null : emoji });
        var reaction = new JsonObject { ["message_id"] = messageId, ["emoji"] = emoji };
        sender.Send(webhooks.Message(phone, webhooks.NextId(), "reaction", reaction));
    }

    /// <summary>Sends a file.</summary>
    public void SendFile(Phone phone, SandboxFile file, string caption)
    {
        var media = new JsonObject { ["id"] = file.Id, ["mime_type"] = file.MediaType, ["sha256"] = HashOf(file) };
        var type = file.MediaType.Split('/')[0] is ("image" or "audio" or "video") and var kind ? kind : "document";
        if (type == "audio")
            media["voice"] = file.IsVoice;
        else if (caption.Length > 0)
            media["caption"] = caption;
        if (type == "document" && file.Name is not null)
            media["filename"] = file.Name;
        Send(phone, type, media, message => message with { Text = type == "audio" ? "" : caption, File = file });
    }

    /// <summary>The person looks at the phone: what arrived counts as read.</summary>
    public void See(Phone phone)
    {
        foreach (var message in phone.Messages.Where(static message => message is { IsFromAlfred: true, Status: MessageStatus.Delivered }))
        {
            book.Advance(phone.Id, message.Id, MessageStatus.Read);
            sender.Send(webhooks.Status(phone, message.Id, "read", opaqueData: null));
        }
    }

    private void Send(Phone phone, string type, JsonObject content, Func<PhoneMessage, PhoneMessage> describe)
    {
        var message = describe(new() { Id = webhooks.NextId(), IsFromAlfred = false, At = time.GetUtcNow(), Status = MessageStatus.Sent });
        book.Add(phone.Id, message);
        var webhook = webhooks.Message(phone, message.Id, type, content, message.QuotedId);
        sender.Send(webhook with { Settled = isTaken => Settle(phone, message, isTaken) });
    }

    private void Settle(Phone phone, PhoneMessage message, bool isTaken)
    {
        if (isTaken)
            book.Advance(phone.Id, message.Id, MessageStatus.Delivered);
        else
            book.Advance(phone.Id, message.Id, MessageStatus.Failed, "Alfred did not answer");
    }

    private string HashOf(SandboxFile file) =>
        files.Find(file.Id) is var (_, content) ? Convert.ToBase64String(SHA256.HashData(content.Span)) : "";
}
