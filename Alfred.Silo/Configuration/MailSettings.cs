using Alfred.Gateway.Mail;

namespace Alfred.Silo.Configuration;

/// <summary>The mailboxes of <c>IMAP_URL</c>. Outside production an instance for work without any has the sandbox's.</summary>
internal static class MailSettings
{
    private const string Form = "imaps://user:password@imap.example.com/INBOX, several separated by spaces";

    public static ImmutableArray<MailboxOptions> Read(VariableReader reader, InstanceKind kind, bool hasSandbox, int port)
    {
        // Only skills for work read mail.
        if (kind != InstanceKind.Biz)
        {
            reader.RefuseUnused("is set, but only Alfred-Biz reads mail. Remove it.", "IMAP_URL");
            return [];
        }

        return reader.Read(
            "IMAP_URL", hasSandbox ? ImmutableArray.Create(Sandbox(port)) : [], text => Parse(text, reader.IsProduction));
    }

    /// <exception cref="FormatException">
    /// The rest of a sentence that begins with the variable's name; it quotes no part of the value.
    /// </exception>
    internal static ImmutableArray<MailboxOptions> Parse(string text, bool isProduction)
    {
        ImmutableArray<MailboxOptions> mailboxes =
            [.. text.Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(url => ParseOne(url, isProduction))];
        return mailboxes.DistinctBy(mailbox => mailbox.Name, StringComparer.OrdinalIgnoreCase).Count() == mailboxes.Length
            ? mailboxes
            : throw new FormatException("names one mailbox twice. Remove one of them");
    }

    // The port is chosen when it starts.
    private static MailboxOptions Sandbox(int port) => new()
    {
        Name = "team@example.com",
        Host = "127.0.0.1",
        Port = 0,
        IsEncrypted = false,
        User = "team@example.com",
        Secret = "sandbox",
        LinkTemplate = $"http://127.0.0.1:{port}/sandbox/mail/{{number}}",
        IsSandbox = true,
    };

    private static MailboxOptions ParseOne(string text, bool isProduction)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("imaps" or "imap") || url.Host.Length == 0
            || url.UserInfo.Split(':') is not [{ Length: > 0 } named, { Length: > 0 } secret])
        {
            throw new FormatException(
                $"is not of the form {Form}. Write special characters of user and password with percent signs: @ is %40");
        }

        // A password over a connection that anybody can read is a password given away.
        if (url.Scheme == "imap" && !Formats.IsLoopback(url))
            throw new FormatException("must begin with imaps:// (TLS), as a password is sent there");
        var (user, usesOAuth) = named.Split(';') switch
        {
            [var name] => (name, false),
            [var name, var way] when way.Equals("AUTH=XOAUTH2", StringComparison.OrdinalIgnoreCase) => (name, true),
            _ => throw new FormatException("asks for a way to sign in that is not known. Leave it out, or write user;AUTH=XOAUTH2"),
        };
        var query = Query(url);
        var folder = Uri.UnescapeDataString(url.AbsolutePath.Trim('/'));
        user = Uri.UnescapeDataString(user);
        var address = user.Contains('@', StringComparison.Ordinal) ? user : $"{user}@{url.IdnHost}";
        return new()
        {
            Name = folder is "" or "INBOX" ? address : $"{address}/{folder}",
            Host = url.HostNameType == UriHostNameType.IPv6 ? url.Host.Trim('[', ']') : url.IdnHost,
            Port = url.Port > 0 ? url.Port : url.Scheme == "imaps" ? 993 : 143,
            IsEncrypted = url.Scheme == "imaps",
            User = user,
            Secret = Uri.UnescapeDataString(secret),
            UsesOAuth = usesOAuth,
            Tokens = usesOAuth && query.TryGetValue("token", out var token)
                ? new(Formats.ApiUrl(token, isProduction), query.GetValueOrDefault("client", ""), query.GetValueOrDefault("secret", ""))
                : null,
            Folder = folder.Length == 0 ? "INBOX" : folder,
            LinkTemplate = query.TryGetValue("link", out var link) ? Link(link) : null,
        };
    }

    private static Dictionary<string, string> Query(Uri url)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            if (pair.Split('=', 2) is not [("token" or "client" or "secret" or "link") and var name, var value])
                throw new FormatException("has something behind the ? that is none of link, token, client, secret");
            values[name] = Uri.UnescapeDataString(value);
        }

        return values;
    }

    private static string Link(string template) =>
        Uri.TryCreate(template, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            && template.Contains("{id}", StringComparison.Ordinal)
            ? template
            : throw new FormatException("has a link that is no address of the web with {id} in it");
}
