namespace Alfred.Gateway.Mail;

/// <summary>Where a person opens a message.</summary>
internal static class MailLink
{
    private const int MaxLength = 500;
    private const string Gmail = "https://mail.google.com/mail/u/?authuser={user}#search/rfc822msgid%3A{id}";

    /// <summary>The link of a message; null for one that no link can name.</summary>
    public static string? Of(MailboxOptions mailbox, string? messageId, uint number)
    {
        var template = mailbox.LinkTemplate ?? (mailbox.Host == "imap.gmail.com" ? Gmail : "mid:{id}");
        // The id is a stranger's text: nothing of it stays that could end the link or begin another one.
        if (string.IsNullOrEmpty(messageId) && template.Contains("{id}", StringComparison.Ordinal))
            return null;
        var link = template
            .Replace("{user}", Uri.EscapeDataString(mailbox.User), StringComparison.Ordinal)
            .Replace("{number}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{id}", Uri.EscapeDataString(messageId ?? "").Replace("%40", "@", StringComparison.Ordinal), StringComparison.Ordinal);
        return link.Length <= MaxLength ? link : null;
    }
}
