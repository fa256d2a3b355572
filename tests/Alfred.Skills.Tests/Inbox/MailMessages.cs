using Alfred.Mailboxes;
using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Inbox;

/// <summary>A team with a mailbox, and the mail in it.</summary>
internal sealed class MailMessages
{
    public const string Team = "team@acme.example";

    private MailMessages(Chat chat)
    {
        Chat = chat;
        Mailboxes.Mail[Team] = [];
    }

    public Chat Chat { get; }

    public TestMailReader Mailboxes => Chat.Grains.Mailboxes;

    public static MailMessages Of(string language = "en")
    {
        var mail = new MailMessages(Chat.Biz());
        mail.Chat.Language = SkillSet.Languages[language];
        return mail;
    }

    /// <summary>Puts a message in, received so many hours ago.</summary>
    public MailMessage Add(
        string subject, string text = "", string from = "bob@globex.example", string name = "Bob Stone", double hoursAgo = 2,
        string mailbox = Team, Func<MailMessage, MailMessage>? change = null)
    {
        if (!Mailboxes.Mail.TryGetValue(mailbox, out var messages))
            Mailboxes.Mail[mailbox] = messages = [];
        var message = Make(messages.Count + 1, subject, text, from, name) with
        {
            ReceivedAt = Chat.Now.ToDateTimeOffset().ToUniversalTime().AddHours(-hoursAgo),
        };
        message = change?.Invoke(message) ?? message;
        messages.Add(message);
        return message;
    }

    public static MailMessage Make(long number, string subject, string text, string from, string name) => new()
    {
        Number = number, ReceivedAt = default, Subject = subject, Text = text, From = from, FromName = name, Thread = $"<{number}@x>",
        Link = $"https://mail.example/{number}",
    };
}
